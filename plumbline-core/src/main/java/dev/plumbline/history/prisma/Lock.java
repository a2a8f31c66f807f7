package dev.plumbline.history.prisma;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.MigrationReader;
import dev.plumbline.history.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code migration_lock.toml}: for which kind of database the migrations are. */
final class Lock {
  private static final Pattern PROVIDER =
      Pattern.compile("^[ \\t]*provider[ \\t]*=[ \\t]*\"([^\"]*)\"", Pattern.MULTILINE);

  private static final Pattern CONFLICT = Pattern.compile("^<{7} ", Pattern.MULTILINE);

  private static final Set<String> OURS = Set.of("postgresql", "postgres");

  private Lock() {}

  static void check(MigrationFiles files, List<HistoryProblem> problems) {
    if (!files.paths().contains(Prisma.LOCK)) {
      return; // prisma migrate deploy does without
    }
    String text;
    try {
      text = new String(files.read(Prisma.LOCK), StandardCharsets.UTF_8);
    } catch (IOException e) {
      problems.add(problem("the lock file " + MigrationReader.unreadable(e)));
      return;
    }
    Matcher provider = PROVIDER.matcher(text);
    if (CONFLICT.matcher(text).find()) {
      problems.add(problem("the lock file holds a merge conflict"));
    } else if (!provider.find()) {
      problems.add(problem("the lock file names no provider"));
    } else if (!OURS.contains(provider.group(1))) {
      problems.add(
          problem(
              "the migrations are for %s, not postgresql (P3019)".formatted(provider.group(1))));
    }
  }

  private static HistoryProblem problem(String what) {
    return HistoryProblem.ofFile(
        ProblemKind.RUNNER_STOPS,
        Prisma.LOCK,
        what,
        "restore it from git; it must say provider = \"postgresql\"");
  }
}
