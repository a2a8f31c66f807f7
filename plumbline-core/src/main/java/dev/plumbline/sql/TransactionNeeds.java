package dev.plumbline.sql;

import static dev.plumbline.sql.TransactionNeed.ANY;
import static dev.plumbline.sql.TransactionNeed.CONTROL;
import static dev.plumbline.sql.TransactionNeed.FORBIDDEN;

/**
 * Which commands "cannot run inside a transaction block", by the manual's reference pages. Where it
 * depends on the database (a partitioned table, a subscription without slot) the answer is the one
 * that holds for the ordinary case.
 */
final class TransactionNeeds {
  private TransactionNeeds() {}

  static TransactionNeed ofCreate(String kind, boolean concurrently, Tokens behindKind) {
    return switch (kind) {
      case "index" -> when(concurrently);
      case "database", "tablespace" -> FORBIDDEN;
      case "subscription" -> when(createsSlot(behindKind));
      default -> ANY;
    };
  }

  private static boolean createsSlot(Tokens tokens) {
    Boolean slot = tokens.option("create_slot");
    Boolean connect = tokens.option("connect");
    return slot != null ? slot : connect == null || connect;
  }

  static TransactionNeed ofAlter(String kind, Tokens behindName) {
    return switch (kind) {
      case "database" -> when(behindName.at("set", "tablespace"));
      case "table" ->
          when(behindName.at("detach", "partition") && behindName.later("concurrently"));
      case "subscription" -> when(refreshes(behindName));
      default -> ANY;
    };
  }

  private static boolean refreshes(Tokens tokens) {
    Boolean refresh = tokens.option("refresh");
    boolean publication =
        tokens.at("set", "publication")
            || tokens.at("add", "publication")
            || tokens.at("drop", "publication");
    return tokens.at("refresh") || (publication && (refresh == null || refresh));
  }

  static TransactionNeed ofDrop(String kind, boolean concurrently) {
    return switch (kind) {
      case "index" -> when(concurrently);
      case "database", "tablespace", "subscription" -> FORBIDDEN;
      default -> ANY;
    };
  }

  /** For every command but CREATE, ALTER and DROP; the tokens stand behind the first word. */
  static TransactionNeed of(String verb, Tokens tokens) {
    return switch (verb) {
      case "begin", "start", "end", "abort" -> CONTROL;
      case "commit" -> tokens.at("prepared") ? FORBIDDEN : CONTROL;
      case "rollback" -> ofRollback(tokens);
      case "prepare" -> tokens.at("transaction") ? CONTROL : ANY;
      case "vacuum" -> FORBIDDEN;
      case "cluster" -> when(clustersAll(tokens));
      case "discard" -> when(tokens.at("all"));
      case "reindex" -> when(isConcurrentReindex(tokens) || isWideReindex(tokens));
      default -> ANY;
    };
  }

  private static TransactionNeed ofRollback(Tokens tokens) {
    if (tokens.at("prepared")) {
      return FORBIDDEN;
    }
    boolean toSavepoint =
        tokens.at("to") || tokens.at("work", "to") || tokens.at("transaction", "to");
    return toSavepoint ? ANY : CONTROL;
  }

  private static boolean clustersAll(Tokens tokens) {
    tokens.take("verbose");
    Recogniser.skipParentheses(tokens);
    return tokens.ended();
  }

  static boolean isConcurrentReindex(Tokens tokens) {
    Boolean option = tokens.option("concurrently");
    return option != null && option;
  }

  private static boolean isWideReindex(Tokens tokens) {
    Recogniser.skipParentheses(tokens);
    return tokens.at("schema") || tokens.at("database") || tokens.at("system");
  }

  private static TransactionNeed when(boolean forbidden) {
    return forbidden ? FORBIDDEN : ANY;
  }
}
