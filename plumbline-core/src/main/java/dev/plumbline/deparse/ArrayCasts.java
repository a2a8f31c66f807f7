package dev.plumbline.deparse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code (ARRAY['a'::character varying])::text[]} is the print of what {@code x IN ('a')} on a
 * {@code varchar} makes. When that is loaded, the parser hands the cast down to the elements and
 * prints {@code ARRAY[('a'::character varying)::text]} from then on: that is written at once.
 */
final class ArrayCasts implements Normalisation {
  @Override
  public boolean concerns(String text) {
    return text.contains("(ARRAY[");
  }

  @Override
  public void normalise(Pieces pieces, Edits edits) {
    for (int i = 0; i < pieces.count(); i++) {
      if (pieces.opens(i) && pieces.is(i + 1, "ARRAY") && pieces.is(i + 2, "[")) {
        int close = pieces.partner(i);
        int end = typeEnd(pieces, close + 1);
        List<String> elements = elements(pieces, i + 2);
        if (pieces.partner(i + 2) == close - 1 && end > 0 && elements != null) {
          String type = pieces.text(close + 3, end - 2);
          elements.replaceAll(element -> "(" + element + ")::" + type);
          String array = "ARRAY[" + String.join(", ", elements) + "]";
          edits.replace(pieces.start(i), pieces.end(end), array);
          i = end;
        }
      }
    }
  }

  /** The last piece of {@code ::type[]}; 0 when no such cast stands there, or one with a length. */
  private static int typeEnd(Pieces pieces, int colon) {
    if (!pieces.casts(colon)) {
      return 0;
    }
    int i = colon + 2;
    while (pieces.isIdentifier(i) || pieces.is(i, ".")) {
      i++;
    }
    boolean array = i > colon + 2 && pieces.is(i, "[") && pieces.is(i + 1, "]");
    return array && !pieces.is(i + 2, "[") ? i + 1 : 0;
  }

  /** Null when there are none, or when they are arrays themselves. */
  private static @Nullable List<String> elements(Pieces pieces, int open) {
    List<String> elements = new ArrayList<>();
    int close = pieces.partner(open);
    int first = open + 1;
    for (int i = first; i <= close; i = pieces.next(i)) {
      if (i == close || pieces.is(i, ",")) {
        if (first >= i || pieces.is(first, "ARRAY")) {
          return null;
        }
        elements.add(pieces.text(first, i - 1));
        first = i + 1;
      }
      if (i == close) {
        break;
      }
    }
    return elements;
  }
}
