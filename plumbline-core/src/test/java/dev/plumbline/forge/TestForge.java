package dev.plumbline.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A forge on this machine. It answers as the real one does, or with the faults a test asks for. */
public abstract class TestForge implements AutoCloseable {
  public static final String REPOSITORY = "acme/shop";
  public static final String TOKEN = "s3cr3t-token-of-the-test";

  /** A request as it came. */
  public record Seen(String method, String path, Map<String, String> query, String body) {
    @Override
    public String toString() {
      return method + " " + path + (query.isEmpty() ? "" : " " + query);
    }
  }

  /** An answer. */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(String body) {
      return new Reply(200, Map.of("Content-Type", "application/json"), body);
    }
  }

  final List<TestPull> pulls = new ArrayList<>();

  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Reply> faults = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile long delayMillis;

  TestForge() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public abstract ForgeKind kind();

  /** What stands for the real forge's answer. */
  abstract Reply reply(Seen request, HttpExchange exchange);

  /** The token as the forge wants to have it. */
  abstract boolean mayEnter(HttpExchange exchange);

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public TestForge has(TestPull... more) {
    pulls.addAll(List.of(more));
    return this;
  }

  /** Answers the next request so, whatever it is. */
  public synchronized void fails(int status, String body, String... headers) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    faults.add(new Reply(status, map, body));
  }

  public void isSlow(long millis) {
    delayMillis = millis;
  }

  public List<TestPull> pulls() {
    return pulls;
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The newest first, as asked for. */
  List<TestPull> open(String base) {
    return pulls.stream()
        .filter(pull -> pull.state.equals("OPEN") && (base == null || pull.base.equals(base)))
        .sorted(Comparator.comparingLong((TestPull pull) -> pull.number).reversed())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Seen request =
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              query(exchange.getRequestURI().getRawQuery()),
              body);
      seen.add(request);
      Thread.sleep(delayMillis);
      Reply reply = next();
      if (reply == null) {
        reply =
            mayEnter(exchange)
                ? reply(request, exchange)
                : new Reply(
                    401,
                    Map.of("Content-Type", "application/json"),
                    "{\"message\": \"Bad credentials\"}");
      }
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply next() {
    return faults.poll();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return query;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
