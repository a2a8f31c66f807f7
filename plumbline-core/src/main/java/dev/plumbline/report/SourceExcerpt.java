package dev.plumbline.report;

import dev.plumbline.rules.Location;

/** The source line a finding points at, with a caret under the column. */
final class SourceExcerpt {
  /** Characters shown of a longer line. */
  private static final int WIDTH = 110;

  private final Style style;

  SourceExcerpt(Style style) {
    this.style = style;
  }

  /** Three lines, or nothing when the source is not at hand. */
  String render(Location location, String gutter) {
    if (location.sourceLine() == null || location.line() == 0) {
      return "";
    }
    String bar = gutter + style.blue(" |");
    int[] line = Masking.terminal(location.sourceLine()).codePoints().toArray();
    int caret = Math.clamp(location.column() - 1, 0, line.length);
    int from = caret < WIDTH - 10 ? 0 : Math.min(caret - WIDTH / 2, line.length - WIDTH);
    int to = Math.min(line.length, from + WIDTH);
    String head = from > 0 ? "..." : "";
    String shown = head + new String(line, from, to - from) + (to < line.length ? "..." : "");
    String number = style.blue(location.line() + " | ");
    String text = bar + "\n" + number + shown.stripTrailing() + "\n";
    return location.column() == 0
        ? text
        : text + bar + " " + " ".repeat(head.length() + caret - from) + style.red("^") + "\n";
  }
}
