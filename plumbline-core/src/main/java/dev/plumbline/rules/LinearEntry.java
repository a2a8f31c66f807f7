package dev.plumbline.rules;

import dev.plumbline.history.Migration;
import dev.plumbline.history.Place;

/**
 * One migration as the linear-history rules see it.
 *
 * @param version as in the name: {@code "0007"}
 * @param place by the version's value; in a history with a journal the place in it
 * @param path relative to the migrations directory, forward slashes
 * @param sha256 of the bytes
 * @param key what the runner writes down
 */
record LinearEntry(
    String version, Place place, String path, String sha256, Migration.Kind kind, String key) {
  static LinearEntry of(Migration m) {
    return new LinearEntry(m.version(), m.place(), m.path(), m.sha256(), m.kind(), m.key());
  }

  /** From this many digits on a version is a date and time: nobody counts on the next one. */
  private static final int DIGITS_OF_A_TIME = 12;

  /** The number as a person sees it. */
  String placeInWords() {
    return place.equals(Place.parse(version))
        ? "number " + version
        : "place " + place + " in the journal";
  }

  /** Whether it has a place of its own that another one may claim. */
  boolean isVersioned() {
    return kind == Migration.Kind.VERSIONED && !isPart();
  }

  boolean isTime() {
    return version.length() >= DIGITS_OF_A_TIME;
  }

  /** Whether it is one of several in a file: it has a place in a list, and no number. */
  boolean isPart() {
    return !Migration.fileOf(path).equals(path);
  }
}
