package dev.plumbline.report;

import dev.plumbline.check.Blame.Cause;
import dev.plumbline.check.Blame.Line;
import dev.plumbline.git.FileCommits.Added;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blame as a person reads it: each object, what made it, and what changed it last. */
public final class BlameText {
  private final Style style;
  private final boolean git;

  /**
   * How to write.
   *
   * @param git whether git was asked, so that what it does not know is worth a word
   */
  public BlameText(Style style, boolean git) {
    this.style = style;
    this.git = git;
  }

  /** Two or three lines for each object. */
  public String render(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(style.bold(Masking.terminal(oneLine(line.object().toString())))).append('\n');
      text.append("  created  ").append(cause(line.created())).append('\n');
      if (!line.changed().equals(line.created())) {
        text.append("  changed  ").append(cause(line.changed())).append('\n');
      }
    }
    return text.toString();
  }

  private String cause(Cause cause) {
    Added commit = cause.commit();
    if (cause.file() == null) {
      return "before the first migration";
    }
    String file = Masking.terminal(oneLine(cause.file()));
    if (commit == null && !git) {
      return file;
    }
    return file + "  " + style.dim(commit == null ? "not committed" : words(commit));
  }

  private static String words(Added commit) {
    @Nullable String number = commit.pullRequest();
    String text =
        commit.commit()
            + " "
            + commit.date()
            + " "
            + commit.author()
            + (number == null ? "" : " " + number);
    return Masking.terminal(oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }
}
