package dev.plumbline.declared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about what a program of a JavaScript project says when it fails. */
final class ProgramSaid {
  private static final Pattern NO_MODULE =
      Pattern.compile("Cannot find (?:module|package) '([^']+)'");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?i)environment variable|process\\.env|\\benv\\b.{0,40}(?:missing|required|invalid|not"
              + " set)"
              + "|(?:missing|required|invalid|undefined).{0,40}\\benv|[A-Z][A-Z0-9]+_[A-Z0-9_]+.{0,40}(?:is"
              + " required|is not set|is not defined|missing|undefined|must be)");

  private ProgramSaid() {}

  static String fix(ProgramRun.Output output) {
    String said = output.errors() + "\n" + output.out();
    Matcher module = NO_MODULE.matcher(said);
    if (module.find()) {
      return "install the project's packages before the check; " + module.group(1) + " is missing";
    }
    if (VARIABLE.matcher(said).find()) {
      return "secrets of the environment are not handed on; give what it needs to load a value that"
          + " opens nothing: [declared] environment = { NAME = \"value\" } in plumbline.toml";
    }
    return "run the same command by hand and mend what it says";
  }
}
