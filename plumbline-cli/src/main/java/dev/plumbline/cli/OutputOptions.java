package dev.plumbline.cli;

import picocli.CommandLine.Option;

/** How a command speaks. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
  ColorWhen color = ColorWhen.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only findings, and nothing when there are none.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "More: times, decisions, the trace of an unexpected error.")
  boolean verbose;
}
