package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.schema.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The same statements mean the same on every major: whichever two are compared, nothing differs,
 * and the canonicals are the same to the letter but for what docs/majors.md lists.
 */
class AcrossMajorsTest {
  /** Fixtures of which the canonicals differ, and between which majors the difference lies. */
  private static final Map<String, Integer> LISTED =
      Map.of(
          // What NOT NULL is called, after a rename.
          "sequences/owned_elsewhere.sql", 18,
          "tables/generated_and_identity.sql", 18,
          // MAINTAIN is one of ALL; public's CREATE besides, so 15 differs from 14 too.
          "privileges/all.sql", 17,
          "privileges/more.sql", 0);

  @TestFactory
  Stream<DynamicTest> fifteenAndEighteenMeanTheSame() {
    return Fixture.all(15).stream().map(fixture -> test(fixture, 15, 18));
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> anyTwoMajorsMeanTheSame() {
    return Fixture.all(17).stream().map(fixture -> test(fixture, 14, 15, 16, 17, 18));
  }

  private static DynamicTest test(Fixture fixture, int... majors) {
    return DynamicTest.dynamicTest(
        fixture.name(),
        () -> {
          TreeMap<Integer, Schema> schemas = new TreeMap<>();
          for (int major :
              IntStream.of(majors).filter(major -> major >= fixture.since()).toArray()) {
            schemas.put(major, Databases.schemaOf(major, fixture.sql()));
          }
          schemas.forEach((a, one) ->
              schemas
                  .tailMap(a + 1)
                  .forEach((b, other) -> {
                    assertThat(told(one, other)).isEmpty();
                    int border = LISTED.getOrDefault(fixture.name(), Integer.MAX_VALUE);
                    if (border != 0 && (a >= border || b < border)) {
                      assertThat(body(other)).as("%d and %d", a, b).isEqualTo(body(one));
                    }
                  }));
        });
  }

  private static String told(Schema one, Schema other) {
    SideNames names = new SideNames("" + one.majorVersion(), "" + other.majorVersion());
    return SchemaDiff.compare(one, other, DiffOptions.DEFAULT).stream()
        .map(difference -> DifferenceWords.describe(difference, names))
        .collect(Collectors.joining("\n"));
  }

  private static String body(Schema schema) {
    return CanonicalText.body(CanonicalWriter.write(schema, CanonicalFacts.NONE));
  }
}
