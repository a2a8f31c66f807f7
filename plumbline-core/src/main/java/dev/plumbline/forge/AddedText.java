package dev.plumbline.forge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The content of a new file, from the difference that tells of it. */
final class AddedText {
  private AddedText() {}

  /** The file; null when the difference is not that of a whole new file. */
  static byte @Nullable [] of(String diff) {
    int header = diff.indexOf("@@ -0,0 +1");
    if (header < 0 || diff.indexOf("\n@@ ", header) >= 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    int line = diff.indexOf('\n', header) + 1;
    while (line > 0 && line < diff.length()) {
      int end = diff.indexOf('\n', line);
      int after = end < 0 ? diff.length() : end;
      if (diff.charAt(line) == '+') {
        text.append(diff, line + 1, after).append('\n');
      } else if (diff.startsWith("\\ No newline", line)) {
        text.setLength(text.length() - 1);
      } else {
        return null;
      }
      line = end + 1;
      if (end < 0) {
        break;
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
