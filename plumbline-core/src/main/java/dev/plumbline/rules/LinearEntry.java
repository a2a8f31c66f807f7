package dev.plumbline.rules;

/**
 * One migration as the linear-history rules see it.
 *
 * @param version as in the name: {@code "0007"}
 * @param number the version's value; in a history with a journal the place in it
 * @param path relative to the migrations directory, forward slashes
 * @param sha256 of the bytes
 */
record LinearEntry(String version, long number, String path, String sha256) {
  /** From this many digits on a version is a date and time: nobody counts on the next one. */
  private static final int DIGITS_OF_A_TIME = 12;

  /** The number as a person sees it. */
  String place() {
    return version.matches("0*" + number)
        ? "number " + version
        : "place " + number + " in the journal";
  }

  boolean isTime() {
    return version.length() >= DIGITS_OF_A_TIME;
  }
}
