package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeConverterTest {
  @Test
  void unitsAreThousandsOfEachOther() {
    assertThat(new SizeConverter().convert("500kB"), is(500_000L));
    assertThat(new SizeConverter().convert("128MB"), is(128_000_000L));
    assertThat(new SizeConverter().convert("2GB"), is(2_000_000_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "128", "MB", "1.5GB", "-1MB", "1KB", "1 GB"})
  void othersAreRefused(String text) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> new SizeConverter().convert(text));

    assertThat(
        refused.getMessage(), is("must be a size such as 500kB, 128MB or 1GB, but was: " + text));
  }
}
