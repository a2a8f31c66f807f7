package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.canonical.CanonicalText;
import dev.plumbline.git.FilePast;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.rules.CanonicalFindings.Cause;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a canonical is not what would be written: by its header, by its own digest, and, where those
 * leave it open, by what git knows.
 *
 * @param text of the canonical, lines ended by a line feed
 * @param header null when it has none
 * @param written what would be written, lines ended by a line feed
 * @param historyDigest of the migrations here
 */
record CanonicalCause(
    Project project,
    Map<String, String> environment,
    String text,
    @Nullable CanonicalHeader header,
    String written,
    @Nullable String historyDigest) {

  /**
   * A cause, and what made us think so.
   *
   * @param evidence null when the header says it all
   * @param original the text as it was written, before it was edited; null when it is not known
   */
  record Found(Cause cause, @Nullable String evidence, @Nullable String original) {
    static Found of(Cause cause) {
      return new Found(cause, null, null);
    }
  }

  /** Nobody edits by hand exactly what other migrations do; putting two sides together does. */
  static final Found RIGHT_BELOW =
      new Found(
          Cause.MERGED,
          "its header is of other migrations, what stands below is right for these",
          null);

  /**
   * Decides.
   *
   * @param major of the server used
   * @param equal whether the canonical and the migrations mean the same
   */
  Found find(int major, boolean equal) {
    if (header == null) {
      Cause headless = CanonicalText.isPgDump(text) ? Cause.DUMP : Cause.UNKNOWN;
      return Found.of(!equal && isCutOff(true) ? Cause.TRUNCATED : headless);
    }
    int headers = CanonicalText.headers(text);
    if (headers > 1) {
      return new Found(Cause.MERGED, "it has " + headers + " headers", null);
    }
    if (!header.schemaDigest().equals(CanonicalText.bodyDigest(text))) {
      return changed(equal);
    }
    if (isStale()) {
      return Found.of(Cause.STALE);
    }
    return Found.of(header.majorVersion() == major ? Cause.UNKNOWN : Cause.OTHER_MAJOR);
  }

  /**
   * Whether what is there is the beginning of what was, or would be, written.
   *
   * @param loads whether it is whole statements, at least
   */
  boolean isCutOff(boolean loads) {
    if (header == null) {
      return CanonicalText.isPgDump(text) && CanonicalText.endsTooEarly(text);
    }
    if (header.schemaDigest().equals(CanonicalText.bodyDigest(text))) {
      return false;
    }
    String body = CanonicalText.body(text);
    if (CanonicalText.body(written).startsWith(body)) {
      return true;
    }
    String original = original();
    return original == null
        ? !loads && CanonicalText.endsTooEarly(text)
        : CanonicalText.body(original).startsWith(body);
  }

  private boolean isStale() {
    return header != null && !Objects.equals(historyDigest, header.historyDigest());
  }

  /** The text is not the one the header was written for. */
  private Found changed(boolean equal) {
    String merge = isStale() ? ask(past -> past.mergedBy(text)) : null;
    if (merge != null) {
      return new Found(Cause.MERGED, "git: " + merge, null);
    }
    if (!equal && isCutOff(true)) {
      return Found.of(Cause.TRUNCATED);
    }
    if (!isStale()) {
      return Found.of(Cause.EDITED);
    }
    String original = original();
    return original == null && equal ? RIGHT_BELOW : new Found(Cause.EDITED, null, original);
  }

  private @Nullable String original() {
    return ask(past ->
        past.lastVersion(version ->
            CanonicalHeader.read(version).equals(Optional.ofNullable(header))
                && header != null
                && header.schemaDigest().equals(CanonicalText.bodyDigest(version))));
  }

  @FunctionalInterface
  private interface Question {
    Optional<String> ask(FilePast past) throws GitException;
  }

  private @Nullable String ask(Question question) {
    try (Git git = Git.in(project.root(), environment)) {
      return question
          .ask(new FilePast(git, project.relative(project.canonicalIndex())))
          .orElse(null);
    } catch (GitException e) {
      // No repository, or none that answers: the file alone has to do.
      return null;
    }
  }
}
