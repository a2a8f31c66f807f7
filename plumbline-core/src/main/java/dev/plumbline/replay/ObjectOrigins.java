package dev.plumbline.replay;

import dev.plumbline.history.Migration;
import dev.plumbline.replay.ReplayFailure.MadeBy;
import dev.plumbline.sql.Recognised;
import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the latest earlier migration that made, changed or dropped the object an error is about, by
 * the names the server gives. Looked for only after a failure.
 */
final class ObjectOrigins {
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

  private ObjectOrigins() {}

  static ReplayFailure explain(ReplayFailure failure, List<Migration> earlier) {
    Set<String> names = namesIn(failure.error());
    names.addAll(namesIn(failure.statement()));
    for (String name : names) {
      for (Migration migration : earlier.reversed()) {
        MadeBy origin = lastMention(migration, name);
        if (origin != null) {
          return failure.withMadeBy(origin);
        }
      }
    }
    return failure;
  }

  /** The most specific first: what stands in quotes in the message, then the fields. */
  private static Set<String> namesIn(ServerError error) {
    Set<String> names = new LinkedHashSet<>();
    Matcher quoted = QUOTED.matcher(error.message());
    while (quoted.find()) {
      String name = quoted.group(1);
      names.add(name.substring(name.lastIndexOf('.') + 1));
    }
    addIfKnown(names, error.constraint());
    addIfKnown(names, error.relation());
    return names;
  }

  /** When the error names nothing that is known, what the statement is about will do. */
  private static Set<String> namesIn(@Nullable Statement statement) {
    Set<String> names = new LinkedHashSet<>();
    if (statement != null) {
      Recognised recognised = Recogniser.recognise(statement);
      Target on = recognised.on();
      addIfKnown(names, on == null ? null : on.name());
      recognised.targets().forEach(target -> names.add(target.name()));
    }
    return names;
  }

  private static void addIfKnown(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name);
    }
  }

  private static @Nullable MadeBy lastMention(Migration migration, String name) {
    try {
      for (Statement statement : migration.statements().reversed()) {
        Recognised recognised = Recogniser.recognise(statement);
        for (Target target : recognised.targets()) {
          if (target.name().equals(name)) {
            return new MadeBy(
                name, recognised.command(), migration.source().name(), statement.start().line());
          }
        }
      }
    } catch (SqlSourceException e) {
      // It applied a moment ago, so it can be read.
      throw new IllegalStateException(e);
    }
    return null;
  }
}
