package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.config.Config.Ignore;
import dev.plumbline.rules.Finding;
import dev.plumbline.rules.RuleCatalog;
import dev.plumbline.rules.Severity;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the project decided about rules: how much each weighs, and what is let pass. */
final class Policy {
  private final Map<String, Config.RuleLevel> levels = new HashMap<>();
  private final List<Ignore> ignores;
  private final Exceptions exceptions;
  private int suppressed;

  private Policy(List<Ignore> ignores, Exceptions exceptions) {
    this.ignores = ignores;
    this.exceptions = exceptions;
  }

  static Policy of(Config config, Clock clock) throws CheckException {
    Policy policy = new Policy(config.ignores(), new Exceptions(config, clock));
    for (Config.RuleSetting setting : config.rules()) {
      known(setting.rule(), setting.where());
      policy.levels.put(setting.rule(), setting.level());
    }
    for (Ignore ignore : config.ignores()) {
      known(ignore.rule(), ignore.where());
    }
    for (Config.ExceptionEntry exception : config.exceptions()) {
      if (exception.rule() != null) {
        known(exception, config.name() + ":" + exception.line());
      }
    }
    return policy;
  }

  private static void known(Config.ExceptionEntry exception, String where) throws CheckException {
    String rule = String.valueOf(exception.rule());
    Pattern pattern = ExceptionInForce.glob(rule);
    if (RuleCatalog.all().stream().noneMatch(one -> pattern.matcher(one.id()).matches())) {
      known(rule, where);
    }
  }

  Exceptions exceptions() {
    return exceptions;
  }

  private static void known(String rule, String where) throws CheckException {
    if (RuleCatalog.find(rule).isEmpty()) {
      List<String> closest = RuleCatalog.closest(rule);
      throw CheckException.wrongUse(
          where + ": there is no rule \"" + rule + "\"",
          closest.isEmpty()
              ? "plumb explain lists them"
              : "did you mean " + String.join(" or ", closest) + "?");
    }
  }

  /** The findings as the project wants to see them. */
  List<Finding> apply(List<Finding> findings) {
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : findings) {
      Config.RuleLevel level = levels.get(finding.rule());
      if (level == Config.RuleLevel.OFF || ignores.stream().anyMatch(i -> matches(i, finding))) {
        suppressed++;
      } else if (!exceptions.cover(finding)) {
        kept.add(level == null ? finding : finding.withSeverity(Severity.valueOf(level.name())));
      }
    }
    return kept;
  }

  /** How many findings were not let through so far. */
  int suppressed() {
    return suppressed;
  }

  private static boolean matches(Ignore ignore, Finding finding) {
    if (!ignore.rule().equals(finding.rule())) {
      return false;
    }
    if (ignore.path() != null) {
      return finding.location() != null
          && FileSystems.getDefault()
              .getPathMatcher("glob:" + ignore.path())
              .matches(Path.of(finding.location().file()));
    }
    return ignore.object() == null || mentions(finding, ignore.object());
  }

  private static boolean mentions(Finding finding, String object) {
    String wanted = object.replace("*", "");
    return finding.message().contains(wanted)
        || finding.evidence().stream().anyMatch(line -> line.contains(wanted));
  }
}
