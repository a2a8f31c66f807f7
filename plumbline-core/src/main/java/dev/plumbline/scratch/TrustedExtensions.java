package dev.plumbline.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Marks extensions in our own copy of the server as creatable by a database's owner; which, and why
 * that is safe, says {@code trusted-extensions.txt}.
 */
final class TrustedExtensions {
  private TrustedExtensions() {}

  /**
   * @param share the server's {@code share/postgresql}
   */
  static void mark(Path share, int major) throws IOException {
    for (String line : list()) {
      String[] words = line.split(" ", 2);
      Path control = share.resolve("extension").resolve(words[0] + ".control");
      boolean since = words.length == 1 || major >= Integer.parseInt(words[1]);
      if (since && Files.exists(control)) {
        // The last setting of a name counts.
        Files.writeString(control, Files.readString(control) + "\ntrusted = true\n");
      }
    }
  }

  private static List<String> list() throws IOException {
    try (InputStream in = TrustedExtensions.class.getResourceAsStream("trusted-extensions.txt")) {
      if (in == null) {
        throw new IOException("trusted-extensions.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    }
  }
}
