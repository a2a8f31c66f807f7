package dev.plumbline.deparse;

/**
 * {@code XMLSERIALIZE} can indent since 16, and says from then on that it does not. Before, it does
 * not and cannot say so; unsaid, it means the same on every major.
 */
final class XmlIndent implements Normalisation {
  @Override
  public boolean concerns(String text) {
    return text.contains(" NO INDENT)");
  }

  @Override
  public void normalise(Pieces pieces, Edits edits) {
    for (int i = 2; i < pieces.count(); i++) {
      if (pieces.is(i - 1, "NO") && pieces.is(i, "INDENT") && pieces.closes(i + 1)) {
        edits.remove(pieces.end(i - 2), pieces.end(i));
      }
    }
  }
}
