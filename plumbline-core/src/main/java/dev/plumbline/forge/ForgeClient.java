package dev.plumbline.forge;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Speaks HTTP with a forge: with its token, within a time for everything together, and again after
 * a fault that may pass. Safe for several threads.
 */
final class ForgeClient implements AutoCloseable {
  /** Faults of the moment: the server's own, a gateway's, and being asked to come back. */
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 300;

  private final ForgeAddress address;
  private final Refusal refusal;
  private final Duration patience;
  private final long until;
  private final HttpClient http;

  ForgeClient(ForgeAddress address, Duration patience) {
    this.address = address;
    this.refusal = new Refusal(address);
    this.patience = patience;
    this.until = System.nanoTime() + patience.toNanos();
    // A redirect is not followed: the token is for this host alone.
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new EnvironmentProxy(address.environment()))
            .build();
  }

  ForgeAddress address() {
    return address;
  }

  /** Why a thing is refused, in words. */
  Refusal refusal() {
    return refusal;
  }

  /** Whether most of the time is spent: what was told is worth more than asking for the rest. */
  boolean isLate() {
    return remainingMillis() < patience.toMillis() / 4;
  }

  /** An answer: its document and what is said about it. */
  record Answer(Json json, HttpResponse<byte[]> response) {
    /** The header's value; empty when it is not given. */
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** What is at an address below the API's. */
  Answer get(String path) throws ForgeException {
    return json(send(request(URI.create(address.api() + path)).GET().build()));
  }

  /** The bytes that are at an address below the API's; null when there is no such thing. */
  byte @Nullable [] bytes(String path) throws ForgeException {
    HttpResponse<byte[]> response =
        sendPatiently(request(URI.create(address.api() + path)).GET().build());
    return response.statusCode() == 404 ? null : ok(response).body();
  }

  /** Asks with a document; it must be a question, as it may be sent again. */
  Answer ask(URI uri, String document) throws ForgeException {
    HttpRequest.Builder request =
        request(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document));
    return json(send(request.build()));
  }

  @Override
  public void close() {
    // Not close(): that waits for answers nobody waits for any more.
    http.shutdownNow();
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("User-Agent", "plumbline").header("Accept", accept());
    Token token = address.token();
    return switch (address.kind()) {
      case GITHUB ->
          request
              .header("Authorization", "Bearer " + token.value())
              .header("X-GitHub-Api-Version", "2022-11-28");
      case GITLAB ->
          token.variable().equals(ForgeTokens.JOB_TOKEN)
              ? request.header("JOB-TOKEN", token.value())
              : request.header("PRIVATE-TOKEN", token.value());
    };
  }

  private String accept() {
    return address.kind() == ForgeKind.GITHUB ? "application/vnd.github+json" : "*/*";
  }

  private Answer json(HttpResponse<byte[]> response) throws ForgeException {
    try {
      return new Answer(Json.parse(response.body()), response);
    } catch (JacksonException e) {
      throw refusal.notJson(response);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws ForgeException {
    return ok(sendPatiently(request));
  }

  private HttpResponse<byte[]> ok(HttpResponse<byte[]> response) throws ForgeException {
    if (response.statusCode() != 200) {
      throw refusal.of(response);
    }
    return response;
  }

  private HttpResponse<byte[]> sendPatiently(HttpRequest request) throws ForgeException {
    for (int tried = 1; ; tried++) {
      long pause = PAUSE_MILLIS * tried;
      try {
        HttpResponse<byte[]> response = once(request);
        if (!PASSING.contains(response.statusCode()) || tried == TRIES) {
          return response;
        }
        pause = Math.max(pause, TimeUnit.SECONDS.toMillis(Refusal.retryAfter(response)));
        if (pause >= remainingMillis()) {
          return response;
        }
      } catch (ConnectException e) {
        throw refusal.unreachable(e);
      } catch (IOException e) {
        if (tried == TRIES || pause >= remainingMillis()) {
          throw refusal.unreachable(e);
        }
      }
      sleep(pause);
    }
  }

  /** The time is for the whole answer; that of a request would only be for its beginning. */
  private HttpResponse<byte[]> once(HttpRequest request) throws IOException, ForgeException {
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return future.get(Math.max(1, remainingMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw refusal.late(patience);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw refusal.interrupted();
    }
  }

  private void sleep(long millis) throws ForgeException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal.interrupted();
    }
  }

  private long remainingMillis() {
    return TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
  }
}
