package dev.plumbline.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the one error that a stand-in role cures. */
final class MissingRole {
  /** Scratch servers speak English: lc_messages is C. */
  private static final Pattern MESSAGE =
      Pattern.compile("^role \"(.+)\" does not exist$", Pattern.DOTALL);

  /** Invalid parameter value: what {@code SET ROLE} says. */
  private static final String OF_SET_ROLE = "22023";

  private MissingRole() {}

  static @Nullable String nameIn(ServerError error) {
    if (!error.sqlState().equals(ServerError.UNDEFINED_OBJECT)
        && !error.sqlState().equals(OF_SET_ROLE)) {
      return null;
    }
    Matcher matcher = MESSAGE.matcher(error.message());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
