package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user's local Maven repository, found as Maven finds it. */
final class LocalRepository {
  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  private LocalRepository() {}

  /** Order: {@code maven.repo.local}, {@code MAVEN_ARGS}/{@code MAVEN_OPTS}, settings.xml. */
  static Path locate(Map<String, String> environment) {
    String property = System.getProperty("maven.repo.local");
    if (property != null) {
      return Path.of(property);
    }
    for (String name : new String[] {"MAVEN_ARGS", "MAVEN_OPTS"}) {
      Matcher option = OPTION.matcher(environment.getOrDefault(name, ""));
      if (option.find()) {
        return Path.of(option.group(1));
      }
    }
    Path user = Path.of(System.getProperty("user.home", "."), ".m2");
    Path settings = user.resolve("settings.xml");
    try {
      if (Files.isReadable(settings)) {
        String text = COMMENT.matcher(Files.readString(settings)).replaceAll("");
        Matcher setting = SETTING.matcher(text);
        if (setting.find()) {
          return Path.of(expand(setting.group(1), environment));
        }
      }
    } catch (IOException e) {
      // An unreadable settings file is Maven's to complain about; the default stands.
    }
    return user.resolve("repository");
  }

  private static String expand(String value, Map<String, String> environment) {
    return Pattern.compile("\\$\\{(env\\.)?([^}]+)}")
        .matcher(value)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1) != null
                    ? environment.getOrDefault(match.group(2), "")
                    : System.getProperty(match.group(2), "")));
  }
}
