package dev.plumbline.scratch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches one artifact from a Maven repository without Maven, and compares its SHA-1 with the
 * repository's.
 */
final class RepositoryDownload {
  static final String CENTRAL = "https://repo1.maven.org/maven2";

  private final String base;

  /**
   * @param base the repository's address; empty for Maven Central
   */
  RepositoryDownload(String base) {
    this.base = base.isEmpty() ? CENTRAL : base.replaceAll("/+$", "");
  }

  Path fetch(String group, String artifact, String version, Path into)
      throws IOException, InterruptedException {
    String file = artifact + "-" + version + ".jar";
    String address = "/" + group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file;
    Path part = into.resolve(file + ".part");
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build()) {
      expect(address, client.send(request(address), HttpResponse.BodyHandlers.ofFile(part)));
      HttpResponse<String> sum =
          client.send(request(address + ".sha1"), HttpResponse.BodyHandlers.ofString());
      expect(address + ".sha1", sum);
      String wanted = sum.body().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
      String found = Checksums.of("SHA-1", part);
      if (!wanted.equals(found)) {
        throw new IOException(
            "%s%s arrived damaged: its SHA-1 is %s, the repository says %s"
                .formatted(shown(), address, found, wanted));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("PLUMB_MAVEN_URL is not an http(s) address", e);
    }
    return Files.move(part, into.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(base + address))
        .timeout(Duration.ofMinutes(5))
        .header("User-Agent", "plumbline")
        .build();
  }

  private void expect(String address, HttpResponse<?> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("%s%s answered %d".formatted(shown(), address, response.statusCode()));
    }
  }

  /** The address without credentials. */
  private String shown() {
    return base.replaceFirst("//[^/@]*@", "//");
  }
}
