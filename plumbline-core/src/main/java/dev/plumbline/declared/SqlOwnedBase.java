package dev.plumbline.declared;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.sql.Recognised;
import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the migrations make by SQL and a declared table may need: extensions, schemas, functions,
 * domains. It is put under the DDL of a tool that does not print it. What needs a table is left
 * out, and what the DDL makes itself.
 */
public final class SqlOwnedBase {
  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.SCHEMA,
          Kind.EXTENSION,
          Kind.COLLATION,
          Kind.ENUM,
          Kind.COMPOSITE_TYPE,
          Kind.RANGE_TYPE,
          Kind.DOMAIN,
          Kind.DOMAIN_CONSTRAINT,
          Kind.FUNCTION,
          Kind.PROCEDURE,
          Kind.AGGREGATE,
          Kind.OPERATOR,
          Kind.CAST,
          Kind.TEXT_SEARCH_DICTIONARY,
          Kind.TEXT_SEARCH_CONFIGURATION,
          Kind.SEQUENCE);

  private SqlOwnedBase() {}

  /**
   * That part of a schema.
   *
   * @param migrations what the migrations build
   * @param there what the database has already, as of the prelude
   * @param ddl the statements that will follow
   */
  public static Schema of(Schema migrations, Set<Identity> there, List<Statement> ddl) {
    Set<String> made = made(ddl);
    Map<Identity, SchemaObject> base = new TreeMap<>();
    for (SchemaObject object : migrations.objects().values()) {
      if (KINDS.contains(object.id().kind())
          && !there.contains(object.id())
          && !made.contains(key(object.id()))
          && !(object instanceof Sequence sequence && sequence.ownedBy() != null)) {
        base.put(object.id(), object);
      }
    }
    boolean changed = true;
    while (changed) {
      Set<Identity> without = new HashSet<>();
      for (SchemaObject object : base.values()) {
        if (lacks(object, base.keySet(), there, migrations, made)) {
          without.add(object.id());
        }
      }
      changed = base.keySet().removeAll(without);
    }
    return new Schema(migrations.majorVersion(), base.values());
  }

  private static boolean lacks(
      SchemaObject object,
      Set<Identity> base,
      Set<Identity> there,
      Schema migrations,
      Set<String> made) {
    String schema = object.id().schema();
    boolean inMadeSchema =
        schema != null
            && !schema.equals("public")
            && made.contains(key(Identity.global(Kind.SCHEMA, schema)));
    return inMadeSchema
        || object.meta().dependencies().stream()
            .anyMatch(need ->
                migrations.find(need) != null && !base.contains(need) && !there.contains(need));
  }

  private static Set<String> made(List<Statement> ddl) {
    Set<String> made = new HashSet<>();
    for (Statement statement : ddl) {
      Recognised recognised = Recogniser.recognise(statement);
      if (recognised.creates()) {
        recognised.targets().forEach(target -> made.add(key(target)));
      }
    }
    return made;
  }

  /** Kind, schema and name, with one word for all types and all routines. */
  private static String key(Target target) {
    String schema = target.schema();
    boolean global = Set.of("schema", "extension").contains(target.kind());
    return key(target.kind(), global ? "" : schema == null ? "public" : schema, target.name());
  }

  private static String key(Identity id) {
    String kind =
        switch (id.kind()) {
          case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN -> "type";
          default -> id.kind().label();
        };
    return key(kind, id.schema() == null ? "" : id.schema(), id.name());
  }

  private static String key(String kind, String schema, String name) {
    String one = kind.equals("domain") ? "type" : kind.toLowerCase(Locale.ROOT);
    return String.join("\0", new ArrayList<>(List.of(one, schema, name)));
  }
}
