package dev.plumbline.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An exception that holds, and what it let pass.
 *
 * @param rule, object, path as configured; null where not given
 * @param count findings, and differences of the canonical, that were let pass
 * @param owner who answers for it
 * @param expires the last day on which it holds
 * @param where {@code plumbline.toml:12}
 */
public record Excepted(
    @Nullable String rule,
    @Nullable String object,
    @Nullable String path,
    int count,
    String reason,
    String owner,
    LocalDate expires,
    String where) {

  /** What it covers, in words. */
  public String what() {
    StringBuilder what = new StringBuilder(rule == null ? "" : rule);
    for (String part : new String[] {object, path}) {
      if (part != null) {
        what.append(what.isEmpty() ? "" : ", ").append(part);
      }
    }
    return what.toString();
  }
}
