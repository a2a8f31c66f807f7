package dev.plumbline.history.liquibase;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a changelog in XML or YAML lists, in its order: files and directories it includes, and
 * changesets of its own, which are not SQL.
 */
record Changelog(List<Item> items) {
  /**
   * One thing it lists.
   *
   * @param name of a file or directory as written, or of the changeset
   * @param relative whether the name is to be read from the changelog's own directory
   */
  record Item(Kind kind, String name, boolean relative, int line, int column) {}

  /** What it is. */
  enum Kind {
    INCLUDE,
    INCLUDE_ALL,
    CHANGESET
  }

  /** Why a changelog cannot be read, and where. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final int line;
    final int column;

    Unreadable(String message, int line, int column) {
      super(message);
      this.line = line;
      this.column = column;
    }
  }

  private static final Pattern YAML_ITEM =
      Pattern.compile("( *)- *(include|includeAll|changeSet|property|preConditions) *:.*");
  private static final Pattern YAML_VALUE =
      Pattern.compile(" *(?:- +)?(file|path|relativeToChangelogFile|id) *: *(.*?) *(?: #.*)?");

  static Changelog xml(String text) throws Unreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A changelog is anybody's: it must not make us read other files or ask other machines.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var items = new ArrayList<Item>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          int line = reader.getLocation().getLineNumber();
          boolean relative = "true".equals(attribute(reader, "relativeToChangelogFile"));
          switch (reader.getLocalName()) {
            case "include" ->
                items.add(new Item(Kind.INCLUDE, attribute(reader, "file"), relative, line, 0));
            case "includeAll" ->
                items.add(new Item(Kind.INCLUDE_ALL, attribute(reader, "path"), relative, line, 0));
            case "changeSet" ->
                items.add(new Item(Kind.CHANGESET, attribute(reader, "id"), false, line, 0));
            default -> {}
          }
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      int column = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNumber());
      String why = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
      throw new Unreadable("the changelog is not XML: " + why, line, column);
    }
    return new Changelog(items);
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The list of mappings that Liquibase's YAML is; what stands deeper in it is not looked at. */
  static Changelog yaml(String text) {
    var items = new ArrayList<Item>();
    Item open = null;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher item = YAML_ITEM.matcher(line);
      Matcher value = YAML_VALUE.matcher(line);
      if (item.matches()) {
        add(open, items);
        int column = item.end(1) + 1;
        open =
            switch (item.group(2)) {
              case "include" -> new Item(Kind.INCLUDE, "", false, number, column);
              case "includeAll" -> new Item(Kind.INCLUDE_ALL, "", false, number, column);
              case "changeSet" -> new Item(Kind.CHANGESET, "", false, number, column);
              default -> null;
            };
      } else if (open != null && value.matches()) {
        String plain = value.group(2).replaceAll("^([\"'])(.*)\\1$", "$2");
        boolean names = !value.group(1).equals("relativeToChangelogFile");
        boolean first = open.name().isEmpty();
        open =
            new Item(
                open.kind(),
                names && first ? plain : open.name(),
                names ? open.relative() : plain.equals("true"),
                open.line(),
                open.column());
      }
    }
    add(open, items);
    return new Changelog(items);
  }

  private static void add(@org.jspecify.annotations.Nullable Item item, List<Item> items) {
    if (item != null) {
      items.add(item);
    }
  }
}
