package dev.plumbline.sql;

import org.jspecify.annotations.Nullable;

/**
 * An object a statement names.
 *
 * @param kind PostgreSQL's word in lower case: {@code "table"}, {@code "materialized view"}
 * @param schema as written, case-folded; null when the search path decides
 * @param name as the server stores it: case-folded unless quoted, cut at 63 bytes
 */
public record Target(String kind, @Nullable String schema, String name) {
  @Override
  public String toString() {
    return kind + " " + (schema == null ? "" : schema + ".") + name;
  }
}
