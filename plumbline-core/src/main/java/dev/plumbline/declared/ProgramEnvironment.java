package dev.plumbline.declared;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment a program of the project runs in: the caller's without its secrets.
 * Configurations often refuse to load without a database's address, so such variables get one at
 * which nothing answers; that also keeps {@code dotenv} from filling them in from a file.
 */
final class ProgramEnvironment {
  /** Port 1 of this machine, where nothing listens. */
  static final String NOWHERE = "postgresql://plumb:none@127.0.0.1:1/none";

  private static final Pattern READ =
      Pattern.compile(
          "(?:process\\.env|Bun\\.env|import\\.meta\\.env|Deno\\.env)(?:\\??\\.|\\[[\"'`])"
              + "(?<name>[A-Za-z_][A-Za-z0-9_]*)|\\benv\\(\\s*[\"'`](?<call>[A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:.*_)?(?:DATABASE|POSTGRES|POSTGRESQL|PG|DB|SQL|SUPABASE|NEON|DIRECT|SHADOW)(?:_.*)?_?"
              + "(?:URL|URI|DSN|CONNECTION|CONNECTION_STRING)(?:_.*)?|DSN|PG_?URL");
  private static final Pattern PART =
      Pattern.compile(
          "(?:.*_)?(?:DATABASE|POSTGRES|POSTGRESQL|PG|DB|SQL)_?"
              + "(?<part>HOST|HOSTNAME|PORT|USER|USERNAME|PASSWORD|PASS|PWD|NAME|DATABASE|DB)");

  private ProgramEnvironment() {}

  /**
   * Puts it together.
   *
   * @param configuration texts in which variables are read, such as a drizzle.config.ts
   * @param given what plumbline.toml sets: it has the last word
   */
  static Map<String, String> of(
      Map<String, String> callers, String configuration, Map<String, String> given) {
    Map<String, String> environment = new TreeMap<>();
    callers.forEach((name, value) -> {
      if (!Secrets.isSecret(name)) {
        environment.put(name, value);
      }
    });
    callers.keySet().forEach(name -> standIn(environment, name));
    standIn(environment, "DATABASE_URL");
    standIn(environment, "POSTGRES_URL");
    Matcher read = READ.matcher(configuration);
    while (read.find()) {
      String name = read.group("name");
      standIn(environment, name == null ? read.group("call") : name);
    }
    // What validates its environment on loading mostly knows one of these.
    environment.put("SKIP_ENV_VALIDATION", "1");
    environment.put("NO_COLOR", "1");
    environment.remove("FORCE_COLOR");
    environment.put("COREPACK_ENABLE_NETWORK", "0");
    environment.put("COREPACK_ENABLE_DOWNLOAD_PROMPT", "0");
    environment.put("YARN_ENABLE_NETWORK", "0");
    environment.put("npm_config_offline", "true");
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put("PRISMA_HIDE_UPDATE_MESSAGE", "1");
    environment.putAll(given);
    return environment;
  }

  private static void standIn(Map<String, String> environment, String name) {
    String value = standIn(name);
    if (value != null) {
      environment.putIfAbsent(name, value);
    }
  }

  /** What stands for a database's address or a part of one; null when it is neither. */
  private static @Nullable String standIn(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (ADDRESS.matcher(upper).matches()) {
      return NOWHERE;
    }
    Matcher part = PART.matcher(upper);
    if (!part.matches()) {
      return null;
    }
    return switch (part.group("part")) {
      case "HOST", "HOSTNAME" -> "127.0.0.1";
      case "PORT" -> "1";
      case "USER", "USERNAME" -> "plumb";
      default -> "none";
    };
  }
}
