package dev.plumbline.cli;

import dev.plumbline.report.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command that finds something speaks. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Mixin ColorOption color = new ColorOption();

  @Option(
      names = {"-q", "--quiet"},
      description = "Only findings, and nothing when there are none.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "More: times, and the trace of an unexpected error.")
  boolean verbose;

  Style style(Invocation invocation) {
    return color.style(invocation);
  }
}
