package org.reelgloss.transforms;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.Function;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;

/** Matchers of clips, candidates and failures that tell what differs. */
public final class ClipMatchers {
  private ClipMatchers() {}

  /**
   * Makes a matcher where it is needed: matchers cannot travel into a pipeline's assertions.
   *
   * @param <T> what the matcher looks at
   */
  @FunctionalInterface
  public interface Expected<T> extends Serializable {
    /** Returns a new matcher. */
    Matcher<T> get();
  }

  /** Matches a candidate with this text, of this teacher, with this outcome. */
  public static Matcher<CaptionCandidate> candidate(String teacher, Outcome outcome, String text) {
    return Matchers.allOf(
        having("teacher", CaptionCandidate::getTeacher, Matchers.is(teacher)),
        having("outcome", CaptionCandidate::getOutcome, Matchers.is(outcome)),
        having("text", CaptionCandidate::getText, Matchers.is(Optional.of(text))));
  }

  /** Matches a candidate without a text, of this teacher, with this outcome. */
  public static Matcher<CaptionCandidate> silentCandidate(String teacher, Outcome outcome) {
    return Matchers.allOf(
        having("teacher", CaptionCandidate::getTeacher, Matchers.is(teacher)),
        having("outcome", CaptionCandidate::getOutcome, Matchers.is(outcome)),
        having("text", CaptionCandidate::getText, Matchers.is(Optional.<String>empty())));
  }

  /** Matches what the teacher said before it was cleaned. */
  public static Matcher<CaptionCandidate> rawText(Optional<String> raw) {
    return having("raw text", CaptionCandidate::getRawText, Matchers.is(raw));
  }

  /** Matches a clip whose chosen caption is this teacher's. */
  public static Matcher<CaptionedClip> captioned(String teacher, String caption) {
    return Matchers.allOf(
        having("teacher", CaptionedClip::getTeacher, Matchers.is(Optional.of(teacher))),
        having("caption", CaptionedClip::getCaption, Matchers.is(Optional.of(caption))));
  }

  /** Matches the failure of one clip at a stage. */
  public static Matcher<FailedElement> failure(String clipId, String stage, String code) {
    return Matchers.allOf(
        having("clip", FailedElement::getClipId, Matchers.is(Optional.of(clipId))),
        having("stage", FailedElement::getStage, Matchers.is(stage)),
        having("code", FailedElement::getCode, Matchers.is(code)));
  }

  /** Matches one property of a record. */
  public static <T, V> Matcher<T> having(
      String property, Function<? super T, V> getter, Matcher<? super V> expected) {
    return new TypeSafeDiagnosingMatcher<>(Object.class) {
      @Override
      protected boolean matchesSafely(T actual, Description mismatch) {
        V value = getter.apply(actual);
        mismatch.appendText(property).appendText(" ");
        expected.describeMismatch(value, mismatch);
        return expected.matches(value);
      }

      @Override
      public void describeTo(Description description) {
        description.appendText(property).appendText(" ").appendDescriptionOf(expected);
      }
    };
  }
}
