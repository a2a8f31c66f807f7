package dev.plumbline.declared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a program of the project is not told, and what is hidden in what it says. It runs without
 * the secrets of the environment, but it may read others from a file and print them.
 */
final class Secrets {
  /** Shorter ones would hide ordinary words. */
  private static final int SHORTEST = 6;

  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|CREDENTIAL|PRIVATE|APIKEY|API_KEY"
              + "|ACCESS_KEY|_AUTH|DATABASE_URL|DATABASE_URI|_DSN|CONNECTION_STRING"
              + "|CONNECTION_URL|CONNECTION_URI).*"
              + "|PG[A-Z]+|.*_KEY|.*(?:DB|POSTGRES|POSTGRESQL|PG|SQL|REDIS|MONGO)[A-Z_]*_UR[LI]"
              + "|DSN|POSTGRES_.*|PGPASSFILE|SSH_.*|AWS_.*|AZURE_.*|GOOGLE_APPLICATION.*)");

  private static final Set<String> NO_SECRETS =
      Set.of("SSH_TTY", "AWS_REGION", "AWS_DEFAULT_REGION");

  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(?<head>[A-Za-z][A-Za-z0-9+.-]*://[^\\s:/@?#]*):[^\\s/?#]*@");

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<head>[\\w.-]*(?:password|passwd|passphrase|token|secret|credential|api_?key|access_?key"
              + "|private_?key)[\\w.-]*[\"'`]?\\s*[=:]\\s*[\"'`]?)[^\\s\"'`,;]+",
          Pattern.CASE_INSENSITIVE);

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  /** Those of an environment. */
  static Secrets of(Map<String, String> environment) {
    List<String> values = new ArrayList<>();
    environment.forEach((name, value) -> {
      if (isSecret(name) && value.length() >= SHORTEST) {
        values.add(value);
      }
    });
    values.sort(Comparator.comparingInt(String::length).reversed());
    return new Secrets(values);
  }

  /** Whether a variable of that name is kept from the program. */
  static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAME.matcher(upper).matches() && !NO_SECRETS.contains(upper);
  }

  /** The text with what is, or looks like, a secret replaced by {@code ***}. */
  String mask(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, "***");
    }
    masked = PASSWORD_IN_URL.matcher(masked).replaceAll("${head}:***@");
    return ASSIGNED.matcher(masked).replaceAll("${head}***");
  }
}
