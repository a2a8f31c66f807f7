package dev.plumbline.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.sql.Position;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A migration's bytes after reading: their digests, and their text or why there is none. */
final class Content {
  private final String sha256;
  private final String normalisedSha256;
  private final @Nullable SqlSource source;
  private final @Nullable SqlSourceException failure;
  private final boolean blank;

  private Content(
      String sha256,
      String normalisedSha256,
      @Nullable SqlSource source,
      @Nullable SqlSourceException failure,
      boolean blank) {
    this.sha256 = sha256;
    this.normalisedSha256 = normalisedSha256;
    this.source = source;
    this.failure = failure;
    this.blank = blank;
  }

  static Content of(String path, byte[] bytes, Digests digests) {
    SqlSource source = null;
    SqlSourceException failure = null;
    try {
      source = SqlSource.decode(path, bytes);
    } catch (SqlSourceException e) {
      failure = e;
    }
    String raw = digests.ofBytes(bytes);
    byte[] normalised = Digests.normalised(bytes);
    String same = normalised == bytes ? raw : digests.ofBytes(normalised);
    return new Content(raw, same, source, failure, isBlank(bytes));
  }

  /** A part of a file; how it ends its lines, and where it stands, does not count. */
  static Content part(SqlSource source, int from, int to, Digests digests) {
    String text = source.text().substring(from, to).strip().replace("\r\n", "\n");
    String digest = digests.ofBytes(text.getBytes(UTF_8));
    return new Content(digest, digest, source, null, text.isEmpty());
  }

  /** The text a runner makes of it; its digest tells when that becomes another. */
  Content rewritten(MigrationReader.Rewriting rewriting, Digests digests) {
    if (source == null) {
      return this;
    }
    try {
      SqlSource made = rewriting.rewrite(source);
      if (made == source) {
        return this;
      }
      String both = normalisedSha256 + made.text();
      return new Content(sha256, digests.ofBytes(both.getBytes(UTF_8)), made, null, blank);
    } catch (SqlSourceException e) {
      return new Content(sha256, normalisedSha256, null, e, blank);
    }
  }

  /** The same text, known by the bytes of another file. */
  Content withDigestOf(byte[] bytes, Digests digests) {
    String raw = digests.ofBytes(bytes);
    String same = digests.ofBytes(Digests.normalised(bytes)) + normalisedSha256;
    return new Content(raw, digests.ofBytes(same.getBytes(UTF_8)), source, failure, blank);
  }

  static Content unreadable(String path, String why, String fix) {
    var failure = new SqlSourceException(path, new Position(0, 1, 1), why, fix);
    return new Content("", "", null, failure, false);
  }

  String sha256() {
    return sha256;
  }

  String normalisedSha256() {
    return normalisedSha256;
  }

  SqlSource source() throws SqlSourceException {
    if (source == null) {
      throw Objects.requireNonNull(failure);
    }
    return source;
  }

  /** Whether the file holds nothing but white space. */
  boolean isBlank() {
    return blank;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  @Nullable SqlSource sourceOrNull() {
    return source;
  }

  @Nullable SqlSourceException failure() {
    return failure;
  }
}
