package dev.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          create table t (a int)                             | CREATE TABLE             | table t
          CREATE TEMP TABLE IF NOT EXISTS S.T AS SELECT 1    | CREATE TABLE             | table s.t
          create unlogged table "My T"("a" int)              | CREATE TABLE             | table My T
          create global temporary table g (a int)            | CREATE TABLE             | table g
          create foreign table f (a int) server s            | CREATE FOREIGN TABLE     | foreign table f
          create or replace view v as select 1               | CREATE VIEW              | view v
          create recursive view v (n) as select 1            | CREATE VIEW              | view v
          create materialized view if not exists s.m as select 1 | CREATE MATERIALIZED VIEW | materialized view s.m
          create type mood as enum ('a')                     | CREATE TYPE              | type mood
          create domain s.d as text check (value <> '')      | CREATE DOMAIN            | domain s.d
          create extension if not exists "uuid-ossp" schema x | CREATE EXTENSION        | extension uuid-ossp
          create schema if not exists app                    | CREATE SCHEMA            | schema app
          create schema authorization joe                    | CREATE SCHEMA            | schema joe
          create or replace function s.f(a int) returns int language sql as 'x' | CREATE FUNCTION | function s.f
          create procedure p() language sql as 'x'           | CREATE PROCEDURE         | procedure p
          create aggregate a (int) (sfunc = f, stype = int)  | CREATE AGGREGATE         | aggregate a
          create operator s.=== (procedure = f)              | CREATE OPERATOR          | operator s.===
          create operator class oc for type t using btree as storage t | CREATE OPERATOR CLASS | operator class oc
          create text search configuration s.c (copy = x)    | CREATE TEXT SEARCH CONFIGURATION | text search configuration s.c
          create event trigger e on ddl_command_end execute function f() | CREATE EVENT TRIGGER | event trigger e
          create trusted procedural language l handler h     | CREATE LANGUAGE          | language l
          create cast (a as b) without function              | CREATE CAST              | ``
          create sequence if not exists q                    | CREATE SEQUENCE          | sequence q
          create role r login                                | CREATE ROLE              | role r
          create default conversion c for 'a' to 'b' from f  | CREATE CONVERSION        | conversion c
          alter table if exists only s.t* add column a int   | ALTER TABLE              | table s.t
          alter default privileges in schema s grant select on tables to r | ALTER DEFAULT PRIVILEGES | ``
          alter type mood add value 'b' before 'a'           | ALTER TYPE               | type mood
          alter index all in tablespace a set tablespace b   | ALTER INDEX              | ``
          alter large object 12 owner to r                   | ALTER LARGE OBJECT       | ``
          drop table if exists a, s.b, "C" cascade           | DROP TABLE               | table a, table s.b, table C
          drop function f(int, text[]), s.g(numeric(1,2))    | DROP FUNCTION            | function f, function s.g
          drop owned by r                                    | DROP OWNED               | ``
          comment on table s.t is 'x'                        | COMMENT                  | table s.t
          comment on function f(int) is null                 | COMMENT                  | function f
          insert into s.t (a) values (1)                     | INSERT                   | table s.t
          delete from only t where true                      | DELETE                   | table t
          update t set a = 1                                 | UPDATE                   | table t
          truncate table a, only b                           | TRUNCATE                 | table a, table b
          copy t (a) from stdin                              | COPY                     | table t
          copy (select 1) to stdout                          | COPY                     | ``
          refresh materialized view concurrently m           | REFRESH MATERIALIZED VIEW | materialized view m
          with x as (select 1) select * from x               | WITH                     | ``
          (select 1)                                         | ``                       | ``
          /* c */ grant select on t to r                     | GRANT                    | ``
          do $$ begin end $$                                 | DO                       | ``
          create                                             | `CREATE `                | ``
          """)
  void namesCommandAndTargets(String sql, String command, String targets) throws Exception {
    Recognised recognised = recognise(sql);
    assertThat(recognised.command()).isEqualTo(command.isEmpty() ? "" : command);
    assertThat(
            recognised.targets().stream().map(Target::toString).collect(Collectors.joining(", ")))
        .isEqualTo(targets);
    assertThat(recognised.need()).isEqualTo(TransactionNeed.ANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          create unique index i on only s.t (a)              | index i        | table s.t
          create index on t (a)                              | ``             | table t
          create index concurrently if not exists i on t (a) | index i        | table t
          create constraint trigger g after insert on s.t execute function f() | trigger g | table s.t
          create trigger g after update of a, b on t for each row execute function f() | trigger g | table t
          create policy p on t using (true)                  | policy p       | table t
          create rule r as on insert to s.t do instead nothing | rule r       | table s.t
          drop policy if exists p on s.t                     | policy p       | table s.t
          drop trigger g on t                                | trigger g      | table t
          alter policy p on t rename to q                    | policy p       | table t
          comment on column s.t.c is 'x'                     | column s.c     | table s.t
          comment on column t.c is 'x'                       | column c       | table t
          comment on constraint k on s.t is 'x'              | constraint k   | table s.t
          comment on constraint k on domain d is 'x'         | constraint k   | table d
          """)
  void namesTheRelationAnObjectHangsOn(String sql, String target, String on) throws Exception {
    Recognised recognised = recognise(sql);
    assertThat(recognised.targets().stream().map(Target::toString).collect(Collectors.joining()))
        .isEqualTo(target);
    assertThat(recognised.on()).hasToString(on);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "create unique index concurrently if not exists i on t (a)",
        "create index concurrently on t (a)",
        "drop index concurrently if exists a",
        "reindex table concurrently t",
        "reindex (verbose, concurrently) index i",
        "reindex schema s",
        "reindex (verbose) database d",
        "reindex system d",
        "vacuum",
        "vacuum (full, analyze) t",
        "create database d",
        "drop database if exists d",
        "create tablespace s location '/x'",
        "drop tablespace s",
        "alter system set work_mem = '1MB'",
        "alter database d set tablespace s",
        "alter table p detach partition c concurrently",
        "cluster",
        "cluster verbose",
        "cluster (verbose)",
        "discard all",
        "create subscription s connection 'x' publication p",
        "create subscription s connection 'x' publication p with (create_slot)",
        "drop subscription s",
        "alter subscription s refresh publication",
        "alter subscription s set publication p",
        "commit prepared 'x'",
        "rollback prepared 'x'",
      })
  void knowsWhatCannotRunInATransaction(String sql) throws Exception {
    assertThat(recognise(sql).need()).isEqualTo(TransactionNeed.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently_made on t (a)",
        "create table concurrently (a int)",
        "drop index i",
        "reindex table t",
        "reindex (concurrently false) table t",
        "alter database d set work_mem = '1MB'",
        "alter table p detach partition c",
        "alter table p detach partition c finalize",
        "alter table t alter column a set default 'concurrently'",
        "cluster t using i",
        "cluster verbose t",
        "discard temp",
        "analyze t",
        "create subscription s connection 'x' publication p with (create_slot = false)",
        "create subscription s connection 'x' publication p with (connect = false)",
        "alter subscription s set publication p with (refresh = false)",
        "alter subscription s disable",
        "refresh materialized view concurrently m",
        "savepoint a",
        "release savepoint a",
        "rollback to a",
        "rollback work to savepoint a",
        "set transaction isolation level serializable",
        "prepare p as select 1",
        "select 'begin'",
      })
  void knowsWhatCanRunInATransaction(String sql) throws Exception {
    assertThat(recognise(sql).need()).isEqualTo(TransactionNeed.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        "BEGIN ISOLATION LEVEL SERIALIZABLE",
        "start transaction",
        "commit",
        "commit and chain",
        "end",
        "end transaction",
        "rollback",
        "rollback work",
        "abort",
        "prepare transaction 'x'",
      })
  void knowsWhatControlsTheTransaction(String sql) throws Exception {
    assertThat(recognise(sql).need()).isEqualTo(TransactionNeed.CONTROL);
  }

  @Test
  void readsRenames() throws Exception {
    assertThat(recognise("alter table a rename to \"B\"").newName()).isEqualTo("B");
    assertThat(recognise("alter table a rename column b to c").newName()).isNull();
    assertThat(recognise("alter table a rename to b").targets().getFirst().name()).isEqualTo("a");
  }

  @Test
  void storesNamesAsTheServerDoes() throws Exception {
    assertThat(recognise("create table ÄbC.\"x\"\"Y\" ()").targets())
        .containsExactly(new Target("table", "Äbc", "x\"Y"));
    assertThat(recognise("create table " + "é".repeat(40) + " ()").targets().getFirst().name())
        .isEqualTo("é".repeat(31));
    assertThat(recognise("create table " + "a".repeat(70) + " ()").targets().getFirst().name())
        .isEqualTo("a".repeat(63));
  }

  @Test
  void knowsConcurrently() throws Exception {
    assertThat(recognise("create index concurrently i on t (a)").concurrently()).isTrue();
    assertThat(recognise("create index i on t (a)").concurrently()).isFalse();
    assertThat(recognise("reindex table concurrently t").command()).isEqualTo("REINDEX TABLE");
    assertThat(recognise("reindex table concurrently t").concurrently()).isTrue();
    assertThat(recognise("refresh materialized view concurrently m").concurrently()).isTrue();
  }

  private static Recognised recognise(String sql) throws SqlSourceException {
    return Recogniser.recognise(StatementSplitter.split(SqlSource.of("t.sql", sql)).getFirst());
  }
}
