package org.reelgloss.transforms.caption;

import static org.hamcrest.Matchers.equalTo;

import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** Matchers for what teachers answer. */
final class Answers {
  private Answers() {}

  /** Matches an answer by its text, empty where it has none. */
  static Matcher<TeacherAnswer> says(Matcher<String> text) {
    return new FeatureMatcher<>(text, "an answer that says", "text") {
      @Override
      protected String featureValueOf(TeacherAnswer answer) {
        return answer.text().orElse("");
      }
    };
  }

  static Matcher<TeacherAnswer> says(String text) {
    return says(equalTo(text));
  }

  /** Matches an answer without input by its message. */
  static Matcher<TeacherAnswer> noInput(String message) {
    return equalTo(TeacherAnswer.noInput(message));
  }
}
