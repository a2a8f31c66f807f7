package dev.plumbline.sql;

import java.util.List;
import java.util.Set;

/** The words behind CREATE, ALTER, DROP and COMMENT ON that say what kind of object follows. */
final class ObjectKinds {
  /** Words that may stand before the kind and do not change it. */
  private static final Set<String> MODIFIERS =
      Set.of(
          "global",
          "local",
          "temp",
          "temporary",
          "unlogged",
          "recursive",
          "unique",
          "trusted",
          "procedural",
          "constraint",
          "default",
          "large");

  /** Kinds of more than one word, longest first. */
  private static final List<String[]> COMPOUND =
      List.of(
          words("text search configuration"),
          words("text search dictionary"),
          words("text search parser"),
          words("text search template"),
          words("foreign data wrapper"),
          words("access method"),
          words("default privileges"),
          words("event trigger"),
          words("foreign table"),
          words("large object"),
          words("materialized view"),
          words("operator class"),
          words("operator family"),
          words("user mapping"));

  /** Kinds that belong to the relation behind ON. */
  static final Set<String> ON_A_RELATION = Set.of("trigger", "policy", "rule", "constraint");

  /** What follows these is no name. */
  static final Set<String> NAMELESS =
      Set.of("cast", "transform", "default privileges", "owned", "user mapping");

  private ObjectKinds() {}

  /** Reads modifiers and kind: {@code "materialized view"}; empty when no word stands here. */
  static String read(Tokens tokens) {
    tokens.take("or", "replace");
    while (true) {
      for (String[] words : COMPOUND) {
        if (tokens.take(words)) {
          return String.join(" ", words);
        }
      }
      String word = tokens.word();
      boolean constraintItself = word.equals("constraint") && !tokens.at("constraint", "trigger");
      if (!MODIFIERS.contains(word) || constraintItself) {
        tokens.skip();
        return word;
      }
      tokens.skip();
    }
  }

  private static String[] words(String kind) {
    return kind.split(" ");
  }
}
