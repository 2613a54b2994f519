package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The flag that says how a report is printed. */
final class ReportFormat {
  /** How a report looks. */
  enum Format {
    json,
    table
  }

  @Option(
      names = "--format",
      defaultValue = "json",
      paramLabel = "json|table",
      description = "One JSON object (default) or a table.")
  private Format format = Format.json;

  /** Prints a report on standard output. */
  void print(Supplier<? extends JsonNode> json, Supplier<String> table) {
    if (format == Format.json) {
      System.out.println(json.get());
    } else {
      System.out.print(table.get());
    }
  }
}
