package dev.plumbline.deparse;

import java.util.Set;

/**
 * A server quotes what is a keyword to it, and every major has new ones: a column named {@code
 * json} is quoted from 17 on. These names are quoted always; {@code json}, which is a type's name
 * too, never, but where a quote is needed: before a parenthesis or an arrow.
 */
enum LaterKeywords implements Normalisation {
  /** In expressions. */
  EVERYWHERE,
  /** What a routine takes may not be called by an unquoted keyword. */
  OF_ROUTINES;

  /** Keywords, other than unreserved ones, that 14 does not know. */
  private static final Set<String> LATER =
      Set.of(
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_object",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "merge_action",
          "system_user");

  @Override
  public boolean concerns(String text) {
    return text.contains("json") || text.contains("merge_action") || text.contains("system_user");
  }

  @Override
  public void normalise(Pieces pieces, Edits edits) {
    for (int i = 0; i < pieces.count(); i++) {
      String word = pieces.at(i);
      boolean needed = pieces.opens(i + 1) || pieces.is(i + 1, "=>");
      if (LATER.contains(word) || word.equals("json") && needed) {
        edits.replace(pieces.start(i), pieces.end(i), '"' + word + '"');
      } else if (word.equals("\"json\"") && !needed && this == EVERYWHERE) {
        edits.replace(pieces.start(i), pieces.end(i), "json");
      }
    }
  }
}
