package dev.plumbline.status;

import java.util.List;
import java.util.Set;

/** The tables of all runners; keys and checksums are those of each runner's rule. */
final class RunnerTables {
  static final List<RunnerTable> ALL =
      List.of(
          new RunnerTable(
              "Drizzle",
              Set.of("drizzle"),
              "drizzle",
              "__drizzle_migrations",
              Set.of("id", "hash", "created_at"),
              Set.of(),
              "SELECT created_at::text, hash::text, 'APPLIED' FROM %1$s ORDER BY id"),
          new RunnerTable(
              "Drizzle 1.0",
              Set.of("drizzle-1"),
              "drizzle",
              "__drizzle_migrations",
              Set.of("id", "hash", "name"),
              Set.of(),
              "SELECT name::text, hash::text, 'APPLIED' FROM %1$s ORDER BY id"),
          new RunnerTable(
              "golang-migrate",
              Set.of("golang-migrate"),
              "public",
              "schema_migrations",
              Set.of("version", "dirty"),
              Set.of(),
              // One row: how far it is. What lies below was run, for all anybody can know.
              """
              SELECT version::text, NULL, 'BASELINE' FROM %1$s
              UNION ALL SELECT version::text, NULL, 'FAILED' FROM %1$s WHERE dirty
              """),
          new RunnerTable(
              "dbmate",
              Set.of("dbmate"),
              "public",
              "schema_migrations",
              Set.of("version"),
              Set.of("dirty", "inserted_at", "statements"),
              "SELECT version::text, NULL, 'APPLIED' FROM %1$s ORDER BY version"),
          new RunnerTable(
              "Rails",
              Set.of("rails"),
              "public",
              "schema_migrations",
              Set.of("version"),
              Set.of("dirty", "inserted_at", "statements"),
              "SELECT version::text, NULL, 'APPLIED' FROM %1$s ORDER BY version"),
          new RunnerTable(
              "Supabase",
              Set.of("supabase"),
              "supabase_migrations",
              "schema_migrations",
              Set.of("version"),
              Set.of("dirty", "inserted_at"),
              "SELECT version::text, NULL, 'APPLIED' FROM %1$s ORDER BY version"),
          new RunnerTable(
              "Flyway",
              Set.of("flyway"),
              "public",
              "flyway_schema_history",
              Set.of("installed_rank", "version", "description", "type", "checksum", "success"),
              Set.of(),
              """
              SELECT coalesce(version::text, 'repeatable ' || description), checksum::text,
                CASE WHEN NOT success THEN 'FAILED'
                     WHEN type IN ('BASELINE', 'SQL_BASELINE') THEN 'BASELINE'
                     WHEN type = 'DELETE' OR type LIKE 'UNDO%%' THEN 'TAKEN_BACK'
                     ELSE 'APPLIED' END, description::text
              FROM %1$s WHERE type <> 'SCHEMA' ORDER BY installed_rank
              """),
          new RunnerTable(
              "goose",
              Set.of("goose"),
              "public",
              "goose_db_version",
              Set.of("id", "version_id", "is_applied"),
              Set.of(),
              // Old ones add a row for each way, new ones delete; zero is the table's own
              // beginning.
              """
              SELECT version_id::text, NULL, CASE WHEN is_applied THEN 'APPLIED' ELSE 'TAKEN_BACK' END
              FROM %1$s t
              WHERE version_id <> 0
                AND id = (SELECT max(id) FROM %1$s l WHERE l.version_id = t.version_id)
              ORDER BY id
              """),
          new RunnerTable(
              "Prisma",
              Set.of("prisma"),
              "public",
              "_prisma_migrations",
              Set.of("migration_name", "checksum", "started_at", "finished_at", "rolled_back_at"),
              Set.of(),
              // What was rolled back and run again has a row for each.
              """
              SELECT migration_name::text, checksum::text,
                CASE WHEN rolled_back_at IS NOT NULL THEN 'TAKEN_BACK'
                     WHEN finished_at IS NULL THEN 'FAILED' ELSE 'APPLIED' END
              FROM %1$s ORDER BY started_at, (rolled_back_at IS NULL)
              """),
          new RunnerTable(
              "sqlx",
              Set.of("sqlx"),
              "public",
              "_sqlx_migrations",
              Set.of("version", "checksum", "success"),
              Set.of(),
              """
              SELECT version::text, encode(checksum, 'hex'),
                CASE WHEN success THEN 'APPLIED' ELSE 'FAILED' END
              FROM %1$s ORDER BY version
              """),
          new RunnerTable(
              "Diesel",
              Set.of("diesel"),
              "public",
              "__diesel_schema_migrations",
              Set.of("version", "run_on"),
              Set.of(),
              "SELECT version::text, NULL, 'APPLIED' FROM %1$s ORDER BY run_on, version"),
          new RunnerTable(
              "sql-migrate",
              Set.of("sql-migrate"),
              "public",
              "gorp_migrations",
              Set.of("id", "applied_at"),
              Set.of(),
              "SELECT id::text, NULL, 'APPLIED' FROM %1$s ORDER BY applied_at, id"),
          new RunnerTable(
              "Sqitch",
              Set.of("sqitch"),
              "sqitch",
              "changes",
              Set.of("change_id", "script_hash", "project", "committed_at"),
              Set.of(),
              "SELECT change_id::text, script_hash::text, 'APPLIED', project::text FROM %1$s"
                  + " ORDER BY committed_at"),
          new RunnerTable(
              "graphile-migrate",
              Set.of("graphile-migrate"),
              "graphile_migrate",
              "migrations",
              Set.of("hash", "previous_hash", "filename", "date"),
              Set.of(),
              "SELECT filename::text, hash::text, 'APPLIED' FROM %1$s ORDER BY filename"),
          new RunnerTable(
              "node-pg-migrate",
              Set.of("node-pg-migrate"),
              "public",
              "pgmigrations",
              Set.of("id", "name", "run_on"),
              Set.of(),
              "SELECT name::text, NULL, 'APPLIED' FROM %1$s ORDER BY run_on, id"),
          new RunnerTable(
              "Liquibase",
              Set.of("liquibase"),
              "public",
              "databasechangelog",
              Set.of("id", "author", "filename", "orderexecuted", "exectype", "md5sum"),
              Set.of(),
              """
              SELECT filename || '::' || id || '::' || author, md5sum::text,
                CASE WHEN exectype = 'FAILED' THEN 'FAILED' ELSE 'APPLIED' END
              FROM %1$s WHERE exectype <> 'SKIPPED' ORDER BY orderexecuted
              """));

  private RunnerTables() {}

  /** Those of a convention; all for plain files, which anything may apply; none when unknown. */
  static List<RunnerTable> of(String convention) {
    return convention.equals("plain")
        ? ALL
        : ALL.stream().filter(table -> table.conventions().contains(convention)).toList();
  }
}
