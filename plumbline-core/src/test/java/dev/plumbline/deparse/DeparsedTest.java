package dev.plumbline.deparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text against text, as servers print it; that it loads and means the same, the fixtures show. */
class DeparsedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          (a = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));(a = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))
          ((ARRAY[a, (b || 'c, ]'::text)])::s."T"[]);(ARRAY[(a)::s."T", ((b || 'c, ]'::text))::s."T"])
          ((ARRAY[f(a, b), NULL::text])::date[]);(ARRAY[(f(a, b))::date, (NULL::text)::date])
          """)
  void aCastOfAnArrayIsHandedToItsElements(String printed, String settled) {
    assertThat(Deparsed.expression(printed)).isEqualTo(settled);
    assertThat(Deparsed.expression(settled)).isEqualTo(settled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(ARRAY[ARRAY['a'::bpchar]])::text[]",
        "(ARRAY[]::character varying[])::text[]",
        "(ARRAY['a'::text])::character(3)[]",
        "(ARRAY['a'::text])::text[][]",
        "((ARRAY[1, 2])[1])::text",
        "'(ARRAY[1])::text[]'::text",
      })
  void otherArraysStayAsTheyAre(String printed) {
    assertThat(Deparsed.expression(printed)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          (((a >= 1) AND (a <= 2)) AND (b > 1));((a >= 1) AND (a <= 2) AND (b > 1))
          ((((a < 1) OR (a > 2)) OR b) OR c);((a < 1) OR (a > 2) OR b OR c)
          (NOT (((a OR b) OR c) AND ((d AND e) AND f)));(NOT ((a OR b OR c) AND (d AND e AND f)))
          """)
  void aConditionThatComesFirstInOneOfItsKindIsPartOfIt(String printed, String settled) {
    assertThat(Deparsed.expression(printed)).isEqualTo(settled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(c AND ((a >= 1) AND (a <= 2)))",
        "((a OR b) AND c)",
        "((EXISTS ( SELECT\n   FROM t\n  WHERE (a AND b))) AND c)",
        "(('(a AND b) AND'::text = x) AND c)",
      })
  void otherConditionsStayAsTheyAre(String printed) {
    assertThat(Deparsed.expression(printed)).isEqualTo(printed);
  }

  @Test
  void whatIsAKeywordToSomeMajorIsQuotedAlike() {
    assertThat(Deparsed.expression("(\"json\" IS NOT NULL)")).isEqualTo("(json IS NOT NULL)");
    assertThat(Deparsed.expression("('{}'::json -> 'json'::text)"))
        .isEqualTo("('{}'::json -> 'json'::text)");
    assertThat(Deparsed.expression("(json_object(a) || merge_action)"))
        .isEqualTo("(\"json_object\"(a) || \"merge_action\")");
    assertThat(Deparsed.expression("JSON_OBJECT('a' : SYSTEM_USER)"))
        .isEqualTo("JSON_OBJECT('a' : SYSTEM_USER)");
    assertThat(Deparsed.routine("\"json\" json DEFAULT public.json(1)"))
        .isEqualTo("\"json\" json DEFAULT public.\"json\"(1)");
  }

  @Test
  void thatXmlIsNotIndentedIsNotSaid() {
    assertThat(Deparsed.expression("XMLSERIALIZE(CONTENT x AS text NO INDENT)"))
        .isEqualTo("XMLSERIALIZE(CONTENT x AS text)");
  }

  @Test
  void columnsOfTheOnlyRelationAreNotQualified() {
    assertThat(
            query(
                """
                SELECT "T t"."Id",
                    "T t"."a""b" AS x,
                    ("T t".doc).part,
                    "T t".*::s."T t" AS w,
                    ( SELECT max(u.id) FROM u WHERE (u.id = "T t"."Id")) AS max
                   FROM ONLY s."T t"
                  WHERE ("T t".at < now())
                  GROUP BY "T t"."Id"
                """,
                "Id",
                "x",
                "part",
                "w",
                "max"))
        .isEqualTo(
            """
            SELECT "Id",
                "a""b" AS x,
                (doc).part,
                "T t".*::s."T t" AS w,
                ( SELECT max(u.id) FROM u WHERE (u.id = "T t"."Id")) AS max
               FROM ONLY s."T t"
              WHERE (at < now())
              GROUP BY "Id"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a.x FROM (public.a JOIN public.b ON ((a.x = b.x)))",
        "SELECT a.x FROM public.a, public.b",
        "SELECT a.x FROM public.a UNION SELECT b.x FROM public.b",
        "SELECT 'a.x'::a.x, a.x(1), (1 OPERATOR(a.+) 2), ('x'::text COLLATE a.x) FROM public.a",
      })
  void whatIsNoColumnOfAnOnlyRelationStays(String printed) {
    assertThat(query(printed, "x")).isEqualTo(printed);
  }

  @Test
  void whereAnOutputColumnWouldBeMeantTheNameStays() {
    assertThat(query("SELECT DISTINCT ON (t.a) t.b AS a FROM t ORDER BY t.a, t.c", "a"))
        .isEqualTo("SELECT DISTINCT ON (t.a) b AS a FROM t ORDER BY t.a, c");
    assertThat(query("SELECT t.a FROM t ORDER BY t.a DESC", "a"))
        .isEqualTo("SELECT a FROM t ORDER BY a DESC");
    assertThat(query("SELECT t.b AS a FROM t GROUP BY t.b, t.a HAVING (t.a > 1)", "a"))
        .isEqualTo("SELECT b AS a FROM t GROUP BY b, a HAVING (a > 1)");
  }

  private static String query(String printed, String... columns) {
    return Deparsed.query(printed, List.of(columns));
  }
}
