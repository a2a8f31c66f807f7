package dev.plumbline.history;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person calls a migration, as words that fit into any file's name. */
public final class MigrationName {
  private static final int LONGEST = 120;

  private MigrationName() {}

  /**
   * The words: {@code "Add due-date"} and {@code addDueDate} are both add, due, date.
   *
   * @throws NumberingException when nothing usable is left
   */
  public static List<String> words(String name) throws NumberingException {
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new NumberingException(
          "'" + name + "' is a path, not a name", "for example: plumb new add_due_date");
    }
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("(?i)\\.sql$", "");
    String foreign = ascii.replaceAll("[\\x00-\\x7F]", "");
    if (foreign.codePoints().anyMatch(Character::isLetterOrDigit)) {
      throw new NumberingException(
          "the name has letters that are not a-z: " + foreign,
          "file names of migrations travel far: use a-z, 0-9 and underscores");
    }
    List<String> words =
        Arrays.stream(
                ascii
                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT)
                    .split("[^a-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      throw new NumberingException(
          "'" + name + "' holds no word to name the migration by",
          "for example: plumb new add_due_date");
    } else if (words.stream().allMatch(word -> word.matches("[0-9]+"))
        || words.getFirst().matches("[0-9]{3,}")) {
      throw new NumberingException(
          "'" + name + "' begins with a number, which is given by plumb",
          "say the name alone, for example: plumb new add_due_date");
    } else if (String.join("_", words).length() > LONGEST) {
      throw new NumberingException(
          "the name is longer than %d characters".formatted(LONGEST), "use fewer words");
    }
    return words;
  }
}
