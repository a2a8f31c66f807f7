package dev.plumbline.cli;

import dev.plumbline.report.Masking;
import dev.plumbline.report.Style;
import dev.plumbline.scratch.DoctorReport;
import dev.plumbline.scratch.DoctorReport.Item;
import java.util.List;
import java.util.stream.Stream;

/** What the machine offers, as a person reads it. */
final class DoctorText {
  private final Style style;

  DoctorText(Style style) {
    this.style = style;
  }

  String render(DoctorReport report) {
    int width =
        Stream.of(report.items(), report.providers(), report.majors())
            .flatMap(List::stream)
            .mapToInt(item -> item.name().length())
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    section(text, "This machine", report.items(), width);
    section(text, "\nWays to have a throw-away PostgreSQL", report.providers(), width);
    section(text, "\nMajors of the embedded one", report.majors(), width);
    text.append('\n').append(verdict(report)).append('\n');
    return text.toString();
  }

  private void section(StringBuilder text, String title, List<Item> items, int width) {
    text.append(style.bold(title)).append('\n');
    for (Item item : items) {
      String mark =
          item.available()
              ? style.green(style.unicode() ? "✓" : "yes")
              : style.dim(style.unicode() ? "✗" : "no ");
      String name = item.name() + " ".repeat(width - item.name().length());
      String indent = "\n" + " ".repeat(width + (style.unicode() ? 6 : 8));
      String detail = Masking.terminal(item.detail()).strip().replace("\n", indent);
      text.append("  " + mark + " " + name + "  " + detail).append('\n');
    }
  }

  private String verdict(DoctorReport report) {
    return report.usable()
        ? style.green("ready") + ": plumb check works here"
        : style.red("not ready") + ": no way to have a PostgreSQL; each line above says why";
  }
}
