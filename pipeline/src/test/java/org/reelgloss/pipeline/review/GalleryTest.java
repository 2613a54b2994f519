package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.pipeline.review.Gallery.Contents;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.schemas.SplitVideo;

class GalleryTest {
  private static final RunSummary NOTHING = RunSummary.newBuilder().build();
  private static final SplitVideo VIDEO = Records.video("ab", "/archive/harbour.mp4");

  @TempDir Path root;

  @Test
  void showsWhatAVideoIsAndWhatBecameOfIt() throws IOException {
    String page = page(VIDEO, Records.captioned(Records.clip("ab", 0, 100), "A boat leaves"));

    assertThat(
        page,
        allOf(
            containsString(">harbour.mp4</h2>"),
            containsString("0:00:10.000 · 640 × 360 · h264 · 25 fps · 312 kB · 1 of 2 clips shown"),
            containsString("class=\"drop\" style=\"left:40%;width:10%\""),
            containsString("class=\"cut\" style=\"left:40%\" title=\"Cut at 0:00:04.000\""),
            containsString("style=\"left:0%;width:40%\" title=\"Clip 0–4 s\""),
            containsString("href=\"#clip-ab-0-100\""),
            not(containsString("href=\"#clip-ab-125-250\"")),
            containsString("4–5 s dropped: still, distance 0.03 below 0.15</li>")));
  }

  @Test
  void showsAClipWithItsPictureCaptionAndTimes() throws IOException {
    String page = page(VIDEO, Records.captioned(Records.clip("ab", 125, 250), "A boat leaves"));

    assertThat(
        page,
        allOf(
            containsString(">A boat leaves</h3>"),
            containsString(
                "<img src=\"../frames/ab/ab-125-250.jpg\""
                    + " alt=\"Frames of the clip 0:00:05.000 – 0:00:10.000\""),
            containsString(">0:00:05.000 – 0:00:10.000</span>"),
            not(containsString("<video"))));
  }

  @Test
  void playsAClipThatWasExported() throws IOException {
    String page =
        page(
            VIDEO,
            Records.captioned(Records.clip("ab", 0, 100).setMedia("clips/ab/a b.mp4"), "A boat"));

    assertThat(
        page,
        containsString(
            "<video controls loop muted playsinline preload=\"metadata\""
                + " src=\"../clips/ab/a%20b.mp4\""));
  }

  @Test
  void listsCandidatesWithTheChosenFirstAndWhyOthersHaveNoCaption() throws IOException {
    CaptionedClip clip =
        CaptionedClip.newBuilder()
            .setClip(Records.clip("ab", 0, 100).build())
            .setCandidates(
                List.of(
                    Records.candidate("ears", Outcome.NO_INPUT).setMessage("No subtitles").build(),
                    Records.candidate("nose", Outcome.SUCCESS).setText("B").setScore(0.4).build(),
                    Records.candidate("eyes", Outcome.SUCCESS).setText("A").setScore(0.1).build()))
            .setCaption("A")
            .setTeacher("eyes")
            .build();

    String page = page(VIDEO, clip);

    String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    assertThat(
        table.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").trim(),
        is(
            "eyes eyes 1 A chosen 0.100 nose nose 1 B 0.400"
                + " ears ears 1 no input No subtitles"));
    assertThat(table, allOf(containsString("width:25%"), containsString("width:100%")));
  }

  @Test
  void showsSubtitlesOfAClip() throws IOException {
    String page =
        page(
            VIDEO,
            Records.captioned(
                Records.clip("ab", 0, 100)
                    .setSubtitles(List.of(Records.subtitle(1_500, "Cast off!"))),
                "A boat"));

    assertThat(
        page,
        allOf(
            containsString("<summary>1 subtitle</summary>"),
            containsString(">0:00:01.500</span>"),
            containsString(">Cast off!</q>")));
  }

  @Test
  void headsThePageWithTotalsTeachersAndModels() throws IOException {
    RunSummary summary =
        RunSummary.newBuilder()
            .setVideos(1_234)
            .setClips(0)
            .setFailures(5)
            .setVideoSeconds(7_200)
            .setChosen(Map.of("eyes", 3L, "ears", 1L))
            .setOutcomes(Map.of("eyes", Map.of("SUCCESS", 3L, "ERROR", 1L)))
            .setModels(Map.of("selector", "matcher 2"))
            .build();

    String page = page(new Contents(List.of(), List.of(), List.of(), summary));

    assertThat(
        page,
        allOf(
            containsString("<dt>Videos</dt>\n<dd>1,234</dd>"),
            containsString("<dt>Failures</dt>\n<dd>5</dd>"),
            containsString("<dd>2 h</dd>"),
            containsString("width:75%"),
            containsString(">3 · 75 %</span>"),
            containsString(">answered 3 of 4</span>"),
            containsString(">selector</dt>\n<dd dir=\"auto\">matcher 2</dd>"),
            containsString("There are no videos yet.")));
  }

  @Test
  void listsFailures() throws IOException {
    FailedElement failure =
        FailedElement.newBuilder()
            .setUri("/archive/broken.mp4")
            .setStage("SplitVideos")
            .setCode("UNREADABLE")
            .setMessage("moov atom not found")
            .build();

    String page = page(new Contents(List.of(), List.of(), List.of(failure), NOTHING));

    assertThat(
        page.substring(page.indexOf("id=\"failures\"")),
        allOf(
            containsString(">SplitVideos</td>"),
            containsString(">UNREADABLE</span>"),
            containsString(">moov atom not found</td>"),
            containsString(">/archive/broken.mp4</span>")));
  }

  @Test
  void saysHowManyClipsItLeavesOut() throws IOException {
    List<CaptionedClip> clips =
        IntStream.range(0, 501)
            .mapToObj(n -> Records.captioned(Records.clip("ab", n, n + 1), "A boat"))
            .toList();
    RunSummary summary = RunSummary.newBuilder().setClips(70_000).build();

    String page = page(new Contents(List.of(VIDEO), clips, List.of(), summary));

    assertThat(page, containsString("This page shows the first 500 of 70,000 clips."));
    assertThat(page.split("<article ", -1).length - 1, is(500));
  }

  @Test
  void whatRecordsSayIsNeverMarkup() throws IOException {
    String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>\u202E";
    SplitVideo video =
        Records.video(Records.source(evil, "/archive/" + evil).setTitle(evil).build());
    CaptionedClip clip =
        CaptionedClip.newBuilder()
            .setClip(
                Records.clip(evil, 0, 100)
                    .setMedia(evil)
                    .setContactSheet(evil)
                    .setSubtitles(List.of(Records.subtitle(0, evil)))
                    .build())
            .setCandidates(List.of(Records.candidate(evil, Outcome.ERROR).setMessage(evil).build()))
            .setCaption(evil)
            .setTeacher(evil)
            .setSelector(evil)
            .build();
    FailedElement failure =
        FailedElement.newBuilder()
            .setUri(evil)
            .setClipId(evil)
            .setStage(evil)
            .setCode(evil)
            .setMessage(evil)
            .build();
    RunSummary summary =
        RunSummary.newBuilder()
            .setChosen(Map.of(evil, 1L))
            .setModels(Map.of(evil, evil))
            .setSettings(Map.of(evil, evil))
            .build();

    String page = page(new Contents(List.of(video), List.of(clip), List.of(failure), summary));

    assertThat(page.split("<script", -1).length - 1, is(1));
    assertThat(page, allOf(not(containsString("<img")), not(containsString("\u202E"))));
    assertThat(page, not(containsString("\"'>")));
  }

  @Test
  void runsNoScriptButItsOwnAndLoadsNothingFromTheNetwork() throws IOException {
    String page = page(new Contents(List.of(), List.of(), List.of(), NOTHING));

    assertThat(
        page,
        allOf(
            containsString("default-src &#39;none&#39;"),
            containsString("script-src &#39;sha256-"),
            not(containsString("http:")),
            not(containsString("https:"))));
  }

  @Test
  void replacesTheFormerPageAndLeavesNoTemporaryFile() throws IOException {
    page(new Contents(List.of(), List.of(), List.of(), NOTHING));

    String page = page(VIDEO, Records.captioned(Records.clip("ab", 0, 100), "A boat leaves"));

    assertThat(page, containsString("A boat leaves"));
    assertThat(names(root.resolve("gallery")), is(List.of("index.html")));
    assertThat(names(root.resolve("_state")), is(List.of()));
  }

  @Test
  void leavesNoTemporaryFileWhereThePageCannotBePlaced() throws IOException {
    Files.createDirectories(root.resolve("gallery/index.html/taken"));

    assertThrows(
        IOException.class,
        () -> Gallery.write(root, new Contents(List.of(), List.of(), List.of(), NOTHING)));

    assertThat(names(root.resolve("_state")), is(List.of()));
  }

  private String page(SplitVideo video, CaptionedClip clip) throws IOException {
    return page(new Contents(List.of(video), List.of(clip), List.of(), NOTHING));
  }

  private String page(Contents contents) throws IOException {
    Gallery.write(root, contents);
    return Files.readString(root.resolve("gallery/index.html"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
