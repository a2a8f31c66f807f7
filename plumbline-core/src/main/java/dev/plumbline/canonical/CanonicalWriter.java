package dev.plumbline.canonical;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.schema.Absence;
import dev.plumbline.schema.AccessMethod;
import dev.plumbline.schema.Aggregate;
import dev.plumbline.schema.BaseType;
import dev.plumbline.schema.Cast;
import dev.plumbline.schema.Collation;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Constraint;
import dev.plumbline.schema.Conversion;
import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.DomainConstraint;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.EventTrigger;
import dev.plumbline.schema.ExtendedStatistics;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.ForeignDataWrapper;
import dev.plumbline.schema.ForeignServer;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Language;
import dev.plumbline.schema.MaterializedView;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.Operator;
import dev.plumbline.schema.OperatorClass;
import dev.plumbline.schema.OperatorFamily;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.ProvidedObject;
import dev.plumbline.schema.Publication;
import dev.plumbline.schema.RangeType;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.ShellType;
import dev.plumbline.schema.Subscription;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.TextSearchConfiguration;
import dev.plumbline.schema.TextSearchDictionary;
import dev.plumbline.schema.TextSearchParser;
import dev.plumbline.schema.TextSearchTemplate;
import dev.plumbline.schema.Transform;
import dev.plumbline.schema.Trigger;
import dev.plumbline.schema.UserMapping;
import dev.plumbline.schema.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes a schema as SQL that makes it again in an empty database, with {@code psql} or any client
 * that can send several statements. Everything belongs to who loads it, but for owners that were
 * read and are not the database's. Roles are not made: {@link ReferencedRoles} names those that
 * must exist.
 */
public final class CanonicalWriter {
  private static final String SETTINGS =
      """

      SET client_encoding = 'UTF8';
      SET standard_conforming_strings = on;
      SET check_function_bodies = off;
      SET client_min_messages = warning;
      SET xmloption = content;
      SET default_tablespace = '';
      SET default_table_access_method = heap;
      SET search_path = '';
      """;

  private static final int MANY = 5000;

  private CanonicalWriter() {}

  /** The whole canonical, header included; lines end with a line feed. */
  public static String write(Schema schema, CanonicalFacts facts) {
    String body = body(schema);
    return header(schema, facts, body).text() + body;
  }

  /**
   * As {@link #write(Schema, CanonicalFacts)}, to {@code out}.
   *
   * @throws IOException when {@code out} does
   */
  public static void write(Schema schema, CanonicalFacts facts, Appendable out) throws IOException {
    String body = body(schema);
    out.append(header(schema, facts, body).text()).append(body);
  }

  private static CanonicalHeader header(Schema schema, CanonicalFacts facts, String body) {
    return new CanonicalHeader(
        CanonicalHeader.FORMAT,
        schema.majorVersion(),
        facts.historyDigest(),
        CanonicalText.digest(body));
  }

  /** The header of the whole, and what stands before the first object. */
  static String head(Schema schema, CanonicalFacts facts) {
    return header(schema, facts, body(schema)).text() + start(schema);
  }

  private static String start(Schema schema) {
    return schema.find(GlobalSql.PUBLIC) == null
        ? SETTINGS + "\nDROP SCHEMA IF EXISTS public;\n"
        : SETTINGS;
  }

  private static String body(Schema schema) {
    StringBuilder body = new StringBuilder(start(schema));
    for (Step step : ordered(schema)) {
      if (!step.sql.isEmpty()) {
        body.append('\n').append(step.sql);
      }
    }
    return body.toString();
  }

  /** All SQL of each object, for showing it alone; an object that needs none has no entry. */
  public static SortedMap<Identity, String> blocks(Schema schema) {
    SortedMap<Identity, String> blocks = new TreeMap<>();
    for (Step step : ordered(schema)) {
      if (!step.sql.isEmpty()) {
        blocks.merge(step.key.object(), step.sql, String::concat);
      }
    }
    return blocks;
  }

  /**
   * The objects whose SQL does not stand in the text word for word.
   *
   * @param text lines ended by a line feed
   */
  public static SortedSet<Identity> notWordForWordIn(Schema schema, String text) {
    SortedSet<Identity> objects = new TreeSet<>();
    int at = 0;
    for (Step step : ordered(schema)) {
      String block = "\n" + step.sql.replace("\r\n", "\n");
      // Mostly in order, so that a large file is gone through once.
      int found = text.indexOf(block, at);
      found = found < 0 ? text.indexOf(block) : found;
      if (found < 0) {
        objects.add(step.key.object());
      } else {
        at = found + block.length() - 1;
      }
    }
    return objects;
  }

  static List<Step> ordered(Schema schema) {
    Lookup lookup = new Lookup(schema);
    Stream<SchemaObject> objects = schema.objects().values().stream();
    // What is written of one object does not depend on what is written of another.
    objects = schema.objects().size() < MANY ? objects : objects.parallel();
    return StepOrder.of(objects.flatMap(object -> allSteps(object, lookup).stream()).toList());
  }

  private static List<Step> allSteps(SchemaObject object, Lookup lookup) {
    List<Step> steps = new ArrayList<>(steps(object, lookup));
    OwnerSql.step(object).ifPresent(steps::add);
    for (Step step : steps) {
      String namespace = step.key.object().schema();
      if (namespace != null) {
        step.needs.add(Key.create(Identity.global(Kind.SCHEMA, namespace)));
      }
    }
    return steps;
  }

  private static List<Step> steps(SchemaObject object, Lookup lookup) {
    return switch (object) {
      case Namespace namespace -> List.of(GlobalSql.namespace(namespace));
      case Extension extension -> List.of(GlobalSql.extension(extension));
      case EnumType type -> List.of(TypeSql.enumType(type));
      case CompositeType type -> List.of(TypeSql.compositeType(type));
      case Domain domain -> List.of(TypeSql.domain(domain));
      case DomainConstraint constraint -> List.of(TypeSql.domainConstraint(constraint));
      case Routine routine -> List.of(RoutineSql.step(routine));
      case Sequence sequence -> SequenceSql.steps(sequence, lookup);
      case Table table -> TableSql.steps(table, lookup);
      case Constraint constraint -> List.of(ConstraintSql.step(constraint, lookup));
      case Index index -> List.of(IndexSql.step(index, lookup));
      case View view -> List.of(ViewSql.view(view));
      case MaterializedView view -> ViewSql.materializedView(view, lookup);
      case Trigger trigger -> List.of(TriggerSql.step(trigger, lookup));
      case Policy policy -> List.of(PolicySql.step(policy, lookup));
      case Rule rule -> List.of(RuleSql.step(rule, lookup));
      case ExtendedStatistics statistics -> List.of(StatisticsSql.step(statistics));
      case RangeType type -> List.of(RangeTypeSql.step(type));
      case Aggregate aggregate -> List.of(AggregateSql.step(aggregate));
      case Collation collation -> List.of(CollationSql.step(collation));
      case ForeignDataWrapper wrapper -> List.of(ForeignSql.wrapper(wrapper));
      case ForeignServer server -> List.of(ForeignSql.server(server));
      case UserMapping mapping -> List.of(ForeignSql.userMapping(mapping));
      case ForeignTable table -> ForeignTableSql.steps(table, lookup);
      case EventTrigger trigger -> List.of(EventTriggerSql.step(trigger));
      case Publication publication -> List.of(PublicationSql.step(publication));
      case Subscription subscription -> List.of(SubscriptionSql.step(subscription));
      case ProvidedObject provided -> List.of(ProvidedSql.changes(provided));
      case Absence absence -> List.of(ProvidedSql.absence(absence));
      case BaseType type -> List.of(BaseTypeSql.baseType(type));
      case ShellType type -> List.of(BaseTypeSql.shellType(type));
      case Operator operator -> List.of(OperatorSql.operator(operator));
      case OperatorFamily family -> List.of(OperatorSql.family(family));
      case OperatorClass opclass -> List.of(OperatorSql.operatorClass(opclass));
      case Cast cast -> List.of(CastSql.cast(cast));
      case Transform transform -> List.of(CastSql.transform(transform));
      case Conversion conversion -> List.of(CastSql.conversion(conversion));
      case TextSearchParser parser -> List.of(TextSearchSql.parser(parser));
      case TextSearchTemplate template -> List.of(TextSearchSql.template(template));
      case TextSearchDictionary dictionary -> List.of(TextSearchSql.dictionary(dictionary));
      case TextSearchConfiguration configuration ->
          List.of(TextSearchSql.configuration(configuration));
      case Language language -> List.of(LanguageSql.language(language));
      case AccessMethod method -> List.of(LanguageSql.accessMethod(method));
      case DefaultPrivileges privileges -> List.of(GlobalSql.defaultPrivileges(privileges));
    };
  }
}
