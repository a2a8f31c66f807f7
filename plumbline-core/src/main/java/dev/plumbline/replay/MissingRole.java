package dev.plumbline.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the one error that a stand-in role cures. */
final class MissingRole {
  /** Scratch servers speak English: lc_messages is C. */
  private static final Pattern MESSAGE =
      Pattern.compile("^role \"(.+)\" does not exist$", Pattern.DOTALL);

  private MissingRole() {}

  static @Nullable String nameIn(ServerError error) {
    if (!error.sqlState().equals(ServerError.UNDEFINED_OBJECT)) {
      return null;
    }
    Matcher matcher = MESSAGE.matcher(error.message());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
