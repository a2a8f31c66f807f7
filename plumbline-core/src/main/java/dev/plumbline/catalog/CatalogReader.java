package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a database's whole schema as the server's catalogs have it. */
public final class CatalogReader {
  private static final int OLDEST_MAJOR = 14;
  private static final int ATTEMPTS = 3;

  /** One line per kind. */
  private static final List<KindReader> KINDS =
      List.of(
          new ExtensionReader(),
          new EnumReader(),
          new CompositeTypeReader(),
          new DomainReader(),
          new DomainConstraintReader(),
          new RoutineReader(),
          new SequenceReader(),
          new TableReader(),
          new ConstraintReader(),
          new IndexReader(),
          new ViewReader(),
          new MaterializedViewReader(),
          new TriggerReader(),
          new PolicyReader(),
          new RuleReader(),
          new ExtendedStatisticsReader(),
          new RangeTypeReader(),
          new AggregateReader(),
          new CollationReader(),
          new ForeignDataWrapperReader(),
          new ForeignServerReader(),
          new UserMappingReader(),
          new ForeignTableReader(),
          new EventTriggerReader(),
          new PublicationReader(),
          new SubscriptionReader(),
          new ProvidedObjectReader(),
          new AbsenceReader(),
          new LanguageReader(),
          new AccessMethodReader(),
          new CastReader(),
          new TransformReader(),
          new OperatorReader(),
          new OperatorFamilyReader(),
          new OperatorClassReader(),
          new ConversionReader(),
          new TextSearchParserReader(),
          new TextSearchTemplateReader(),
          new TextSearchDictionaryReader(),
          new TextSearchConfigurationReader(),
          new ShellTypeReader(),
          new BaseTypeReader(),
          new DefaultPrivilegesReader());

  /** What further sessions read ahead, in the order of {@link Reading} and {@link #KINDS}. */
  private static final List<List<String>> AHEAD =
      List.of(
          List.of(
              "comments",
              "grants",
              "relations",
              "sequences",
              "columns",
              "routines",
              "tables",
              "dependencies"),
          // Those for which the server looks at every relation.
          List.of("constraints", "indexes", "views", "triggers", "policies"));

  private CatalogReader() {}

  /**
   * Reads everything in scope, as of one moment, in a constant number of queries. Nothing in the
   * database or the session is changed. When somebody changes what is being read, it is read again,
   * three times at most.
   *
   * @param connection to the database, with no transaction open; usable afterwards
   * @throws UnmodelledObjectsException when there are objects of kinds the model does not know
   * @throws CatalogException when it cannot be read
   */
  public static Schema read(Connection connection, CatalogScope scope) throws CatalogException {
    return read(connection, scope, unused -> {});
  }

  /**
   * As {@link #read(Connection, CatalogScope)}.
   *
   * @param unused hears the patterns of the scope that matched nothing, sorted
   */
  public static Schema read(
      Connection connection, CatalogScope scope, Consumer<List<String>> unused)
      throws CatalogException {
    return read(connection, null, scope, unused).schema();
  }

  /**
   * As {@link #read(Connection, CatalogScope, Consumer)}, with up to three connections at once
   * where there is much to read; all see the same moment. Where only one is to be had it takes
   * longer.
   *
   * @throws CatalogException when it cannot be read, or no connection opens
   */
  public static Schema read(
      ConnectionSource source, CatalogScope scope, Consumer<List<String>> unused)
      throws CatalogException {
    try (Connection connection = source.open()) {
      return read(connection, source, scope, unused).schema();
    } catch (SQLException e) {
      throw Failure.explain(e);
    }
  }

  /**
   * A schema, and where the server keeps it.
   *
   * @param addresses of every object and every column
   */
  public record Addressed(Schema schema, Map<Identity, Address> addresses) {}

  /** As {@link #read(Connection, CatalogScope, Consumer)}, telling where everything is kept. */
  public static Addressed readAddressed(
      Connection connection, CatalogScope scope, Consumer<List<String>> unused)
      throws CatalogException {
    Found found = read(connection, null, scope, unused);
    return new Addressed(found.schema(), found.reading().addresses());
  }

  /** The schema, and what else is known when it was read. */
  private record Found(Schema schema, Reading reading) {}

  private static Found read(
      Connection connection,
      @Nullable ConnectionSource more,
      CatalogScope scope,
      Consumer<List<String>> unused)
      throws CatalogException {
    try {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST_MAJOR) {
        throw new CatalogException(
            "the server is PostgreSQL %d; its catalogs can be read from %d on"
                .formatted(major, OLDEST_MAJOR));
      }
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        ScopeInUse inUse = new ScopeInUse(scope);
        Found read = attempt(connection, more, major, inUse, attempt == ATTEMPTS);
        if (read != null) {
          unused.accept(inUse.unused());
          return read;
        }
      }
      throw Failure.ofConstantChange(ATTEMPTS);
    } catch (SQLException e) {
      throw Failure.explain(e);
    }
  }

  /** The schema; null when it was changed meanwhile, or so it seems. */
  private static @Nullable Found attempt(
      Connection connection,
      @Nullable ConnectionSource more,
      int major,
      ScopeInUse scope,
      boolean last)
      throws SQLException, CatalogException {
    try (Snapshot snapshot = Snapshot.now(connection)) {
      Found read = read(snapshot, more, major, scope);
      return snapshot.isDisturbed() ? null : read;
    } catch (SQLException e) {
      if (last || !Failure.mayComeOfChange(e)) {
        throw e;
      }
      return null;
    }
  }

  private static Found read(
      Snapshot snapshot, @Nullable ConnectionSource more, int major, ScopeInUse scope)
      throws SQLException, CatalogException {
    List<FoundNamespace> namespaces = FoundNamespace.read(snapshot, scope);
    snapshot.restrictTo(namespaces.stream().map(FoundNamespace::oid).toList());
    if (more != null) {
      snapshot.readAhead(more, AHEAD);
    }
    refuseUnmodelled(snapshot, scope);
    Reading reading = new Reading(major, snapshot, scope);
    namespaces.forEach(namespace -> namespace.addTo(reading));
    for (KindReader kind : KINDS) {
      kind.read(reading);
    }
    return new Found(new Schema(major, reading.finish()), reading);
  }

  private static void refuseUnmodelled(Snapshot snapshot, ScopeInUse scope)
      throws SQLException, UnmodelledObjectsException {
    List<UnmodelledObject> found = new ArrayList<>();
    snapshot.forEach(
        "unmodelled",
        row -> {
          if (scope.includesName(row.text("plain_name"))) {
            found.add(new UnmodelledObject(row.text("kind"), row.text("name")));
          }
        });
    if (!found.isEmpty()) {
      throw new UnmodelledObjectsException(found);
    }
  }
}
