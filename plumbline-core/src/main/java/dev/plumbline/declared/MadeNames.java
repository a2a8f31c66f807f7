package dev.plumbline.declared;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.sql.PsqlCommands;
import dev.plumbline.sql.Recognised;
import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.StatementSplitter;
import dev.plumbline.sql.Target;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects by what SQL calls them when it makes them: one word for all types, {@code public} where
 * no schema is given.
 */
public final class MadeNames {
  private static final Set<String> ROLES = Set.of("role", "user", "group");

  private final Set<String> names = new HashSet<>();

  private MadeNames() {}

  /** What is there already. */
  public static MadeNames of(Collection<Identity> objects) {
    MadeNames made = new MadeNames();
    objects.forEach(id -> made.names.add(key(id)));
    return made;
  }

  /** What statements make. */
  static MadeNames by(List<Statement> statements) {
    MadeNames made = new MadeNames();
    for (Statement statement : statements) {
      Recognised recognised = Recogniser.recognise(statement);
      if (recognised.creates()) {
        recognised.targets().forEach(target -> made.names.add(key(target)));
      }
    }
    return made;
  }

  boolean contains(Identity id) {
    return names.contains(key(id));
  }

  /**
   * SQL without the statements that make what is there already: {@code drizzle-kit export} prints
   * what {@code schemaFilter} leaves out of migrations, such as the schema of a provider. What is
   * left keeps its place in the text.
   */
  public SqlSource withoutThese(SqlSource source) throws SqlSourceException {
    StringBuilder text = null;
    for (Statement statement : StatementSplitter.split(source, PsqlCommands.OF_PG_DUMP)) {
      Recognised recognised = Recogniser.recognise(statement);
      boolean again =
          recognised.creates()
              && !recognised.targets().isEmpty()
              && recognised.on() == null
              && recognised.targets().stream().allMatch(this::isThere);
      if (again) {
        text = text == null ? new StringBuilder(source.text()) : text;
        for (int i = statement.startOffset(); i < statement.endOffset(); i++) {
          text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
      }
    }
    return text == null ? source : SqlSource.of(source.name(), text.toString());
  }

  /**
   * Roles are the server's: the migrations made them there, or they are made when they are named.
   */
  private boolean isThere(Target target) {
    return ROLES.contains(target.kind()) || names.contains(key(target));
  }

  private static String key(Target target) {
    boolean global = target.kind().equals("schema") || target.kind().equals("extension");
    String schema = target.schema() == null ? "public" : target.schema();
    return key(target.kind(), global ? "" : schema, target.name());
  }

  private static String key(Identity id) {
    Kind kind = id.kind();
    String word =
        switch (kind) {
          case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, SHELL_TYPE, DOMAIN -> "type";
          default -> kind.label();
        };
    return key(word, id.schema() == null ? "" : id.schema(), id.name());
  }

  private static String key(String kind, String schema, String name) {
    return String.join("\0", kind.equals("domain") ? "type" : kind, schema, name);
  }
}
