package dev.plumbline.history.sqitch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sqitch.plan}: pragmas, then changes and tags, a line each.
 *
 * @see <a href="https://sqitch.org/docs/manual/sqitchchanges/">sqitchchanges</a>
 */
record SqitchPlan(String project, List<Change> changes) {
  /**
   * One change.
   *
   * @param id SHA-1 over what the plan says of it and the id of the change before it
   * @param requires as written, {@code "users@v1"}
   * @param reworkTags tags between this change and the one of the same name that replaces it; empty
   *     when none does
   * @param line in the plan, from 1
   */
  record Change(String id, String name, List<String> requires, List<String> reworkTags, int line) {}

  /** Why a plan cannot be used, and where. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    final int line;

    Unreadable(String message, int line) {
      super(message);
      this.line = line;
    }
  }

  private static final Pattern PRAGMA = Pattern.compile("%\\s*([\\w-]+)\\s*(?:=\\s*(.*?))?\\s*");
  private static final String NAME = "[^\\s\\p{Punct}](?:[^\\s:@#\\[\\]]*[^\\s\\p{Punct}])?";
  private static final Pattern PLANNED =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)\\s+([^#]*?)\\s*<([^>]*)>\\s*(?:#\\s?(.*))?");
  private static final Pattern CHANGE =
      Pattern.compile("\\+?\\s*(" + NAME + ")\\s*(?:\\[([^\\]]*)\\])?\\s*(.*)");
  private static final Pattern TAG = Pattern.compile("@(" + NAME + ")\\s*(.*)");

  static SqitchPlan parse(String text) throws Unreadable {
    return new Parser().parse(text.lines().toList());
  }

  /** Reads line by line, as each change's id needs that of the one before. */
  private static final class Parser {
    private final Map<String, String> pragmas = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> tags = new TreeSet<>();

    private static final class Draft {
      final String name;
      final String id;
      final List<String> requires;
      final int line;
      final List<String> tagsBehind = new ArrayList<>();
      @Nullable Integer replacedAt;

      Draft(String name, String id, List<String> requires, int line) {
        this.name = name;
        this.id = id;
        this.requires = requires;
        this.line = line;
      }
    }

    SqitchPlan parse(List<String> lines) throws Unreadable {
      for (int i = 0; i < lines.size(); i++) {
        line(lines.get(i).strip(), i + 1);
      }
      String project = pragmas.get("project");
      if (project == null) {
        throw new Unreadable("the plan has no line %project=…, without which Sqitch stops", 1);
      }
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < drafts.size(); i++) {
        Draft draft = drafts.get(i);
        changes.add(
            new Change(draft.id, draft.name, draft.requires, reworkTags(i, draft), draft.line));
      }
      return new SqitchPlan(project, List.copyOf(changes));
    }

    private List<String> reworkTags(int index, Draft draft) {
      if (draft.replacedAt == null) {
        return List.of();
      }
      return drafts.subList(index, draft.replacedAt).stream()
          .flatMap(one -> one.tagsBehind.stream())
          .toList();
    }

    private void line(String line, int number) throws Unreadable {
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      } else if (line.matches("(<<<<<<<|=======|>>>>>>>).*")) {
        throw new Unreadable("a merge conflict was left in the plan", number);
      } else if (line.startsWith("%")) {
        pragma(line, number);
      } else if (line.startsWith("@")) {
        tag(line, number);
      } else if (line.startsWith("-")) {
        throw new Unreadable("changes cannot be taken back in a plan (a line with -)", number);
      } else {
        change(line, number);
      }
    }

    private void pragma(String line, int number) throws Unreadable {
      Matcher pragma = PRAGMA.matcher(line);
      if (!pragma.matches()) {
        throw new Unreadable("this is no pragma: " + line, number);
      }
      pragmas.put(pragma.group(1), pragma.group(2) == null ? "" : pragma.group(2));
    }

    private void tag(String line, int number) throws Unreadable {
      Matcher tag = TAG.matcher(line);
      if (!tag.matches() || !PLANNED.matcher(tag.group(2)).matches()) {
        throw new Unreadable(
            "a tag is @NAME, a time, who planned it <and an address>, and perhaps # a note",
            number);
      } else if (drafts.isEmpty()) {
        throw new Unreadable("the tag @" + tag.group(1) + " stands before any change", number);
      } else if (!tags.add(tag.group(1))) {
        throw new Unreadable("the tag @" + tag.group(1) + " is there twice", number);
      }
      drafts.getLast().tagsBehind.add(tag.group(1));
    }

    private void change(String line, int number) throws Unreadable {
      Matcher change = CHANGE.matcher(line);
      Matcher planned = change.matches() ? PLANNED.matcher(change.group(3)) : null;
      if (planned == null || !planned.matches()) {
        throw new Unreadable(
            "a change is NAME, perhaps [what it requires], a time, who planned it <and an address>,"
                + " and perhaps # a note",
            number);
      }
      String name = change.group(1);
      List<String> requires = new ArrayList<>();
      List<String> conflicts = new ArrayList<>();
      String dependencies = change.group(2) == null ? "" : change.group(2).strip();
      for (String one : dependencies.isEmpty() ? new String[0] : dependencies.split("\\s+")) {
        (one.startsWith("!") ? conflicts : requires).add(one.replaceFirst("^!", ""));
      }
      Draft before =
          drafts.reversed().stream().filter(d -> d.name.equals(name)).findFirst().orElse(null);
      if (before != null) {
        boolean reworked =
            drafts.subList(drafts.indexOf(before), drafts.size()).stream()
                .anyMatch(d -> !d.tagsBehind.isEmpty());
        if (!reworked) {
          throw new Unreadable(
              "the change %s is there twice, in lines %d and %d, without a tag between them"
                  .formatted(name, before.line, number),
              number);
        }
        before.replacedAt = drafts.size();
      }
      requirements(name, requires, number);
      drafts.add(
          new Draft(name, id(name, requires, conflicts, planned), List.copyOf(requires), number));
    }

    private void requirements(String name, List<String> requires, int number) throws Unreadable {
      for (String required : requires) {
        boolean elsewhere = required.indexOf(':') >= 0;
        String change = required.replaceFirst("@.*", "");
        String tag = required.indexOf('@') >= 0 ? required.replaceFirst(".*@", "") : "";
        boolean known =
            change.isEmpty() || drafts.stream().anyMatch(draft -> draft.name.equals(change));
        boolean tagged = tag.isEmpty() || tag.matches("HEAD|ROOT.*") || tags.contains(tag);
        if (!elsewhere && !(known && tagged)) {
          throw new Unreadable(
              "%s requires %s, which does not come before it in the plan".formatted(name, required),
              number);
        }
      }
    }

    private String id(String name, List<String> requires, List<String> conflicts, Matcher planned)
        throws Unreadable {
      StringBuilder text = new StringBuilder();
      text.append("project ").append(pragmas.getOrDefault("project", "")).append('\n');
      if (pragmas.containsKey("uri")) {
        text.append("uri ").append(pragmas.get("uri")).append('\n');
      }
      text.append("change ").append(name).append('\n');
      if (!drafts.isEmpty()) {
        text.append("parent ").append(drafts.getLast().id).append('\n');
      }
      text.append("planner %s <%s>\n".formatted(planned.group(2), planned.group(3)));
      text.append("date ").append(planned.group(1));
      if (!requires.isEmpty()) {
        text.append("\nrequires\n  + ").append(String.join("\n  + ", requires));
      }
      if (!conflicts.isEmpty()) {
        text.append("\nconflicts\n  - ").append(String.join("\n  - ", conflicts));
      }
      String note = planned.group(4) == null ? "" : unescaped(planned.group(4));
      if (!note.isEmpty()) {
        text.append("\n\n").append(note);
      }
      return Sha1.ofObject("change", text.toString());
    }

    private static String unescaped(String note) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < note.length(); i++) {
        char c = note.charAt(i);
        if (c == '\\' && i + 1 < note.length()) {
          char next = note.charAt(++i);
          text.append(
              switch (next) {
                case 'n' -> "\n";
                case 'r' -> "\r";
                case '\\' -> "\\";
                default -> "\\" + next;
              });
        } else {
          text.append(c);
        }
      }
      return text.toString();
    }
  }
}
