package dev.plumbline.canonical;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.TextSearchConfiguration;
import dev.plumbline.schema.TextSearchDictionary;
import dev.plumbline.schema.TextSearchParser;
import dev.plumbline.schema.TextSearchTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text search parsers, templates, dictionaries and configurations. */
final class TextSearchSql {
  private TextSearchSql() {}

  static Step parser(TextSearchParser parser) {
    List<String> options = new ArrayList<>();
    options.add("START = " + parser.start());
    options.add("GETTOKEN = " + parser.getToken());
    options.add("END = " + parser.end());
    options.add("LEXTYPES = " + parser.lexTypes());
    if (parser.headline() != null) {
      options.add("HEADLINE = " + parser.headline());
    }
    return root(parser.id(), options, "", parser.meta());
  }

  static Step template(TextSearchTemplate template) {
    List<String> options = new ArrayList<>();
    if (template.init() != null) {
      options.add("INIT = " + template.init());
    }
    options.add("LEXIZE = " + template.lexize());
    return root(template.id(), options, "", template.meta());
  }

  static Step dictionary(TextSearchDictionary dictionary) {
    List<String> options = new ArrayList<>();
    options.add("TEMPLATE = " + dictionary.template());
    if (dictionary.options() != null) {
      options.add(dictionary.options());
    }
    return root(dictionary.id(), options, "", dictionary.meta());
  }

  static Step configuration(TextSearchConfiguration configuration) {
    String alter = "ALTER " + Names.forComment(configuration.id()) + " ADD MAPPING FOR ";
    String mappings =
        configuration.mappings().stream()
            .map(mapping -> alter + mapping + ";\n")
            .collect(Collectors.joining());
    List<String> options = List.of("PARSER = " + configuration.parser());
    return root(configuration.id(), options, mappings, configuration.meta());
  }

  private static Step root(Identity id, List<String> options, String rest, Meta meta) {
    String create =
        "CREATE " + Names.forComment(id) + " (" + String.join(", ", options) + ");\n" + rest;
    return TypeSql.root(id, create + MetaSql.after(id, meta), MetaSql.needs(meta));
  }
}
