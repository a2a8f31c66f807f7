package dev.plumbline.check;

import dev.plumbline.config.Config.ExceptionEntry;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.Location;
import dev.plumbline.schema.Identity;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One exception while a check runs: what it covers, and what it has covered so far. */
final class ExceptionInForce {
  private static final String CANONICAL = "canonical/";
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s'\",;:()]+");

  private final ExceptionEntry entry;
  private final @Nullable Pattern rule;
  private final @Nullable Pattern object;
  private final Set<Object> covered = new HashSet<>();

  ExceptionInForce(ExceptionEntry entry) {
    this.entry = entry;
    this.rule = entry.rule() == null ? null : glob(entry.rule());
    this.object = entry.object() == null ? null : glob(entry.object());
  }

  ExceptionEntry entry() {
    return entry;
  }

  /** Whether the finding is let pass. */
  boolean covers(Finding finding) {
    if (!coversRule(finding.rule())
        || (entry.path() != null && !isAt(finding.location(), entry.path()))) {
      return false;
    }
    // A canonical's finding speaks of many objects: each difference is asked about by itself.
    boolean covers =
        object == null || (!finding.rule().startsWith(CANONICAL) && mentions(finding, object));
    if (covers) {
      covered.add(finding);
    }
    return covers;
  }

  /** Whether it is let pass that the object differs in the canonical. */
  boolean covers(Identity identity) {
    boolean covers = object != null && entry.path() == null && mayBeCanonical() && named(identity);
    if (covers) {
      covered.add(identity);
    }
    return covers;
  }

  Excepted report(String file) {
    return new Excepted(
        entry.rule(),
        entry.object(),
        entry.path(),
        covered.size(),
        entry.reason(),
        entry.owner(),
        entry.expires(),
        file + ":" + entry.line());
  }

  /** Whether the step that was skipped might have found what this covers. */
  boolean mightConcern(CheckStep.Name step) {
    String group = entry.rule() == null ? "" : entry.rule().toLowerCase(Locale.ROOT);
    return switch (step) {
      case LINEAR ->
          group.startsWith("linear/") || group.startsWith("runner/") || group.startsWith("*");
      case BASELINE -> group.startsWith("baseline/") || group.startsWith("*");
      case ORDER -> group.startsWith("order/") || group.startsWith("*");
      case OPEN -> group.startsWith("linear/open");
      case CANONICAL -> mayBeCanonical();
      case DECLARED -> group.isEmpty() || group.startsWith("declared/") || group.startsWith("*");
      default -> !group.startsWith("linear/") && !group.startsWith("runner/");
    };
  }

  private boolean mayBeCanonical() {
    return entry.rule() == null
        || entry.rule().startsWith(CANONICAL)
        || CANONICAL.startsWith(entry.rule().replaceAll("\\*.*", ""));
  }

  private boolean coversRule(String id) {
    return rule == null || rule.matcher(id).matches();
  }

  /** By its own name, with or without its kind, or by that of what it is part of. */
  private boolean named(Identity identity) {
    Pattern wanted = Objects.requireNonNull(object);
    return wanted.matcher(identity.displayName()).matches()
        || wanted.matcher(identity.toString()).matches()
        || (identity.parent() != null
            && wanted.matcher(identity.schema() + "." + identity.parent()).matches());
  }

  private static boolean mentions(Finding finding, Pattern wanted) {
    return named(finding.message(), wanted)
        || finding.evidence().stream().anyMatch(line -> named(line, wanted));
  }

  private static boolean named(String text, Pattern wanted) {
    return BETWEEN_NAMES.splitAsStream(text).anyMatch(name -> wanted.matcher(name).matches());
  }

  private static boolean isAt(@Nullable Location location, String path) {
    return location != null
        && FileSystems.getDefault()
            .getPathMatcher("glob:" + path)
            .matches(Path.of(location.file()));
  }

  static Pattern glob(String pattern) {
    return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
  }
}
