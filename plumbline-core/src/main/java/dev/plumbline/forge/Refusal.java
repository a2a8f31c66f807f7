package dev.plumbline.forge;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Says in words why a forge did not tell, and what to do about it. Never shows the token. */
final class Refusal {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private static final int LONGEST = 200;

  private final ForgeAddress address;

  Refusal(ForgeAddress address) {
    this.address = address;
  }

  ForgeException of(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String said = said(response);
    if (isRateLimit(response, said)) {
      return rateLimit(freeAgain(response));
    }
    String token = "the token in " + address.token().variable();
    return switch (status) {
      case 401 -> refused(token + " is not accepted (401" + said + ")", permissions());
      case 403 ->
          refused(
              "%s may not read the %ss of %s (403%s)"
                  .formatted(token, address.kind().request(), address.repository(), said),
              permissions());
      case 404 -> notFound(said);
      case 301, 302, 307, 308 ->
          refused(
              "it answered %d: %s is elsewhere now".formatted(status, address.repository()),
              "put [forge] url or repository right in plumbline.toml");
      default -> refused("it answered " + status + said, null);
    };
  }

  /** There is no such repository, or not for this token. */
  ForgeException notFound(String said) {
    return refused(
        "there is no repository %s for the token in %s (404%s)"
            .formatted(address.repository(), address.token().variable(), said),
        permissions());
  }

  /** An answer that says what went wrong instead of what was asked. */
  ForgeException error(String message) {
    return message.toLowerCase(Locale.ROOT).contains("rate limit")
        ? rateLimit("")
        : refused("it answered: " + shortened(message), permissions());
  }

  ForgeException rateLimit(String until) {
    return refused(
        "the rate limit of the token in " + address.token().variable() + " is used up" + until,
        null);
  }

  ForgeException late(Duration patience) {
    long millis = patience.toMillis();
    String time = millis < 1000 ? millis + " ms" : millis / 1000 + " s";
    return refused("no answer within " + time, null);
  }

  ForgeException interrupted() {
    return refused("interrupted", null);
  }

  ForgeException unreachable(IOException e) {
    String message = e.getMessage() == null ? "no connection" : e.getMessage();
    return refused("it cannot be reached: " + shortened(message), "HTTPS_PROXY names a proxy");
  }

  ForgeException notJson(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("no type");
    return refused(
        "the answer is not JSON but " + shortened(type) + "; another server answers there",
        "put [forge] url right in plumbline.toml, or PLUMB_FORGE_URL");
  }

  /** Seconds until one may ask again; 0 when the server does not say. */
  static long retryAfter(HttpResponse<?> response) {
    return number(response, "Retry-After");
  }

  private ForgeException refused(String why, @Nullable String fix) {
    return new ForgeException(address.token().mask(address.inWords() + ": " + why), fix);
  }

  private String permissions() {
    return switch (address.kind()) {
      case GITHUB ->
          "the token needs to read contents and pull requests; in a workflow `permissions:"
              + " {contents: read, pull-requests: read}`";
      case GITLAB ->
          "the token needs the scope read_api; a job's own token may not read what merge requests"
              + " change";
    };
  }

  private static boolean isRateLimit(HttpResponse<byte[]> response, String said) {
    int status = response.statusCode();
    return status == 429
        || (status == 403
            && (response.headers().firstValue("x-ratelimit-remaining").orElse("").equals("0")
                || response.headers().firstValue("Retry-After").isPresent()
                || said.toLowerCase(Locale.ROOT).contains("rate limit")));
  }

  private static String freeAgain(HttpResponse<?> response) {
    long seconds = retryAfter(response);
    if (seconds > 0) {
      return ", it says to come back in " + seconds + " s";
    }
    long reset = number(response, "x-ratelimit-reset");
    reset = reset > 0 ? reset : number(response, "RateLimit-Reset");
    return reset > 0 ? " until " + TIME.format(Instant.ofEpochSecond(reset)) : "";
  }

  private static long number(HttpResponse<?> response, String header) {
    String value = response.headers().firstValue(header).orElse("");
    return value.matches("\\d{1,12}") ? Long.parseLong(value) : 0;
  }

  /** The server's own words, with a colon before them. */
  private static String said(HttpResponse<byte[]> response) {
    try {
      Json json = Json.parse(response.body());
      String message = json.at("message").text(json.at("error").text(""));
      return message.isBlank() ? "" : ": " + shortened(message);
    } catch (JacksonException e) {
      return "";
    }
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
