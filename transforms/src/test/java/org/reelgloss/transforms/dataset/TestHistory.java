package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * What runs with several captionings may have left in a root: videos of two events, some of whose
 * clips failed, copies, failed inputs, files that changed and changed back, and second copies by
 * replays. As in a run, answers that are known are not asked for again.
 */
final class TestHistory {
  static final List<Captioning> CAPTIONINGS =
      List.of(
          captioning("1", "1", "s"),
          captioning("1", "1", "t"),
          captioning("2", "1", "s"),
          captioning("2", "1", "t"),
          Captioning.UNKNOWN);

  private final OutputRoot root;
  private final Random random;

  TestHistory(OutputRoot root, long seed) {
    this.root = root;
    random = new Random(seed);
  }

  private static Captioning captioning(String a, String b, String selector) {
    return new Captioning(
        Map.of("teacher a", a, "teacher b", b, "selector", selector, "export", "none"));
  }

  /** Publishes this often. */
  void publish(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Captioning captioning = CAPTIONINGS.get(random.nextInt(CAPTIONINGS.size()));
      Commits commits = Commits.read(root);
      KnownAnswers known = new KnownAnswers(root, captioning);
      List<VideoUnit> units = new ArrayList<>();
      int first = random.nextInt(6);
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        units.add(unit(String.valueOf((char) ('a' + first + j)), commits, known));
      }
      new Publisher(root, captioning).publish(units);
    }
  }

  private VideoUnit unit(String uri, Commits commits, KnownAnswers known) throws IOException {
    String revision = random.nextInt(4) == 0 ? "r2" : "r1";
    int next = commits.attempts(uri, revision + "/");
    int attempt = next > 0 && random.nextInt(4) == 0 ? next - 1 : next;
    SplitVideo video = TestUnits.video(uri, revision, 2, attempt);
    int kind = random.nextInt(8);
    if (kind == 0) {
      return TestUnits.failed(uri, revision, attempt);
    }
    if (kind == 1) {
      SourceVideo copy =
          SourceVideo.newBuilder(video.getSource()).setVideoId("a-id").setDuplicateOf("a").build();
      return TestUnits.bare(SplitVideo.newBuilder(video).setSource(copy).build());
    }
    return whole(video, known);
  }

  private VideoUnit whole(SplitVideo video, KnownAnswers known) throws IOException {
    SourceVideo source = video.getSource();
    List<CaptionedClip> clips = new ArrayList<>();
    List<FailedElement> failures = new ArrayList<>();
    for (int event = 0; event < 2; event++) {
      CaptionedClip bare =
          TestUnits.clip(source.getUri(), source.getRevision(), event, source.getAttempt());
      if (random.nextInt(4) == 0) {
        String code = random.nextBoolean() ? "NO_FRAMES" : "UNDECODABLE";
        String id = bare.getClip().getClipId();
        failures.add(Failures.ofClip(source, id, "Choose", code, "gone " + random.nextInt()));
      } else {
        Map<String, CaptionCandidate> said = known.of(bare.getClip());
        List<CaptionCandidate> candidates = new ArrayList<>();
        for (String teacher : List.of("a", "b")) {
          CaptionCandidate before = said.get(teacher);
          candidates.add(before == null ? candidate(teacher) : before);
        }
        clips.add(CaptionedClip.newBuilder(bare).setCandidates(candidates).build());
      }
    }
    return VideoUnit.newBuilder().setVideo(video).setClips(clips).setFailures(failures).build();
  }

  private CaptionCandidate candidate(String teacher) {
    boolean silent = random.nextInt(4) == 0;
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("m")
        .setOutcome(silent ? Outcome.ERROR : Outcome.SUCCESS)
        .setText(silent ? null : "Said " + random.nextInt() + ".")
        .build();
  }
}
