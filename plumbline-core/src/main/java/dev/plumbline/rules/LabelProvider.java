package dev.plumbline.rules;

import dev.plumbline.replay.ServerError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A security label can be set only where its provider's module is loaded. */
final class LabelProvider {
  private static final Pattern MISSING =
      Pattern.compile(
          "security label provider \"(.+)\" is not loaded"
              + "|no security label providers have been loaded");

  private LabelProvider() {}

  /** What to do when that is the error; null when it is another. */
  static @Nullable String fix(ServerError error) {
    Matcher matcher = MISSING.matcher(error.message());
    if (!matcher.matches()) {
      return null;
    }
    String provider = matcher.group(1) == null ? "of the label" : matcher.group(1);
    return "the scratch server does not load the module of provider %s: use one that does ([postgres]"
            .formatted(provider)
        + " provider = \"container\" or \"url\"), with it in shared_preload_libraries";
  }
}
