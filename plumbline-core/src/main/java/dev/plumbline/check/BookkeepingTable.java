package dev.plumbline.check;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table in which a runner writes down what it applied. A table of that name with other columns is
 * somebody's own.
 *
 * @param runner whose it is, for people
 * @param schema where the runner keeps it; null for any
 * @param columns it has always had
 * @param laterColumns it has or has not, as the runner's version goes
 */
record BookkeepingTable(
    String runner,
    @Nullable String schema,
    String name,
    Set<String> columns,
    Set<String> laterColumns) {

  /** Every runner known, by name. */
  static final List<BookkeepingTable> KNOWN =
      List.of(
          any("Alembic", "alembic_version", "version_num"),
          any(
                  "Atlas",
                  "atlas_schema_revisions",
                  "version, description, applied, total, executed_at, execution_time, hash,"
                      + " operator_version")
              .later("type, error, error_stmt, partial_hashes"),
          any("Bun", "bun_migrations", "id, name, group_id, migrated_at"),
          any("Bun", "bun_migration_locks", "id, table_name"),
          any("dbmate, or Rails", "schema_migrations", "version"),
          any("DbUp", "schemaversions", "schemaversionsid, scriptname, applied"),
          any("Diesel", "__diesel_schema_migrations", "version, run_on"),
          any("Django", "django_migrations", "id, app, name, applied"),
          any("Doctrine", "doctrine_migration_versions", "version, executed_at, execution_time"),
          any("Drizzle", "__drizzle_migrations", "id, hash, created_at").later("name, applied_at"),
          any("Ecto", "schema_migrations", "version, inserted_at"),
          any("Entity Framework", "__EFMigrationsHistory", "MigrationId, ProductVersion"),
          any(
                  "Flyway",
                  "flyway_schema_history",
                  "installed_rank, version, description, type, script, checksum, installed_by,"
                      + " installed_on, execution_time, success")
              .later("version_rank"),
          any("golang-migrate", "schema_migrations", "version, dirty"),
          any("goose", "goose_db_version", "id, version_id, is_applied, tstamp"),
          any("graphile-migrate", "migrations", "hash, previous_hash, date")
              .later("filename")
              .of("graphile_migrate"),
          any("graphile-migrate", "current", "content, date")
              .of("graphile_migrate")
              .later("filename"),
          any("Knex", "knex_migrations", "id, name, batch, migration_time"),
          any("Knex", "knex_migrations_lock", "index, is_locked"),
          any("Kysely", "kysely_migration", "name, timestamp"),
          any("Kysely", "kysely_migration_lock", "id, is_locked"),
          any("Laravel", "migrations", "id, migration, batch"),
          any(
                  "Liquibase",
                  "databasechangelog",
                  "id, author, filename, dateexecuted, orderexecuted, exectype, md5sum,"
                      + " description, comments, tag, liquibase")
              .later("contexts, labels, deployment_id"),
          any("Liquibase", "databasechangeloglock", "id, locked, lockgranted, lockedby"),
          any("MikroORM", "mikro_orm_migrations", "id, name, executed_at"),
          any("node-pg-migrate", "pgmigrations", "id, name, run_on"),
          any("Phinx", "phinxlog", "version, migration_name, start_time, end_time")
              .later("breakpoint"),
          any("postgres-migrations", "migrations", "id, name, hash, executed_at"),
          any(
              "Prisma",
              "_prisma_migrations",
              "id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at,"
                  + " applied_steps_count"),
          any("Rails", "ar_internal_metadata", "key, value, created_at, updated_at"),
          any("Refinery", "refinery_schema_history", "version, name, applied_on, checksum"),
          any("SeaORM", "seaql_migrations", "version, applied_at"),
          any("Sequelize", "SequelizeMeta", "name"),
          any("sql-migrate", "gorp_migrations", "id, applied_at"),
          sqitch("releases", "version, installed_at, installer_name, installer_email"),
          sqitch("projects", "project, uri, created_at, creator_name, creator_email"),
          sqitch(
                  "changes",
                  "change_id, change, project, note, committed_at, committer_name,"
                      + " committer_email, planned_at, planner_name, planner_email")
              .later("script_hash"),
          sqitch(
              "tags",
              "tag_id, tag, project, change_id, note, committed_at, committer_name,"
                  + " committer_email, planned_at, planner_name, planner_email"),
          sqitch("dependencies", "change_id, type, dependency, dependency_id"),
          sqitch(
              "events",
              "event, change_id, change, project, note, requires, conflicts, tags, committed_at,"
                  + " committer_name, committer_email, planned_at, planner_name, planner_email"),
          any(
              "sqlx",
              "_sqlx_migrations",
              "version, description, installed_on, success, checksum, execution_time"),
          any("Supabase", "schema_migrations", "version")
              .of("supabase_migrations")
              .later("statements, name, created_by, idempotency_key, rollback"),
          any("Supabase", "seed_files", "path, hash").of("supabase_migrations"),
          any("TypeORM", "migrations", "id, timestamp, name"));

  /** Schemas that exist for a runner's sake alone: they go when nothing else is in them. */
  static final Set<String> SCHEMAS =
      Set.of(
          "atlas_schema_revisions", "drizzle", "graphile_migrate", "sqitch", "supabase_migrations");

  BookkeepingTable {
    columns = Set.copyOf(columns);
    laterColumns = Set.copyOf(laterColumns);
  }

  private static BookkeepingTable any(String runner, String name, String columns) {
    return new BookkeepingTable(runner, null, name, names(columns), Set.of());
  }

  private static BookkeepingTable sqitch(String name, String columns) {
    return any("Sqitch", name, columns).of("sqitch");
  }

  private BookkeepingTable of(String schemaName) {
    return new BookkeepingTable(runner, schemaName, name, columns, laterColumns);
  }

  private BookkeepingTable later(String names) {
    return new BookkeepingTable(runner, schema, name, columns, names(names));
  }

  private static Set<String> names(String list) {
    return Set.of(list.split(", ", -1));
  }

  boolean matches(Table table) {
    if (!name.equals(table.id().name())
        || (schema != null && !schema.equals(table.id().schema()))) {
      return false;
    }
    Set<String> found = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    return found.containsAll(columns)
        && found.stream()
            .allMatch(column -> columns.contains(column) || laterColumns.contains(column));
  }
}
