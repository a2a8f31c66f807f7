package dev.plumbline.check;

import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.scratch.ScratchSettings;
import dev.plumbline.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What, besides the migrations, decides what becomes of them; named as people would. */
final class LocalFacts {
  private LocalFacts() {}

  static Map<String, String> of(
      String convention,
      int major,
      Map<String, String> placeholders,
      ScratchSettings settings,
      ReplayOptions options) {
    Map<String, String> facts = new LinkedHashMap<>();
    boolean given = settings.url() != null && settings.provider() == null;
    boolean byUrl = given || settings.provider() == ScratchSettings.Kind.URL;
    // A server given by URL has the major it has.
    facts.put("PostgreSQL", byUrl ? "the one given by URL" : String.valueOf(major));
    facts.put("the server", digest(server(settings, byUrl).getBytes(StandardCharsets.UTF_8)));
    facts.put("the convention", convention);
    facts.put(
        "a placeholder",
        digest(new TreeMap<>(placeholders).toString().getBytes(StandardCharsets.UTF_8)));
    StringBuilder prelude = new StringBuilder();
    for (SqlSource source : options.prelude()) {
      prelude.append(source.text()).append('\0');
    }
    facts.put("the prelude", digest(prelude.toString().getBytes(StandardCharsets.UTF_8)));
    facts.put("[replay] superuser", String.valueOf(options.superuser()));
    facts.put("a stub", digest(stubs(settings).getBytes(StandardCharsets.UTF_8)));
    return facts;
  }

  private static String server(ScratchSettings settings, boolean byUrl) {
    return byUrl
        ? "url " + settings.url()
        : settings.provider() + " " + (settings.bindir() == null ? "" : settings.bindir());
  }

  private static String stubs(ScratchSettings settings) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(settings.stubExtensions())
        .forEach((name, file) -> {
          text.append(name).append(' ').append(content(file)).append('\n');
        });
    return text.toString();
  }

  private static String content(Path file) {
    try {
      return digest(Files.readAllBytes(file));
    } catch (IOException e) {
      return "";
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
