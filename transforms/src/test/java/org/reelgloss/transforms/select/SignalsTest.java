package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import org.junit.jupiter.api.Test;

class SignalsTest {
  @Test
  void haveTheseNamesInTrainedModels() {
    assertThat(
        Signals.all(),
        contains(
            "towers",
            "retrieval",
            "told",
            "bank-meaning",
            "bank-neighbours",
            "bank-words",
            "bank-rarest-word",
            "bank-consensus",
            "bank-phrases",
            "bank-expected",
            "bank-length",
            "bank-fluency",
            "bank-cider",
            "bank-expected-cider",
            "agreement",
            "best-agreement",
            "shared-words",
            "best-shared-words",
            "cider-agreement"));
  }
}
