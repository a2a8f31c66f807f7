package dev.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a statement is from its first words. It never judges whether the statement is valid:
 * the server does.
 */
public final class Recogniser {
  private Recogniser() {}

  public static Recognised recognise(Statement statement) {
    Tokens tokens = Tokens.of(statement);
    String verb = tokens.word();
    tokens.skip();
    return switch (verb) {
      case "create" -> create(tokens);
      case "alter" -> alter(tokens);
      case "drop" -> drop(tokens);
      case "comment" -> comment(tokens);
      case "refresh" -> refresh(tokens);
      case "insert", "delete", "update", "truncate", "copy", "lock", "merge" -> data(verb, tokens);
      default ->
          new Recognised(
              command(verb, tokens),
              need(verb, tokens),
              concurrently(verb, tokens),
              List.of(),
              null,
              null);
    };
  }

  private static Recognised create(Tokens tokens) {
    String kind = ObjectKinds.read(tokens);
    boolean concurrently = kind.equals("index") && tokens.take("concurrently");
    TransactionNeed need = TransactionNeeds.ofCreate(kind, concurrently, tokens);
    tokens.take("if", "not", "exists");
    boolean nameless =
        ObjectKinds.NAMELESS.contains(kind) || (kind.equals("index") && tokens.at("on"));
    tokens.take("authorization");
    Target target = nameless ? null : tokens.target(kind);
    Target on = null;
    if (kind.equals("index") || ObjectKinds.ON_A_RELATION.contains(kind)) {
      on = kind.equals("rule") ? relationBehind(tokens, "to") : relationBehind(tokens, "on");
    }
    return new Recognised("CREATE " + upper(kind), need, concurrently, listOf(target), on, null);
  }

  private static Recognised alter(Tokens tokens) {
    if (tokens.at("system")) {
      return simple("ALTER SYSTEM", TransactionNeed.FORBIDDEN);
    }
    String kind = ObjectKinds.read(tokens);
    tokens.take("if", "exists");
    tokens.take("only");
    boolean named = !ObjectKinds.NAMELESS.contains(kind) && !tokens.at("all");
    Target target = named ? tokens.target(kind) : null;
    tokens.take(TokenKind.OPERATOR); // ALTER TABLE t* is ALTER TABLE t
    TransactionNeed need = TransactionNeeds.ofAlter(kind, tokens);
    Target on = ObjectKinds.ON_A_RELATION.contains(kind) ? relationBehind(tokens, "on") : null;
    boolean concurrently =
        kind.equals("table") && tokens.later("detach") && tokens.later("concurrently");
    String newName = tokens.seek("rename") && tokens.take("to") ? last(tokens.name()) : null;
    return new Recognised("ALTER " + upper(kind), need, concurrently, listOf(target), on, newName);
  }

  private static Recognised drop(Tokens tokens) {
    String kind = ObjectKinds.read(tokens);
    boolean concurrently = kind.equals("index") && tokens.take("concurrently");
    TransactionNeed need = TransactionNeeds.ofDrop(kind, concurrently);
    tokens.take("if", "exists");
    var targets = new ArrayList<Target>();
    do {
      Target target = ObjectKinds.NAMELESS.contains(kind) ? null : tokens.target(kind);
      if (target == null) {
        break;
      }
      targets.add(target);
      skipParentheses(tokens);
    } while (tokens.take(TokenKind.COMMA));
    Target on = ObjectKinds.ON_A_RELATION.contains(kind) ? relationBehind(tokens, "on") : null;
    return new Recognised("DROP " + upper(kind), need, concurrently, targets, on, null);
  }

  private static Recognised comment(Tokens tokens) {
    tokens.take("on");
    String kind = ObjectKinds.read(tokens);
    List<String> name = tokens.name();
    if (kind.equals("column") && name.size() > 1) {
      Target on = Tokens.target("table", name.subList(0, name.size() - 1));
      var column = new Target(kind, on == null ? null : on.schema(), name.getLast());
      return new Recognised("COMMENT", TransactionNeed.ANY, false, List.of(column), on, null);
    }
    Target on = ObjectKinds.ON_A_RELATION.contains(kind) ? relationBehind(tokens, "on") : null;
    Target target = Tokens.target(kind, name);
    return new Recognised("COMMENT", TransactionNeed.ANY, false, listOf(target), on, null);
  }

  private static Recognised refresh(Tokens tokens) {
    tokens.take("materialized", "view");
    boolean concurrently = tokens.take("concurrently");
    Target target = tokens.target("materialized view");
    return new Recognised(
        "REFRESH MATERIALIZED VIEW", TransactionNeed.ANY, concurrently, listOf(target), null, null);
  }

  private static Recognised data(String verb, Tokens tokens) {
    var targets = new ArrayList<Target>();
    boolean relationFollows = true;
    switch (verb) {
      case "insert", "merge" -> tokens.take("into");
      case "delete" -> tokens.take("from");
      case "truncate", "lock" -> tokens.take("table");
      case "copy" -> relationFollows = !tokens.is(TokenKind.OPEN);
      default -> {}
    }
    boolean more = relationFollows;
    while (more) {
      tokens.take("only");
      Target target = tokens.target("table");
      if (target != null) {
        targets.add(target);
      }
      more = target != null && verb.equals("truncate") && tokens.take(TokenKind.COMMA);
    }
    return new Recognised(upper(verb), TransactionNeed.ANY, false, targets, null, null);
  }

  private static String command(String verb, Tokens tokens) {
    String second =
        switch (verb) {
          case "start", "prepare" -> tokens.at("transaction") ? " TRANSACTION" : "";
          case "commit", "rollback" -> tokens.at("prepared") ? " PREPARED" : "";
          case "reindex", "security", "import", "discard", "reassign" ->
              tokens.word().isEmpty() ? "" : " " + upper(tokens.word());
          default -> "";
        };
    return upper(verb) + second;
  }

  private static TransactionNeed need(String verb, Tokens tokens) {
    return TransactionNeeds.of(verb, tokens);
  }

  private static boolean concurrently(String verb, Tokens tokens) {
    return verb.equals("reindex") && TransactionNeeds.isConcurrentReindex(tokens);
  }

  private static Recognised simple(String command, TransactionNeed need) {
    return new Recognised(command, need, false, List.of(), null, null);
  }

  private static @Nullable Target relationBehind(Tokens tokens, String keyword) {
    if (!tokens.seek(keyword)) {
      return null;
    }
    tokens.take("only");
    tokens.take("domain");
    return tokens.target("table");
  }

  /** The argument types of a function, so that the next name of the list can be read. */
  static void skipParentheses(Tokens tokens) {
    if (!tokens.is(TokenKind.OPEN)) {
      return;
    }
    int depth = 0;
    do {
      depth += tokens.is(TokenKind.OPEN) ? 1 : tokens.is(TokenKind.CLOSE) ? -1 : 0;
      tokens.skip();
    } while (depth > 0 && !tokens.ended());
  }

  private static List<Target> listOf(@Nullable Target target) {
    return target == null ? List.of() : List.of(target);
  }

  private static @Nullable String last(List<String> names) {
    return names.isEmpty() ? null : names.getLast();
  }

  private static String upper(String words) {
    return words.toUpperCase(Locale.ROOT);
  }
}
