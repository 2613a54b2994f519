package org.reelgloss.runners;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes in bytes such as 500kB, 128MB and 1GB; each unit is 1,000 of the one before. */
final class SizeConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(kB|MB|GB)");

  @Override
  public Long convert(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "must be a size such as 500kB, 128MB or 1GB, but was: " + value);
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "kB" -> count * 1_000;
      case "MB" -> count * 1_000_000;
      default -> count * 1_000_000_000;
    };
  }
}
