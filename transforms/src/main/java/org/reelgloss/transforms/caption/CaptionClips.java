package org.reelgloss.transforms.caption;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

/**
 * Asks every teacher about each {@link Clip}, all teachers and several clips of a bundle at the
 * same time, and waits for all.
 *
 * <pre>{@code
 * PCollection<CaptionedClip> captioned = clips.apply(CaptionClips.with(Teachers.builtIn()));
 * }</pre>
 *
 * <p>One element for each clip, with one candidate of each teacher in the order of the teachers;
 * none is chosen yet, and the clip keeps its frames. A teacher that cannot answer for a clip
 * ({@link TeacherException}) leaves a candidate with outcome {@code ERROR}; any other exception
 * fails the bundle and is retried by the runner. Bounded and unbounded input both work; windows and
 * timestamps are kept.
 */
public final class CaptionClips extends PTransform<PCollection<Clip>, PCollection<CaptionedClip>> {
  private final List<Teacher.Factory> teachers;
  private final EarlierAnswers earlier;

  private CaptionClips(List<Teacher.Factory> teachers, EarlierAnswers earlier) {
    this.teachers = teachers;
    this.earlier = earlier;
  }

  /**
   * Returns a transform that opens each teacher once for each worker thread.
   *
   * @param teachers at least one, with different names
   */
  public static CaptionClips with(List<Teacher.Factory> teachers) {
    Set<String> names = new HashSet<>();
    for (Teacher.Factory teacher : teachers) {
      if (!names.add(teacher.name())) {
        throw new IllegalArgumentException(
            "teachers must have different names, but two are called: " + teacher.name());
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("teachers must hold at least one teacher, but is empty");
    }
    return new CaptionClips(List.copyOf(teachers), EarlierAnswers.NONE);
  }

  /** Asks a teacher only about clips for which its answer is not among these. */
  public CaptionClips withEarlier(EarlierAnswers answers) {
    return new CaptionClips(teachers, answers);
  }

  @Override
  public PCollection<CaptionedClip> expand(PCollection<Clip> clips) {
    return clips
        .apply("AskTeachers", ParDo.of(new AskTeachersFn(teachers, earlier)))
        .setCoder(AvroCoder.specific(CaptionedClip.class));
  }
}
