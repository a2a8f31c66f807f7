package dev.plumbline.random;

import java.util.List;

/**
 * A data type and a few values of it.
 *
 * @param name as SQL writes it
 * @param values expressions of just this type, without columns
 * @param ordered whether it has a default btree operator class
 */
record ValueType(String name, List<String> values, boolean ordered) {
  static final ValueType INTEGER = of("integer", "0", "42", "-7", "(1 + 2)");
  static final ValueType TEXT = of("text", "'x'::text", "E'a\\\\b''c'::text", "upper('q'::text)");
  static final ValueType BOOLEAN = of("boolean", "true", "false", "(1 > 2)");

  static final List<ValueType> BUILT_IN =
      List.of(
          INTEGER,
          TEXT,
          BOOLEAN,
          of("bigint", "9223372036854775807", "0::bigint"),
          of("smallint", "3::smallint"),
          of("numeric(12,2)", "0.5::numeric(12,2)", "-10.25::numeric(12,2)"),
          of("double precision", "1e-30::double precision", "'NaN'::double precision"),
          of("character varying(40)", "'v'::character varying(40)", "''::varchar(40)"),
          of("character(3)", "'abc'::character(3)"),
          of("date", "'2024-02-29'::date", "CURRENT_DATE"),
          of("timestamp with time zone", "now()", "'2020-01-01 00:00:00+02'::timestamptz"),
          of("timestamp(3) without time zone", "'2020-01-01'::timestamp(3)", "LOCALTIMESTAMP(3)"),
          of("time without time zone", "'12:34:56.789'::time"),
          of("interval", "'1 year -2 days 03:04:05'::interval"),
          of("interval day to second(2)", "'1 day'::interval day to second(2)"),
          of("uuid", "gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'::uuid"),
          of("bytea", "'\\x00ff'::bytea"),
          of("jsonb", "'{\"a\": [1, \"x\"]}'::jsonb", "'null'::jsonb"),
          unordered("json", "'[1,2]'::json"),
          unordered("xml", "'<a/>'::xml"),
          unordered("point", "'(1,2)'::point"),
          of("inet", "'10.0.0.1/8'::inet"),
          of("text[]", "'{}'::text[]", "ARRAY['a,b'::text, NULL::text]"),
          of("integer[]", "ARRAY[1, 2]", "'{{1,2},{3,4}}'::integer[]"),
          of("int4range", "'[1,5)'::int4range", "int4range(1, 9)"),
          of("tstzrange", "tstzrange(NULL, NULL)"),
          of("tsvector", "to_tsvector('simple'::regconfig, 'a b'::text)"),
          of("bit varying(5)", "B'101'::bit varying(5)"),
          of("bit(3)", "B'101'::bit(3)"),
          of("money", "'12.30'::money"),
          of("name", "CURRENT_USER", "'n'::name"),
          of("\"char\"", "'c'::\"char\""),
          of("oid", "1::oid"),
          of("regclass", "'pg_class'::regclass"));

  static ValueType of(String name, String... values) {
    return new ValueType(name, List.of(values), true);
  }

  static ValueType unordered(String name, String... values) {
    return new ValueType(name, List.of(values), false);
  }

  String value(World world) {
    return world.any(values);
  }

  boolean isText() {
    return name.equals("text") || name.startsWith("character");
  }

  boolean isNumber() {
    return List.of("integer", "bigint", "smallint", "double precision").contains(name)
        || name.startsWith("numeric");
  }
}
