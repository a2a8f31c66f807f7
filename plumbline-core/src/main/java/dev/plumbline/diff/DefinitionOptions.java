package dev.plumbline.diff;

import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.TextSearchDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link StoredOrder} for options that stand in a text of the server. */
final class DefinitionOptions {
  private static final Pattern WITH =
      Pattern.compile(" WITH \\(((?:\\w+=(?:'[^']*'|\\w+)(?:, )?){2,})\\)");

  private DefinitionOptions() {}

  static Index normalised(Index i) {
    String definition = sorted(i.definition());
    return definition.equals(i.definition())
        ? i
        : new Index(
            i.id(),
            i.meta(),
            i.table(),
            definition,
            i.columns(),
            i.unique(),
            i.valid(),
            i.clustered(),
            i.constraint(),
            i.partitionOf(),
            i.statistics(),
            i.tablespace());
  }

  static Constraint normalised(Constraint c) {
    String definition = sorted(c.definition());
    return definition.equals(c.definition())
        ? c
        : new Constraint(
            c.id(),
            c.meta(),
            c.type(),
            definition,
            c.columns(),
            c.references(),
            c.validated(),
            c.local(),
            c.tablespace());
  }

  static TextSearchDictionary normalised(TextSearchDictionary d) {
    return d.options() == null
        ? d
        : new TextSearchDictionary(d.id(), d.meta(), d.template(), list(d.options()));
  }

  /** The definition with its {@code WITH (fillfactor='70', fastupdate=off)} sorted. */
  private static String sorted(String definition) {
    Matcher with = WITH.matcher(definition);
    return with.find()
        ? definition.substring(0, with.start(1))
            + list(with.group(1))
            + definition.substring(with.end(1))
        : definition;
  }

  /** {@code b = '1, 2', a = 'x'} sorted; commas in quotes part nothing. */
  private static String list(String options) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < options.length(); i++) {
      char c = options.charAt(i);
      quoted ^= c == '\'' || c == '"';
      if (!quoted && options.startsWith(", ", i)) {
        parts.add(options.substring(start, i));
        start = i + 2;
      }
    }
    parts.add(options.substring(start));
    parts.sort(null);
    return String.join(", ", parts);
  }
}
