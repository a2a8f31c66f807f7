package dev.plumbline.cli;

import dev.plumbline.report.Style;
import picocli.CommandLine.Option;

/** {@code --color}, which every command has that shows more than a word. */
final class ColorOption {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
  ColorWhen color = ColorWhen.AUTO;

  Style style(Invocation invocation) {
    return invocation.style(color);
  }
}
