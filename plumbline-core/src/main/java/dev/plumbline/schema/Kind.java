package dev.plumbline.schema;

/** The kinds of object the model knows, in the order the canonical lists them. */
public enum Kind {
  SCHEMA("schema"),
  EXTENSION("extension"),
  ENUM("enum type"),
  COMPOSITE_TYPE("composite type"),
  DOMAIN("domain"),
  DOMAIN_CONSTRAINT("domain constraint"),
  FUNCTION("function"),
  PROCEDURE("procedure"),
  SEQUENCE("sequence"),
  TABLE("table"),
  COLUMN("column"),
  CONSTRAINT("constraint"),
  INDEX("index"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized view"),
  TRIGGER("trigger"),
  POLICY("policy"),
  DEFAULT_PRIVILEGES("default privileges");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** The word PostgreSQL's documentation uses, in lower case: {@code "materialized view"}. */
  public String label() {
    return label;
  }
}
