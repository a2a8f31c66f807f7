package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the canonical makes is what it was written from, by our reader and by pg_dump. */
class FaithfulnessTest {
  private static final int DUMPED = 15;

  static List<Fixture> judgedByPgDump() {
    return Fixture.all(DUMPED);
  }

  static List<Fixture> tooNewForPgDump() {
    return Fixture.all(18).stream().filter(fixture -> fixture.since() > DUMPED).toList();
  }

  static List<Fixture> newest() {
    return Fixture.all(18);
  }

  static List<Fixture> oldest() {
    return Fixture.all(14);
  }

  @ParameterizedTest
  @MethodSource("judgedByPgDump")
  void ourReaderAndPgDumpSeeNoDifferenceInWhatWasReloaded(Fixture fixture) throws Exception {
    Optional<PgDump> judge = PgDump.forMajor(DUMPED);
    try (ScratchDatabase original = Databases.load(DUMPED, fixture.sql())) {
      Schema written = settled(DUMPED, fixture, Databases.read(original));
      String canonical = CanonicalWriter.write(written, CanonicalFacts.NONE);
      try (ScratchDatabase reloaded = Databases.load(DUMPED, fixture.prefix() + canonical)) {
        equal(written, Databases.read(reloaded), canonical);
        Assumptions.assumeTrue(judge.isPresent(), "no pg_dump from " + DUMPED + " on: not judged");
        assertThat(dump(judge, reloaded))
            .as(canonical)
            .isEqualTo(
                fixture.settles()
                    ? settled(judge.orElseThrow(), fixture, original)
                    : dump(judge, original));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tooNewForPgDump")
  void theReloadedSchemaEqualsTheOneWritten(Fixture fixture) throws Exception {
    reloads(18, fixture);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("newest")
  void theReloadedSchemaEqualsTheOneWrittenOnTheNewestServer(Fixture fixture) throws Exception {
    reloads(18, fixture);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("oldest")
  void theReloadedSchemaEqualsTheOneWrittenOnTheOldestServer(Fixture fixture) throws Exception {
    reloads(14, fixture);
  }

  private static String dump(Optional<PgDump> judge, ScratchDatabase database) throws Exception {
    return judge.orElseThrow().dump(database);
  }

  /** The judge prints what the server deparsed, which changes once when it is loaded. */
  private static String settled(PgDump judge, Fixture fixture, ScratchDatabase original)
      throws Exception {
    try (ScratchDatabase reloaded =
        Databases.load(DUMPED, fixture.prefix() + judge.dump(original))) {
      return judge.dump(reloaded);
    }
  }

  private static void reloads(int major, Fixture fixture) throws Exception {
    Schema written = settled(major, fixture, Databases.schemaOf(major, fixture.sql()));
    String canonical = CanonicalWriter.write(written, CanonicalFacts.NONE);
    equal(written, Databases.schemaOf(major, fixture.prefix() + canonical), canonical);
  }

  private static Schema settled(int major, Fixture fixture, Schema first) throws Exception {
    return fixture.settles()
        ? Settling.settle(first, sql -> Databases.schemaOf(major, fixture.prefix() + sql))
        : first;
  }

  private static void equal(Schema written, Schema reloaded, String canonical) {
    assertThat(lines(reloaded)).as(canonical).isEqualTo(lines(written));
    assertThat(CanonicalWriter.write(reloaded, CanonicalFacts.NONE)).isEqualTo(canonical);
  }

  /** Everything but dependencies, which may differ where a cycle was broken. */
  private static String lines(Schema schema) {
    List<String> lines = new ArrayList<>();
    schema
        .objects()
        .values()
        .forEach(object -> lines.add(object.toString().replaceAll("dependencies=\\[[^]]*\\]", "")));
    return String.join("\n", lines);
  }
}
