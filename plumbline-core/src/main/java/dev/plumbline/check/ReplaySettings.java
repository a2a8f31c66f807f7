package dev.plumbline.check;

import dev.plumbline.config.Config;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a project is replayed, as configured, with the prelude's files read. */
final class ReplaySettings {
  private final Project project;

  private ReplaySettings(Project project) {
    this.project = project;
  }

  static ReplayOptions of(Project project, Config config) throws CheckException {
    Config.Replay replay = config.replay();
    List<SqlSource> prelude = new ArrayList<>();
    for (Config.Prelude part : replay.prelude()) {
      prelude.add(new ReplaySettings(project).prelude(part));
    }
    Duration timeout =
        replay.statementTimeout() == null
            ? ReplayOptions.DEFAULT.statementTimeout()
            : replay.statementTimeout();
    return new ReplayOptions(
        prelude, replay.superuser(), timeout, /* runnerTable= */ !config.compare().bookkeeping());
  }

  /** Configuration that is no SQL is wrong use, not a finding about the migrations. */
  private SqlSource prelude(Config.Prelude part) throws CheckException {
    try {
      return readPrelude(part);
    } catch (SqlSourceException e) {
      throw CheckException.wrongUse("the prelude: " + e.getMessage(), e.fix());
    }
  }

  private SqlSource readPrelude(Config.Prelude part) throws CheckException, SqlSourceException {
    return switch (part) {
      case Config.Prelude.Inline inline ->
          checked(SqlSource.of("plumbline.toml, [replay] prelude", inline.sql()));
      case Config.Prelude.File file -> {
        String name = project.relative(file.path());
        try {
          yield checked(SqlSource.decode(name, Files.readAllBytes(file.path())));
        } catch (IOException e) {
          throw CheckException.wrongUse(
              "the prelude " + name + " cannot be read: " + e.getMessage(), null);
        }
      }
    };
  }

  private static SqlSource checked(SqlSource source) throws SqlSourceException {
    StatementSplitter.split(source);
    return source;
  }
}
