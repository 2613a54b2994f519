package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.dataset.Commit;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/** A made-up dataset of clips of one video, c0, c1 and so on, each with a film and a picture. */
final class TestDataset {
  static final String FILM = "0123456789";

  private final Path root;
  private final List<CaptionedClip> clips = new ArrayList<>();

  TestDataset(Path root) {
    this.root = root;
  }

  /**
   * Adds a clip.
   *
   * @param said teacher and text, divided by a colon; one without text failed
   */
  CaptionedClip add(String... said) throws IOException {
    String id = "c" + clips.size();
    Files.createDirectories(root.resolve("clips"));
    Files.createDirectories(root.resolve("frames"));
    Files.writeString(root.resolve("clips/" + id + ".mp4"), FILM, UTF_8);
    Files.writeString(root.resolve("frames/" + id + ".jpg"), "picture", UTF_8);
    CaptionedClip clip =
        CaptionedClip.newBuilder()
            .setClip(
                Clip.newBuilder()
                    .setClipId(id)
                    .setVideoId("v")
                    .setUri("/archive/v.mp4")
                    .setStartFrame(0)
                    .setEndFrame(10)
                    .setStartMs(0)
                    .setEndMs(400)
                    .setMedia("clips/" + id + ".mp4")
                    .setContactSheet("frames/" + id + ".jpg")
                    .build())
            .setCandidates(List.of(said).stream().map(TestDataset::candidate).toList())
            .build();
    clips.add(clip);
    return clip;
  }

  /** Adds clips of which teachers a, b and c said "A0", "B0" and "C0", and so on. */
  TestDataset addAll(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int n = clips.size();
      add("a:A" + n, "b:B" + n, "c:C" + n);
    }
    return this;
  }

  /** Puts another record in the place of the last one. */
  void replaceLast(CaptionedClip clip) {
    clips.set(clips.size() - 1, clip);
  }

  static CaptionCandidate candidate(String said) {
    String[] parts = said.split(":", 2);
    CaptionCandidate.Builder candidate =
        CaptionCandidate.newBuilder().setTeacher(parts[0]).setModel(parts[0] + "/1");
    return parts.length == 1
        ? candidate.setOutcome(Outcome.ERROR).build()
        : candidate.setOutcome(Outcome.SUCCESS).setText(parts[1]).build();
  }

  /** Writes all clips and opens the dataset. */
  Dataset write() throws IOException {
    Path file = root.resolve("dataset/all.avro");
    Files.createDirectories(file.getParent());
    try (DataFileWriter<CaptionedClip> out =
        new DataFileWriter<>(new SpecificDatumWriter<>(CaptionedClip.class))) {
      out.create(CaptionedClip.getClassSchema(), file.toFile());
      for (CaptionedClip clip : clips) {
        out.append(clip);
      }
    }
    Commit.Input input =
        new Commit.Input("/archive/v.mp4", "1", "", "v", false, false, clips.size(), 0, 0);
    Files.createDirectories(root.resolve("_commits"));
    new ObjectMapper()
        .writeValue(
            root.resolve("_commits/commit-1.json").toFile(),
            new Commit(1, Map.of(), List.of("dataset/all.avro"), List.of(input)));
    return Dataset.open(OutputRoot.of(root.toString()));
  }
}
