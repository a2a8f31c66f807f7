package dev.plumbline.history.rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.NamingRule;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RailsTest {
  private static final String STRUCTURE =
      """
      \\restrict abc
      SET statement_timeout = 0;
      CREATE TABLE public.schema_migrations (version character varying NOT NULL);
      CREATE TABLE public.users (id bigint NOT NULL);
      \\unrestrict abc
      SET search_path TO "$user", public;

      INSERT INTO "schema_migrations" (version) VALUES
      ('20240102000000'),
      ('20240101000000');
      """;

  @Test
  void theStructureStandsForWhatItLists() throws Exception {
    FilesInMemory files = files();
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("structure.sql and 2 migrations in Ruby");
    History history = read(files);
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).extracting(Migration::path).containsExactly("structure.sql");
    assertThat(history.migrations().getFirst().kind().mayChange()).isTrue();
    assertThat(history.migrations().getFirst().statements()).hasSize(5);
    assertThat(history.superseded())
        .extracting(Migration::key)
        .containsExactly("20240101000000", "20240102000000");
  }

  @Test
  void whatItDoesNotListIsNotSql() {
    FilesInMemory files = files().with("migrate/20240103000000_add_z.rb", "class AddZ; end");
    assertThat(Problems.of(read(files)))
        .containsExactly(
            "not-sql migrate/20240103000000_add_z.rb: structure.sql does not list version"
                + " 20240103000000, and the migration is written in Ruby, so what it does is not"
                + " replayed");
    var recorded =
        new FilesInMemory().with("migrate/20240103000000_add_z.rb.sql", "create table z ();");
    History history =
        new Rails().read(files, new ReadOptions(NamingRule.DEFAULT, Set.of(), recorded));
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).hasSize(2);
  }

  @Test
  void aDatabaseWithAPastRunsWhatItDoesNotName() {
    History history = read(files());
    assertThat(Fates.runs(Fates.after(history))).containsExactly("structure.sql");
    assertThat(Fates.runs(Fates.after(history, "20240102000000")))
        .containsExactly("migrate/20240101000000_create_users.rb");
  }

  @Test
  void aStructureWithoutVersionsIsTold() {
    assertThat(Problems.of(read(files().with("structure.sql", "select 1;"))))
        .contains(
            "not-sql structure.sql: it lists no versions of migrations, so which of them it holds"
                + " cannot be told");
  }

  private static FilesInMemory files() {
    return new FilesInMemory()
        .with("structure.sql", STRUCTURE)
        .with("seeds.rb", "")
        .with("migrate/20240101000000_create_users.rb", "class CreateUsers; end")
        .with("migrate/20240102000000_add_y.rb", "class AddY; end");
  }

  private static History read(FilesInMemory files) {
    return new Rails().read(files, ReadOptions.DEFAULT);
  }
}
