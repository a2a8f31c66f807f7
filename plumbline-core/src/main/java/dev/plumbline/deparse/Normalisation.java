package dev.plumbline.deparse;

/** One way in which prints of the same thing differ, undone. */
interface Normalisation {
  /** Whether the text can hold what this is about at all; quick. */
  boolean concerns(String text);

  /** What to change; nothing where the text has the form already. */
  void normalise(Pieces pieces, Edits edits);
}
