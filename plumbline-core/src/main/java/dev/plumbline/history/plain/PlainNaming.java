package dev.plumbline.history.plain;

import dev.plumbline.history.HistoryProblem;
import dev.plumbline.history.NumberedName;
import dev.plumbline.history.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is wrong with the name of a numbered file, and what it should be. */
final class PlainNaming {
  /** From here on a number is a date and time. */
  static final int DIGITS_OF_A_TIME = 12;

  private static final Pattern DESCRIPTION = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

  private static final Pattern PARTS = Pattern.compile("[a-z0-9]+(?:__?[a-z0-9]+)*");

  private final int digits;

  PlainNaming(int digits) {
    this.digits = digits;
  }

  void check(NumberedName name, String path, List<HistoryProblem> problems) {
    List<String> faults = faults(name);
    if (!faults.isEmpty()) {
      problems.add(
          HistoryProblem.ofFile(
              ProblemKind.NAMING, path, String.join("; ", faults), "rename it to " + proper(name)));
    }
  }

  /** Faults of a name, in the words of the message. */
  private List<String> faults(NumberedName name) {
    var faults = new ArrayList<String>();
    if (!hasProperDigits(name)) {
      faults.add(
          "the number has %d digit%s, not %d"
              .formatted(name.digits().length(), name.digits().length() == 1 ? "" : "s", digits));
    }
    String description = name.description();
    if (description.isBlank()) {
      faults.add("a description is missing after the number");
    } else if (!name.separator().equals("_")) {
      faults.add("the number must be followed by one underscore");
    }
    if (!description.isBlank() && !pattern().matcher(description).matches()) {
      faults.add(faultOf(description));
    }
    if (!name.suffix().equals(name.suffix().toLowerCase(Locale.ROOT))) {
      faults.add("the extension must be .sql in lower case");
    }
    return faults;
  }

  /** Where times tell files apart, a name may have parts: users__email__add. */
  private Pattern pattern() {
    return digits < DIGITS_OF_A_TIME ? DESCRIPTION : PARTS;
  }

  /** After 9999 comes 10000: more digits are right when the number needs them. */
  private boolean hasProperDigits(NumberedName name) {
    int length = name.digits().length();
    return length == digits || (length > digits && name.digits().charAt(0) != '0');
  }

  private static String faultOf(String description) {
    if (description.indexOf(' ') >= 0) {
      return "the name contains a space";
    } else if (description.indexOf('-') >= 0) {
      return "the name contains a hyphen";
    } else if (!description.equals(description.toLowerCase(Locale.ROOT))) {
      return "the name contains upper-case letters";
    }
    return "the name must be words of a-z and 0-9 joined by single underscores";
  }

  private String proper(NumberedName name) {
    String words =
        name.description()
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    String number = hasProperDigits(name) ? name.digits() : padded(name.number());
    return number
        + "_"
        + (words.isEmpty() ? "what_it_does" : words)
        + name.suffix().toLowerCase(Locale.ROOT);
  }

  /** The number with the leading zeros the rule asks for. */
  String padded(long number) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
