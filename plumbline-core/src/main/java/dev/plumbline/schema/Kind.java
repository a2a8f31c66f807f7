package dev.plumbline.schema;

/** The kinds of object the model knows, in the order the canonical lists them. */
public enum Kind {
  /** First, so that what takes the place of what is absent finds it gone. */
  ABSENCE("absence of", ""),
  SCHEMA("schema", "SCHEMA"),
  EXTENSION("extension", "EXTENSION"),
  LANGUAGE("language", "LANGUAGE"),
  ACCESS_METHOD("access method", "ACCESS METHOD"),
  COLLATION("collation", "COLLATION"),
  ENUM("enum type", "TYPE"),
  COMPOSITE_TYPE("composite type", "TYPE"),
  RANGE_TYPE("range type", "TYPE"),
  BASE_TYPE("base type", "TYPE"),
  SHELL_TYPE("shell type", "TYPE"),
  DOMAIN("domain", "DOMAIN"),
  DOMAIN_CONSTRAINT("domain constraint", "CONSTRAINT"),
  FUNCTION("function", "FUNCTION"),
  PROCEDURE("procedure", "PROCEDURE"),
  AGGREGATE("aggregate", "AGGREGATE"),
  OPERATOR("operator", "OPERATOR"),
  OPERATOR_FAMILY("operator family", "OPERATOR FAMILY"),
  OPERATOR_CLASS("operator class", "OPERATOR CLASS"),
  CAST("cast", "CAST"),
  TRANSFORM("transform", "TRANSFORM"),
  CONVERSION("conversion", "CONVERSION"),
  TEXT_SEARCH_PARSER("text search parser", "TEXT SEARCH PARSER"),
  TEXT_SEARCH_TEMPLATE("text search template", "TEXT SEARCH TEMPLATE"),
  TEXT_SEARCH_DICTIONARY("text search dictionary", "TEXT SEARCH DICTIONARY"),
  TEXT_SEARCH_CONFIGURATION("text search configuration", "TEXT SEARCH CONFIGURATION"),
  SEQUENCE("sequence", "SEQUENCE"),
  FOREIGN_DATA_WRAPPER("foreign-data wrapper", "FOREIGN DATA WRAPPER"),
  SERVER("foreign server", "SERVER"),
  USER_MAPPING("user mapping", "USER MAPPING"),
  TABLE("table", "TABLE"),
  FOREIGN_TABLE("foreign table", "FOREIGN TABLE"),
  COLUMN("column", "COLUMN"),
  CONSTRAINT("constraint", "CONSTRAINT"),
  INDEX("index", "INDEX"),
  STATISTICS("statistics object", "STATISTICS"),
  VIEW("view", "VIEW"),
  MATERIALIZED_VIEW("materialized view", "MATERIALIZED VIEW"),
  RULE("rule", "RULE"),
  TRIGGER("trigger", "TRIGGER"),
  POLICY("policy", "POLICY"),
  DEFAULT_PRIVILEGES("default privileges", "DEFAULT PRIVILEGES"),
  PUBLICATION("publication", "PUBLICATION"),
  SUBSCRIPTION("subscription", "SUBSCRIPTION"),
  EXTENSION_MEMBER("extension's", ""),
  BUILT_IN("built-in", ""),
  /** The last, so that they do not fire while the canonical is loaded. */
  EVENT_TRIGGER("event trigger", "EVENT TRIGGER");

  private final String label;
  private final String keyword;

  Kind(String label, String keyword) {
    this.label = label;
    this.keyword = keyword;
  }

  /** The word PostgreSQL's documentation uses, in lower case: {@code "materialized view"}. */
  public String label() {
    return label;
  }

  /** What follows {@code ALTER}, {@code DROP} and {@code COMMENT ON}: {@code "TYPE"}. */
  public String keyword() {
    return keyword;
  }
}
