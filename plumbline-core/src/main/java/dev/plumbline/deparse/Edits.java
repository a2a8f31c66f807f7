package dev.plumbline.deparse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of parts of a text, none of which overlap. */
final class Edits {
  private record Edit(int from, int to, String replacement) {}

  private final List<Edit> edits = new ArrayList<>();

  void replace(int from, int to, String replacement) {
    edits.add(new Edit(from, to, replacement));
  }

  void remove(int from, int to) {
    replace(from, to, "");
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  String applyTo(String text) {
    StringBuilder edited = new StringBuilder(text.length());
    int at = 0;
    edits.sort(Comparator.comparingInt(Edit::from));
    for (Edit edit : edits) {
      edited.append(text, at, edit.from).append(edit.replacement);
      at = edit.to;
    }
    return edited.append(text, at, text.length()).toString();
  }
}
