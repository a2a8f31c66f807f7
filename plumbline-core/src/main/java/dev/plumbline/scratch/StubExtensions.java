package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Extensions the embedded server lacks, stood in for by the user's own SQL files. A server finds
 * its files relative to its executable, so a stand-in tree with a copied {@code postgres}, links to
 * the rest and the stubs' files gives every major its stubs without touching the shared binaries.
 */
final class StubExtensions {
  private StubExtensions() {}

  /**
   * The binaries with stubs added; the same binaries when there are none. Trees are kept in the
   * cache by the stubs' contents.
   *
   * @param home of the unpacked server: {@code bin}, {@code lib}, {@code share}
   * @param stubs SQL files by extension name
   */
  static ServerBinaries add(ServerBinaries binaries, Path home, Map<String, Path> stubs)
      throws ScratchException {
    if (stubs.isEmpty()) {
      return binaries;
    }
    Map<String, byte[]> scripts = new TreeMap<>();
    for (Map.Entry<String, Path> stub : stubs.entrySet()) {
      scripts.put(checked(stub.getKey(), home), read(stub.getKey(), stub.getValue()));
    }
    String key = binaries.key() + "-stubs-" + digest(scripts);
    Path tree = home.resolveSibling(home.getFileName() + "-stubs-" + digest(scripts));
    try {
      OnceOnDisk.directory(tree, part -> build(home, part, scripts));
    } catch (IOException e) {
      throw new ScratchException("The stub extensions could not be laid out: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while laying out stub extensions", e);
    }
    return new ServerBinaries(tree.resolve("bin"), binaries.major(), binaries.version(), key);
  }

  private static String checked(String name, Path home) throws ScratchException {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*") || name.contains("--") || name.endsWith("-")) {
      throw new ScratchException("\"" + name + "\" cannot be the name of an extension.");
    }
    if (Files.exists(home.resolve("share/postgresql/extension/" + name + ".control"))) {
      throw new ScratchException(
          "The server has the extension %s itself; remove its stub from the configuration."
              .formatted(name));
    }
    return name;
  }

  private static byte[] read(String name, Path file) throws ScratchException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ScratchException(
          "The stub of the extension %s, %s, cannot be read.".formatted(name, file), e);
    }
  }

  private static void build(Path home, Path tree, Map<String, byte[]> scripts) throws IOException {
    Path bin = folder(tree.resolve("bin"));
    // The server follows links to find itself, so its executables are copied.
    copyAll(home.resolve("bin"), bin);
    Files.createSymbolicLink(tree.resolve("lib"), home.resolve("lib"));
    Path from = home.resolve("share/postgresql");
    folder(tree.resolve("share"));
    Path share = folder(tree.resolve("share/postgresql"));
    linkAll(from, share, "extension");
    Path extensions = folder(share.resolve("extension"));
    linkAll(from.resolve("extension"), extensions, "");
    for (Map.Entry<String, byte[]> script : scripts.entrySet()) {
      Files.writeString(
          extensions.resolve(script.getKey() + ".control"),
          """
          comment = 'stub, by configuration'
          default_version = '0'
          relocatable = false
          superuser = false
          """);
      Files.write(extensions.resolve(script.getKey() + "--0.sql"), script.getValue());
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        BinaryArchive.open(path, path.startsWith(bin));
      }
    }
    BinaryArchive.open(tree, true);
  }

  private static Path folder(Path path) throws IOException {
    Files.createDirectory(path);
    BinaryArchive.open(path, true);
    return path;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Files.copy(entry, to.resolve(from.relativize(entry)));
      }
    }
  }

  private static void linkAll(Path from, Path to, String except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = from.relativize(entry).toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  private static String digest(Map<String, byte[]> scripts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      scripts.forEach((name, script) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update((byte) (script.length >> 24));
        digest.update((byte) (script.length >> 16));
        digest.update((byte) (script.length >> 8));
        digest.update((byte) script.length);
        digest.update(script);
      });
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
