package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

class CaptionClipsTest {
  private static final Clip CLIP = TestClips.clip().build();

  /** Only all three teachers of a clip together come through it. */
  private static final CyclicBarrier MEETING = new CyclicBarrier(3);

  /** Only all three clips of a bundle together come through it. */
  private static final CyclicBarrier CLIPS_MEETING = new CyclicBarrier(3);

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @Test
  void keepsTheOrderOfTheTeachersAndWhatEachAnswered() {
    PCollection<CaptionedClip> captioned =
        caption(
            new Fake("b", clip -> TeacherAnswer.success("A dog.", List.of("frames"))),
            new Fake("c", clip -> TeacherAnswer.noInput("Nothing said")),
            new Fake("a", clip -> TeacherAnswer.truncated("A do", List.of("frames"), "Cut")));

    PAssert.thatSingleton(captioned)
        .satisfies(
            only -> {
              assertThat(only.getClip(), is(CLIP));
              assertThat(only.getCaption().isPresent(), is(false));
              assertThat(
                  only.getCandidates().stream().map(CaptionClipsTest::timeless).toList(),
                  contains(
                      candidate("b", Outcome.SUCCESS, "A dog.", null, "frames"),
                      candidate("c", Outcome.NO_INPUT, null, "Nothing said"),
                      candidate("a", Outcome.TRUNCATED, "A do", "Cut", "frames")));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void makesATeacherThatCannotAnswerAnErrorOfThatTeacherOnly() {
    PCollection<CaptionedClip> captioned =
        caption(
            new Fake(
                "broken",
                clip -> {
                  throw new TeacherException("I see no picture");
                }),
            new Fake("a", clip -> TeacherAnswer.success("A dog.", List.of("frames"))));

    PAssert.thatSingleton(captioned)
        .satisfies(
            only -> {
              assertThat(
                  only.getCandidates().stream().map(CaptionClipsTest::timeless).toList(),
                  contains(
                      candidate("broken", Outcome.ERROR, null, "I see no picture"),
                      candidate("a", Outcome.SUCCESS, "A dog.", null, "frames")));
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(counters(result), is(Map.of("captions-error", 1L, "captions-success", 1L)));
  }

  @Test
  void doesNotAskWhoAnsweredBeforeAndCountsThat() {
    PCollection<CaptionedClip> captioned =
        pipeline
            .apply(Create.of(CLIP).withCoder(AvroCoder.specific(Clip.class)))
            .apply(
                CaptionClips.with(
                        List.of(
                            new Fake("b", clip -> TeacherAnswer.success("A dog.", List.of())),
                            new Fake(
                                "a",
                                clip -> {
                                  throw new IllegalStateException("Asked again");
                                })))
                    .withEarlier(
                        clip ->
                            Map.of(
                                "a", candidate("a", Outcome.SUCCESS, clip.getClipId(), null),
                                "gone", candidate("gone", Outcome.SUCCESS, "Gone.", null))));

    PAssert.thatSingleton(captioned)
        .satisfies(
            only -> {
              assertThat(
                  only.getCandidates().stream().map(CaptionClipsTest::timeless).toList(),
                  contains(
                      candidate("b", Outcome.SUCCESS, "A dog.", null),
                      candidate("a", Outcome.SUCCESS, "v-300-420", null)));
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(counters(result), is(Map.of("captions-known", 1L, "captions-success", 1L)));
  }

  @Test
  void asksAllTeachersAtTheSameTime() {
    PCollection<CaptionedClip> captioned =
        caption(
            new Fake("a", CaptionClipsTest::meet),
            new Fake("b", CaptionClipsTest::meet),
            new Fake("c", CaptionClipsTest::meet));

    PAssert.thatSingleton(captioned)
        .satisfies(
            only -> {
              assertThat(
                  only.getCandidates().stream().map(CaptionCandidate::getOutcome).toList(),
                  contains(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.SUCCESS));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void asksAboutAsManyClipsOfABundleAsTheTeacherTakes() {
    PCollection<CaptionedClip> captioned =
        bundle(3)
            .apply(CaptionClips.with(List.of(new Fake("a", 3, CaptionClipsTest::meetInBundle))));

    PAssert.that(
            captioned.apply(
                MapElements.into(TypeDescriptors.strings()).via(c -> c.getClip().getClipId())))
        .containsInAnyOrder("clip 0", "clip 1", "clip 2");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void keepsTimesAndWindowsOfClipsThatAreAnsweredLater() {
    PCollection<String> seen =
        bundle(100)
            .apply(WithTimestamps.of(clip -> Instant.ofEpochMilli(number(clip) * 1_000L)))
            .apply(Window.into(FixedWindows.of(Duration.standardSeconds(10))))
            .apply(
                CaptionClips.with(
                    List.of(new Fake("a", 2, clip -> TeacherAnswer.success("A.", List.of())))))
            .apply(ParDo.of(new DescribeFn()));

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      expected.add("clip " + i + " at " + i + " s until " + (i / 10 + 1) * 10 + " s");
    }
    PAssert.that(seen).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  /** Says what came when, and in what window. */
  static final class DescribeFn extends DoFn<CaptionedClip, String> {
    @ProcessElement
    public void describe(
        @Element CaptionedClip clip,
        @Timestamp Instant time,
        BoundedWindow window,
        OutputReceiver<String> out) {
      long until = window.maxTimestamp().getMillis() / 1_000 + 1;
      out.output(
          clip.getClip().getClipId()
              + " at "
              + time.getMillis() / 1_000
              + " s until "
              + until
              + " s");
    }
  }

  /** Returns clips that come in one bundle. */
  private PCollection<Clip> bundle(int clips) {
    return pipeline
        .apply(Create.of(clips))
        .apply(FlatMapElements.into(TypeDescriptor.of(Clip.class)).via(CaptionClipsTest::numbered))
        .setCoder(AvroCoder.specific(Clip.class));
  }

  private static List<Clip> numbered(int clips) {
    return IntStream.range(0, clips)
        .mapToObj(i -> TestClips.clip().setClipId("clip " + i).build())
        .toList();
  }

  private static int number(Clip clip) {
    return Integer.parseInt(clip.getClipId().substring("clip ".length()));
  }

  private static TeacherAnswer meetInBundle(ClipEvidence clip) {
    return meet(CLIPS_MEETING, clip);
  }

  @Test
  void failsTheBundleWhereATeacherFailsOtherwise() {
    caption(
        new Fake(
            "down",
            clip -> {
              throw new IllegalStateException("Connection refused");
            }));

    RuntimeException failure =
        assertThrows(RuntimeException.class, () -> pipeline.run().waitUntilFinish());

    assertThat(failure.getMessage(), containsString("A teacher failed on clip v-300-420"));
  }

  @Test
  void refusesTeachersOfTheSameNameAndNone() {
    Teacher.Factory vision = Teachers.named("vision");

    IllegalArgumentException twice =
        assertThrows(
            IllegalArgumentException.class, () -> CaptionClips.with(List.of(vision, vision)));
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> CaptionClips.with(List.of()));

    assertThat(
        twice.getMessage(), is("teachers must have different names, but two are called: vision"));
    assertThat(none.getMessage(), is("teachers must hold at least one teacher, but is empty"));
  }

  @Test
  void listsTheTeachersThatThereAre() {
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> Teachers.named("visoin"));

    assertThat(
        unknown.getMessage(),
        is("teacher must be one of [vision, subtitles, description, ocr], but was: visoin"));
  }

  private PCollection<CaptionedClip> caption(Teacher.Factory... teachers) {
    return pipeline
        .apply(Create.of(CLIP).withCoder(AvroCoder.specific(Clip.class)))
        .apply(CaptionClips.with(List.of(teachers)));
  }

  private static TeacherAnswer meet(ClipEvidence clip) {
    return meet(MEETING, clip);
  }

  private static TeacherAnswer meet(CyclicBarrier meeting, ClipEvidence clip) {
    try {
      meeting.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("The others were not asked", alone);
    }
    return TeacherAnswer.success(clip.clip().getClipId(), List.of());
  }

  private static CaptionCandidate timeless(CaptionCandidate candidate) {
    return CaptionCandidate.newBuilder(candidate).setLatencyMs(0).build();
  }

  private static CaptionCandidate candidate(
      String teacher,
      Outcome outcome,
      @Nullable String text,
      @Nullable String message,
      String... inputs) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("fake/1")
        .setInputs(List.of(inputs))
        .setOutcome(outcome)
        .setText(text)
        .setMessage(message)
        .build();
  }

  private static Map<String, Long> counters(PipelineResult result) {
    Map<String, Long> counters = new TreeMap<>();
    for (MetricResult<Long> counter :
        result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
      if (counter.getName().getNamespace().equals(CaptionClips.class.getName())
          && counter.getAttempted() > 0) {
        counters.put(counter.getName().getName(), counter.getAttempted());
      }
    }
    return counters;
  }
}
