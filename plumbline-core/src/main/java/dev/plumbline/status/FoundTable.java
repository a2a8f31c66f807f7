package dev.plumbline.status;

import java.util.Set;

/**
 * A table on a live database that has the name of a runner's, or was configured.
 *
 * @param ordinary whether it is a table, and not a view or something else that runs code when read
 * @param readable whether the role may read it
 */
record FoundTable(
    String schema, String name, boolean ordinary, boolean readable, Set<String> columns) {

  /** For SQL. */
  String quoted() {
    return quoted(schema) + "." + quoted(name);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
