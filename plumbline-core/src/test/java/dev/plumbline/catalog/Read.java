package dev.plumbline.catalog;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.scratch.Majors;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs SQL in a new database of a real server and reads the schema back. */
final class Read {
  private Read() {}

  /** On the bundled major. */
  static Schema after(String... sql) throws Exception {
    return on(Majors.BUNDLED, sql);
  }

  static Schema on(int major, String... sql) throws Exception {
    return within(CatalogScope.ALL, major, sql);
  }

  static Schema within(CatalogScope scope, int major, String... sql) throws Exception {
    try (ScratchDatabase database = TestServer.database(major);
        Connection connection = database.connectAsSuperuser()) {
      execute(connection, sql);
      return CatalogReader.read(connection, scope);
    }
  }

  static void execute(Connection connection, String... sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  /** A table of schema public. */
  static Table table(Schema schema, String name) {
    return (Table) object(schema, Identity.inSchema(Kind.TABLE, "public", name));
  }

  static SchemaObject object(Schema schema, Identity id) {
    SchemaObject found = schema.find(id);
    if (found == null) {
      throw new AssertionError("no " + id + " among " + schema.objects().keySet());
    }
    return found;
  }

  /** The objects of one kind, in identity order. */
  static <T> List<T> all(Schema schema, Class<T> kind) {
    return schema.objects().values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only object of one kind with that name. */
  static <T extends SchemaObject> T one(Schema schema, Class<T> kind, String name) {
    List<T> found =
        all(schema, kind).stream().filter(object -> object.id().name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " named " + name + " in " + all(schema, kind));
    }
    return found.get(0);
  }

  static Column column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + table.columns()));
  }
}
