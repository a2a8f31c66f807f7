package dev.plumbline.declared;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.sql.Statement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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
    MadeNames made = MadeNames.by(ddl);
    Map<Identity, SchemaObject> base = new TreeMap<>();
    for (SchemaObject object : migrations.objects().values()) {
      if (KINDS.contains(object.id().kind())
          && !there.contains(object.id())
          && !made.contains(object.id())
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
      MadeNames made) {
    String schema = object.id().schema();
    boolean inMadeSchema =
        schema != null
            && !schema.equals("public")
            && made.contains(Identity.global(Kind.SCHEMA, schema));
    return inMadeSchema
        || object.meta().dependencies().stream()
            .anyMatch(need ->
                migrations.find(need) != null && !base.contains(need) && !there.contains(need));
  }
}
