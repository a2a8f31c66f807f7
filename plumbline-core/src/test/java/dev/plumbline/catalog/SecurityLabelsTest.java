package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.schema.ProvidedObject;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SecurityLabel;
import dev.plumbline.schema.Table;
import org.junit.jupiter.api.Test;

/**
 * Labels need a provider's module to be set, and no server of ours has one: they are written into
 * the catalog as the server would.
 */
class SecurityLabelsTest {
  private static final String LABEL =
      """
      INSERT INTO pg_seclabel (classoid, objoid, objsubid, provider, label)
      VALUES ('%s'::regclass, '%s'::%s, %d, '%s', '%s');
      """;

  @Test
  void labelsAreReadAndWrittenForTablesColumnsFunctionsAndMembersOfExtensions() throws Exception {
    Schema schema =
        Read.after(
            "SET allow_system_table_mods = on;"
                + " CREATE TABLE t (a int, \"B c\" int);"
                + " CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                + " CREATE EXTENSION citext;"
                + LABEL.formatted("pg_class", "t", "regclass", 0, "selinux", "top")
                + LABEL.formatted("pg_class", "t", "regclass", 0, "anon", "it''s")
                + LABEL.formatted("pg_class", "t", "regclass", 2, "anon", "MASKED")
                + LABEL.formatted("pg_proc", "f(int)", "regprocedure", 0, "anon", "TRUSTED")
                + LABEL.formatted(
                    "pg_proc", "citext_eq(citext,citext)", "regprocedure", 0, "anon", "x"));

    Table table = Read.table(schema, "t");
    assertThat(table.meta().labels())
        .containsExactly(new SecurityLabel("anon", "it's"), new SecurityLabel("selinux", "top"));
    assertThat(Read.column(table, "B c").meta().labels())
        .containsExactly(new SecurityLabel("anon", "MASKED"));
    assertThat(Read.one(schema, Routine.class, "f").meta().labels())
        .containsExactly(new SecurityLabel("anon", "TRUSTED"));
    assertThat(Read.all(schema, ProvidedObject.class)).hasSize(1);
    assertThat(CanonicalWriter.write(schema, CanonicalFacts.NONE))
        .contains(
            """
            SECURITY LABEL FOR anon ON TABLE public.t IS 'it''s';
            SECURITY LABEL FOR selinux ON TABLE public.t IS 'top';
            """,
            "SECURITY LABEL FOR anon ON COLUMN public.t.\"B c\" IS 'MASKED';\n",
            "SECURITY LABEL FOR anon ON FUNCTION public.f(integer) IS 'TRUSTED';\n",
            "SECURITY LABEL FOR anon ON FUNCTION public.citext_eq(public.citext,public.citext)"
                + " IS 'x';\n");
  }
}
