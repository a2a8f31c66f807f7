package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  private static final Schema SCHEMA =
      new Schema(
          17,
          List.of(
              new EnumType(
                  Identity.inSchema(Kind.ENUM, "public", "mood"),
                  Meta.NONE,
                  List.of("a", "it's"))));

  @Test
  void theHeaderIsReadBackAsItWasWritten() {
    String text = CanonicalWriter.write(SCHEMA, new CanonicalFacts("sha256:abc"));

    assertThat(text).startsWith("-- Canonical schema. Written by plumb snapshot;");
    assertThat(CanonicalHeader.read(text))
        .contains(new CanonicalHeader(1, 17, "sha256:abc", CanonicalText.bodyDigest(text)));
    assertThat(CanonicalHeader.read(CanonicalWriter.write(SCHEMA, CanonicalFacts.NONE)))
        .hasValueSatisfying(header -> assertThat(header.historyDigest()).isNull());
  }

  @Test
  void textsWithoutAReadableHeaderHaveNone() {
    assertThat(CanonicalHeader.read("")).isEmpty();
    assertThat(CanonicalHeader.read("CREATE TABLE t ();")).isEmpty();
    assertThat(CanonicalHeader.read("-- plumbline: format=x postgresql=18 schema=y")).isEmpty();
    assertThat(CanonicalHeader.read("-- plumbline: format=1 postgresql=18")).isEmpty();
  }

  @Test
  void anEditBelowTheHeaderShowsInTheDigestButLineEndsDoNot() {
    String text = CanonicalWriter.write(SCHEMA, CanonicalFacts.NONE);
    String digest = CanonicalHeader.read(text).orElseThrow().schemaDigest();

    assertThat(CanonicalText.bodyDigest(text.replace("\n", "\r\n"))).isEqualTo(digest);
    assertThat(CanonicalText.bodyDigest(text.replace("'a'", "'b'"))).isNotEqualTo(digest);
  }

  @Test
  void theOrderOfBlocksDoesNotChangeTheDigestButWhatStandsInThemDoes() {
    String one = "CREATE TABLE a ();\nCOMMENT ON TABLE a IS 'x';\n";
    String two = "CREATE FUNCTION f()\nAS $$\n  one;\n\n  two;\n$$;\n";
    String digest = CanonicalText.digest("\n" + one + "\n" + two);

    assertThat(CanonicalText.digest("\n" + two + "\n" + one)).isEqualTo(digest);
    assertThat(CanonicalText.digest("\n" + two + "\n" + one + "\n" + one)).isNotEqualTo(digest);
    assertThat(
            CanonicalText.digest(
                "\n" + one + "\n" + two.replace("  one;\n\n  two;", "  two;\n\n  one;")))
        .isNotEqualTo(digest);
  }

  @Test
  void theFirstConflictMarkerIsFoundWithItsLine() {
    String text = "a\nb\n<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> branch\n";

    assertThat(CanonicalText.conflictMarker(text)).hasValue(3);
    assertThat(CanonicalText.conflictMarker(text.replace("\n", "\r\n"))).hasValue(3);
    assertThat(CanonicalText.conflictMarker("-- title\n=======\n")).isEmpty();
  }

  @Test
  void aFileOfPgDumpIsRecognised() {
    assertThat(CanonicalText.isPgDump("--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n"))
        .isTrue();
    assertThat(CanonicalText.isPgDump(CanonicalWriter.write(SCHEMA, CanonicalFacts.NONE)))
        .isFalse();
  }
}
