package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void countsHaveThousandsApartAndANounThatAgrees() {
    assertThat(Figures.count(70_000, "clip"), is("70,000 clips"));
    assertThat(Figures.count(1, "clip"), is("1 clip"));
    assertThat(Figures.count(0, "clip"), is("0 clips"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "312456, 312 kB",
    "999600, 1.0 MB",
    "1340000000, 1.3 GB",
    "5000000000000, 5.0 TB",
    "7000000000000000, 7000 TB"
  })
  void sizesAreInDecimalUnits(long bytes, String words) {
    assertThat(Figures.bytes(bytes), is(words));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "0.004, 4 ms",
    "1.24, 1.2 s",
    "52.4, 52 s",
    "90, 1.5 min",
    "5399, 90 min",
    "5400, 1.5 h",
    "360000, 100 h"
  })
  void spansAreInTheUnitThatSuits(double seconds, String words) {
    assertThat(Figures.span(seconds), is(words));
  }

  @ParameterizedTest
  @CsvSource({
    "3200, 4900, 3.2–4.9 s",
    "0, 59999, 0–60 s",
    "59000, 60000, 0:59.0–1:00.0",
    "63200, 3723450, 1:03.2–62:03.5"
  })
  void rangesAreInSecondsUpToAMinute(long startMs, long endMs, String words) {
    assertThat(Figures.range(startMs, endMs), is(words));
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 33.333%", "5, 4, 100%", "-1, 4, 0%", "1, 0, 0%", "NaN, 1, 0%"})
  void percentagesStayWithinTheWhole(double part, double whole, String words) {
    assertThat(Figures.percent(part, whole), is(words));
  }

  @Test
  void aTimeBeforeTheStartCountsAsTheStart() {
    assertThat(Figures.clock(-40), is("0:00:00.000"));
    assertThat(Figures.clock(3_723_004), is("1:02:03.004"));
  }

  @Test
  void numbersThatAreNoneAreNamed() {
    assertThat(Figures.number(Double.NaN, 2), is("NaN"));
    assertThat(Figures.number(-0.001, 2), is("0"));
  }
}
