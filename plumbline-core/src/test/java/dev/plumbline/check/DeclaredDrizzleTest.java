package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.rules.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** schema.ts through the real drizzle-kit, against what the migrations build. */
class DeclaredDrizzleTest {
  private static final String CONFIG =
      """
      import { defineConfig } from "drizzle-kit";
      export default defineConfig({
        dialect: "postgresql",
        schema: "./src/schema.ts",
        out: "./drizzle",
        dbCredentials: { url: process.env.DATABASE_URL! },
      });
      """;

  private static final String SCHEMA =
      """
      import { index, integer, pgEnum, pgTable, serial, text, timestamp, unique } from "drizzle-orm/pg-core";

      export const mood = pgEnum("mood", ["sad", "ok", "happy"]);

      export const users = pgTable("users", {
        id: serial().primaryKey(),
        email: text().notNull().unique(),
        mood: mood().default("ok"),
        createdAt: timestamp("created_at", { withTimezone: true }).defaultNow().notNull(),
      }, (t) => [index("users_created").on(t.createdAt)]);

      export const posts = pgTable("posts", {
        id: serial().primaryKey(),
        userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
        title: text().notNull(),
      });
      """;

  private static final String SQL =
      """
      CREATE TYPE "public"."mood" AS ENUM('sad', 'ok', 'happy');--> statement-breakpoint
      CREATE TABLE users (
        id serial PRIMARY KEY,
        email text NOT NULL CONSTRAINT users_email_unique UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        mood mood DEFAULT 'ok'
      );--> statement-breakpoint
      CREATE INDEX users_created ON users (created_at);--> statement-breakpoint
      CREATE TABLE posts (
        id serial PRIMARY KEY,
        user_id int CONSTRAINT posts_user_id_users_id_fk REFERENCES users ON DELETE SET NULL,
        title text NOT NULL
      );
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void aProject() throws Exception {
    DrizzleTools.install(folder);
    project =
        new TestProject(folder)
            .write("package.json", "{ \"private\": true }\n")
            .write("drizzle.config.ts", CONFIG)
            .write("src/schema.ts", SCHEMA);
    migrations(SQL);
  }

  @AfterEach
  void theToolsStay() throws Exception {
    DrizzleTools.remove(folder);
  }

  private void migrations(String... files) throws Exception {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < files.length; i++) {
      project.write("drizzle/000%d_step.sql".formatted(i), files[i]);
      entries
          .append(i == 0 ? "" : ",")
          .append(
              "{\"idx\":%1$d,\"version\":\"7\",\"when\":17000000%1$d0,\"tag\":\"000%1$d_step\",\"breakpoints\":true}"
                  .formatted(i));
    }
    project.write(
        "drizzle/meta/_journal.json",
        "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[%s]}\n".formatted(entries));
  }

  @Test
  void aSchemaThatAgreesPassesWithoutConfigurationWhateverTheOrderOfColumns() throws Exception {
    CheckReport report = project.check();

    assertThat(declared(report)).isEmpty();
    assertThat(step(report).status()).isEqualTo(CheckStep.Status.PASSED);
    assertThat(step(report).summary())
        .isEqualTo("src/schema.ts declares what the migrations build");
  }

  @Test
  void whatOneSideLacksOrHasOtherwiseIsToldWithItsPlace() throws Exception {
    migrations(
        SQL,
        """
        ALTER TABLE posts DROP CONSTRAINT posts_user_id_users_id_fk;
        ALTER TABLE posts ADD CONSTRAINT posts_user_id_users_id_fk
          FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
        ALTER TABLE users ADD COLUMN legacy text;
        ALTER TABLE users ALTER COLUMN mood SET DEFAULT 'sad';
        """);
    project.write(
        "src/schema.ts",
        SCHEMA.replace(
            "  title: text().notNull(),", "  title: text().notNull(),\n  body: text(),"));

    List<Finding> findings = declared(project.check());

    assertThat(TestProject.words(findings))
        .containsExactly(
            "declared/not-in-migrations: src/schema.ts has column public.posts.body, which no"
                + " migration creates",
            "declared/not-declared: the migrations have column public.users.legacy, which"
                + " src/schema.ts lacks",
            "declared/differs: column public.users.mood is not the same in the migrations and in"
                + " src/schema.ts",
            "declared/differs: constraint public.posts.posts_user_id_users_id_fk is not the same in"
                + " the migrations and in src/schema.ts");
    assertThat(findings)
        .extracting(finding -> String.valueOf(finding.location()))
        .containsExactly(
            "src/schema.ts:16", "src/schema.ts:5", "src/schema.ts:8", "src/schema.ts:14");
    assertThat(findings.getFirst().fix())
        .isEqualTo("write the migration (drizzle-kit generate), or take it out of src/schema.ts");
    assertThat(findings.getLast().evidence().getFirst())
        .startsWith("constraint public.posts.posts_user_id_users_id_fk: definition")
        .contains("ON DELETE CASCADE")
        .contains("ON DELETE SET NULL");
  }

  @Test
  void whatDrizzleKitGeneratesFromASchemaAgreesWithIt() throws Exception {
    project.write(
        "src/schema.ts",
        """
        import { sql } from "drizzle-orm";
        import * as pg from "drizzle-orm/pg-core";

        export const shop = pg.pgSchema("shop");
        export const reader = pg.pgRole("declared_shop_reader");
        export const state = shop.enum("state", ["new", "it's paid", "gone"]);
        export const counter = pg.pgSequence("counter", { startWith: 100, increment: 5 });
        export const orders = shop.table("orders", {
          id: pg.integer().generatedAlwaysAsIdentity(),
          region: pg.varchar({ length: 2 }).notNull().default("eu"),
          state: state().array().default(["new"]),
          total: pg.numeric({ precision: 12, scale: 2 }).default("0.00").notNull(),
          withTax: pg.numeric("with_tax").generatedAlwaysAs(sql`total * 1.2`),
          meta: pg.jsonb().default({ a: [1, "x"] }).notNull(),
          tags: pg.text().array().notNull().default(sql`'{}'::text[]`),
          at: pg.timestamp({ withTimezone: true, precision: 3 }).defaultNow(),
          day: pg.date().default(sql`CURRENT_DATE`),
          wait: pg.interval({ fields: "day to second" }),
          number: pg.bigint({ mode: "bigint" }).default(sql`nextval('counter')`),
          key: pg.uuid().defaultRandom().unique("orders_key"),
          parent: pg.integer().references((): pg.AnyPgColumn => orders.id, { onDelete: "cascade", onUpdate: "restrict" }),
        }, (t) => [
          pg.primaryKey({ columns: [t.id, t.region] }),
          pg.unique().on(t.id),
          pg.check("total_positive", sql`${t.total} >= 0 AND region IN ('eu', 'us')`),
          pg.index("by_region").on(sql`lower(${t.region})`).where(sql`${t.total} > 10`),
          pg.uniqueIndex("by_day").on(t.day.desc().nullsLast(), t.at),
          pg.index("by_meta").using("gin", t.meta),
          pg.pgPolicy("read", { for: "select", to: reader, using: sql`total < 100` }),
        ]);
        export const totals = shop.view("totals").as((qb) =>
          qb.select({ region: orders.region, total: sql<string>`sum(${orders.total})`.as("total") })
            .from(orders).groupBy(orders.region));
        export const items = pg.pgTable("items", {
          id: pg.smallserial().primaryKey(),
          orderId: pg.integer("order_id").notNull(),
          orderRegion: pg.varchar("order_region", { length: 2 }).notNull(),
        }, (t) => [pg.foreignKey({ columns: [t.orderId, t.orderRegion], foreignColumns: [orders.id, orders.region] })]);
        """);
    Files.delete(folder.resolve("drizzle/meta/_journal.json"));
    Files.delete(folder.resolve("drizzle/meta"));
    Files.delete(folder.resolve("drizzle/0000_step.sql"));
    Process generate =
        new ProcessBuilder("node", "node_modules/drizzle-kit/bin.cjs", "generate")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    generate.getOutputStream().close();
    assertThat(new String(generate.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Your SQL migration file");

    CheckReport report = project.check();

    assertThat(declared(report)).isEmpty();
    assertThat(step(report).status()).isEqualTo(CheckStep.Status.PASSED);
  }

  @Test
  void anotherNameIsAWarning() throws Exception {
    migrations(
        SQL.replace("users_email_unique", "users_email_key")
            .replace("users_created", "by_creation"));

    CheckReport report = project.check();

    assertThat(TestProject.words(declared(report)))
        .containsExactly(
            "declared/name: constraint public.users.users_email_key is called users_email_unique in"
                + " src/schema.ts",
            "declared/name: index public.by_creation is called users_created in src/schema.ts");
    assertThat(step(report).status()).isEqualTo(CheckStep.Status.WARNED);
  }

  @Test
  void aTableRenamedByAMigrationKeepsNamesThatAreNoMoreThanNames() throws Exception {
    migrations(
        SQL.replace("TABLE posts", "TABLE articles")
            .replace("posts_user_id_users_id_fk", "articles_user_id_users_id_fk"),
        "ALTER TABLE articles RENAME TO posts;");

    assertThat(declared(project.check()))
        .allMatch(finding -> finding.rule().equals("declared/name"))
        .hasSize(3);
  }

  @Test
  void whatDrizzleDoesNotSayIsListedOnceAndNeededByWhatItSays() throws Exception {
    project.write(
        "src/schema.ts",
        SCHEMA
            .replace("email: text()", "email: citext()")
            .replace(
                "export const mood",
                "const citext = customType<{ data: string }>({ dataType: () => \"citext\" });\n\n"
                    + "export const mood")
            .replace(
                "title: text().notNull(),",
                "title: text().notNull(),\n  slug: text().default(sql`slug()`),")
            .replace("import {", "import { sql } from \"drizzle-orm\";\nimport { customType,"));
    migrations(
        """
        CREATE EXTENSION citext;
        CREATE FUNCTION slug() RETURNS text LANGUAGE sql AS 'SELECT ''none''';
        """,
        SQL.replace("email text", "email citext")
            .replace("title text NOT NULL", "title text NOT NULL, slug text DEFAULT slug()"),
        """
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
        COMMENT ON TABLE users IS 'People.';
        ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
        CREATE POLICY all_of_them ON posts USING (true);
        CREATE VIEW titles AS SELECT title FROM posts;
        ALTER TABLE posts ADD CONSTRAINT one_title EXCLUDE USING btree (title WITH =);
        ALTER TABLE posts ALTER CONSTRAINT posts_user_id_users_id_fk DEFERRABLE;
        CREATE INDEX with_title ON posts (user_id) INCLUDE (title);
        """);

    CheckReport report = project.check();

    assertThat(declared(report))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("declared/owned-by-sql");
          assertThat(finding.evidence())
              .containsExactly(
                  "comment: table public.users",
                  "constraint: public.posts.one_title",
                  "deferrable constraint: constraint public.posts.posts_user_id_users_id_fk",
                  "extension: citext",
                  "function: public.slug(), public.touch()",
                  "index: public.with_title",
                  "policy: public.posts.all_of_them",
                  "row security: table public.posts",
                  "trigger: public.users.touch",
                  "view: public.titles");
        });
    assertThat(step(report).status()).isEqualTo(CheckStep.Status.PASSED);
  }

  @Test
  void aSchemaThatDoesNotLoadIsAnErrorThoughDrizzleKitEndsWithZero() throws Exception {
    project.write("src/schema.ts", SCHEMA + "\nthis is no TypeScript (\n");

    assertThat(declared(project.check()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("declared/not-printed");
          assertThat(finding.message())
              .isEqualTo("drizzle-kit printed no SQL: the schema does not load");
          assertThat(finding.evidence().getFirst())
              .contains("schema.ts:18:5: ERROR: Expected \";\"");
          assertThat(finding.evidence().getLast())
              .isEqualTo("node bin.cjs export --config=drizzle.config.ts, in .");
        });
  }

  @Test
  void anEnumThatIsNotExportedIsToldAsPostgresTellsIt() throws Exception {
    project.write("src/schema.ts", SCHEMA.replace("export const mood", "const mood"));
    migrations("CREATE TABLE users (id int)");

    assertThat(declared(project.check()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo("src/schema.ts does not load: type \"mood\" does not exist");
          assertThat(finding.fix()).contains("drizzle-kit prints only what is exported");
        });
  }

  @Test
  void aConfigurationThatThrowsSaysWhatToSet() throws Exception {
    project.write(
        "drizzle.config.ts",
        "if (!process.env.AUTH_SECRET) throw new Error('AUTH_SECRET is required');\n" + CONFIG);

    assertThat(declared(project.check(Map.of("AUTH_SECRET", "a real secret"))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("declared/not-printed");
          assertThat(String.join("\n", finding.evidence())).contains("AUTH_SECRET is required");
          assertThat(finding.fix()).contains("[declared] environment");
        });
    project.config("[declared]\nenvironment = { AUTH_SECRET = \"unused\" }\n");
    assertThat(declared(project.check())).isEmpty();
  }

  @Test
  void itRunsWithoutTheCallersCredentialsAndAtAnAddressWhereNothingAnswers() throws Exception {
    project.write(
        "src/schema.ts",
        SCHEMA
            + """
            for (const name of ["DATABASE_URL", "PGPASSWORD", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "PLAIN"])
              console.log(name + " is " + process.env[name]);
            """);

    List<Finding> findings =
        declared(
            project.check(
                Map.of(
                    "DATABASE_URL", "postgres://app:hunter22@production/app",
                    "PGPASSWORD", "hunter22",
                    "GITHUB_TOKEN", "ghp_sesame",
                    "AWS_SECRET_ACCESS_KEY", "sesame",
                    "PLAIN", "words")));

    assertThat(findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("declared/log-lines");
          assertThat(finding.evidence())
              .containsExactly(
                  "DATABASE_URL is postgresql://plumb:***@127.0.0.1:1/none",
                  "PGPASSWORD is none",
                  "GITHUB_TOKEN is undefined",
                  "AWS_SECRET_ACCESS_KEY is undefined",
                  "PLAIN is words");
        });
  }

  @Test
  void secretsThatItReadsElsewhereAreMasked() throws Exception {
    project.write(".env", "SERVICE_TOKEN=open-sesame-now\n");
    project.write(
        "src/schema.ts",
        """
        import { readFileSync } from "node:fs";
        throw new Error("bad setting " + readFileSync(".env", "utf8") + " at https://me:pass-word@host/x");
        """);

    assertThat(declared(project.check()).getFirst().evidence().getFirst())
        .contains("SERVICE_TOKEN=***")
        .contains("https://me:***@host/x")
        .doesNotContain("sesame")
        .doesNotContain("pass-word");
  }

  @Test
  void linesOfALogAreNotTakenForSchema() throws Exception {
    project.write(
        "src/schema.ts",
        """
        console.log("Create table users: it isn't slow");
        console.log("\\u001b[32mALTER TABLE done\\u001b[0m");
        console.log("connecting; please wait");
        process.on("exit", () => console.log("bye; DROP TABLE users;"));
        """
            + SCHEMA);

    CheckReport report = project.check();

    assertThat(declared(report))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo("4 lines among the DDL of src/schema.ts are no SQL and were left out");
          assertThat(finding.evidence())
              .containsExactly(
                  "Create table users: it isn't slow",
                  "ALTER TABLE done",
                  "connecting; please wait",
                  "bye; DROP TABLE users;");
        });
  }

  @Test
  void aProgramThatHangsIsStoppedWithAllItStarted() throws Exception {
    project
        .config("[declared]\ntime_limit = \"3s\"\n")
        .write(
            "src/schema.ts",
            """
            import { spawn } from "node:child_process";
            import { writeFileSync } from "node:fs";
            const child = spawn("sleep", ["600"], { stdio: "inherit" });
            writeFileSync("child.pid", String(child.pid));
            console.error("waiting for the database");
            setInterval(() => {}, 1000);
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
            """);
    Instant start = Instant.now();

    List<Finding> findings = declared(project.check());

    assertThat(findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo(
                  "node bin.cjs export --config=drizzle.config.ts did not end within 3 s and was"
                      + " stopped");
          assertThat(finding.evidence()).contains("waiting for the database");
        });
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
    long child = Long.parseLong(Files.readString(folder.resolve("child.pid")));
    assertThat(isRunning(child)).isFalse();
  }

  /** One that was killed may wait to be buried for as long as the container lives. */
  private static boolean isRunning(long pid) throws Exception {
    Path state = Path.of("/proc/" + pid + "/stat");
    for (int i = 0; i < 50; i++) {
      boolean gone =
          Files.exists(state)
              ? Files.readString(state).contains(") Z ")
              : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
      if (gone) {
        return false;
      }
      Thread.sleep(40);
    }
    return true;
  }

  @Test
  void aDrizzleKitFromBeforeExportGenerates() throws Exception {
    DrizzleTools.remove(folder);
    DrizzleTools.installOld(folder);
    project.write("src/schema.ts", "console.log('a log; CREATE TABLE x ();');\n" + SCHEMA);

    assertThat(declared(project.check())).isEmpty();
    assertThat(folder.resolve("drizzle").toFile().list())
        .containsExactlyInAnyOrder("0000_step.sql", "meta");
    project.write("src/schema.ts", SCHEMA + "(");
    assertThat(TestProject.words(declared(project.check())))
        .singleElement()
        .asString()
        .startsWith("declared/not-printed: drizzle-kit ");
  }

  @Test
  void whereDrizzleKitIsNotInstalledANoteSaysSoAndConfiguredItIsAnError() throws Exception {
    DrizzleTools.remove(folder);

    CheckReport report = project.check();

    assertThat(declared(report))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(dev.plumbline.rules.Severity.NOTE);
          assertThat(finding.message())
              .isEqualTo("the declared schema is not compared: drizzle-kit is not installed in .");
        });
    project.config("[declared]\ndrizzle = \"drizzle.config.ts\"\n");
    assertThat(TestProject.words(declared(project.check())))
        .containsExactly("declared/not-printed: drizzle-kit is not installed in .");
  }

  @Test
  void itIsLeftAloneWhenSomebodySaysSo() throws Exception {
    project
        .config("[declared]\nenabled = false\n")
        .write("src/schema.ts", "throw new Error('not to be loaded');");

    assertThat(project.check().steps())
        .extracting(CheckStep::name)
        .doesNotContain(CheckStep.Name.DECLARED);
  }

  @Test
  void inAMonorepoTheSchemaIsAPackageOfItsOwn() throws Exception {
    Files.createDirectory(folder.resolve(".git"));
    Files.delete(folder.resolve("drizzle.config.ts"));
    project
        .write("packages/db/package.json", "{ \"private\": true }\n")
        .write("packages/db/config/drizzle.config.ts", CONFIG.replace("./drizzle", "../../drizzle"))
        .write("packages/db/src/schema.ts", "export * from \"./tables\";\n")
        .write("packages/db/src/tables.ts", SCHEMA.replace("title: text()", "headline: text()"));

    List<Finding> findings = declared(project.check());

    assertThat(TestProject.words(findings))
        .containsExactly(
            "declared/not-in-migrations: packages/db/src/schema.ts has column"
                + " public.posts.headline, which no migration creates",
            "declared/not-declared: the migrations have column public.posts.title, which"
                + " packages/db/src/schema.ts lacks");
    assertThat(String.valueOf(findings.getFirst().location()))
        .isEqualTo("packages/db/src/tables.ts:15");
  }

  private static List<Finding> declared(CheckReport report) {
    return report.findings().stream()
        .filter(finding -> finding.rule().startsWith("declared/"))
        .toList();
  }

  private static CheckStep step(CheckReport report) {
    return report.steps().stream()
        .filter(step -> step.name() == CheckStep.Name.DECLARED)
        .findFirst()
        .orElseThrow();
  }
}
