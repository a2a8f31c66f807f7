package dev.plumbline.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server from a binaries jar: a zip that holds one {@code .txz}. */
final class BinaryArchive {
  private BinaryArchive() {}

  /** Unpacks into an existing, empty directory: {@code bin}, {@code lib}, {@code share}. */
  static void unpack(Path jar, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream raw = zip.getInputStream(archive(zip, jar));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(
                    new XZInputStream(new BufferedInputStream(raw, 1 << 16)), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(tar, entry, into);
      }
    }
    if (!Files.exists(into.resolve("bin/postgres"))
        && !Files.exists(into.resolve("bin/postgres.exe"))) {
      throw new IOException(jar + " holds no bin/postgres");
    }
  }

  private static ZipEntry archive(ZipFile zip, Path jar) throws IOException {
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entry.getName().endsWith(".txz")) {
        return entry;
      }
    }
    throw new IOException(jar + " holds no .txz archive");
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive wants to write outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      open(target, true);
      return;
    }
    Path folder = Objects.requireNonNullElse(target.getParent(), into);
    Files.createDirectories(folder);
    if (entry.isSymbolicLink()) {
      Path link = folder.resolve(entry.getLinkName()).normalize();
      if (!link.startsWith(into)) {
        throw new IOException("the archive links outside its folder: " + entry.getName());
      }
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(into.resolve(entry.getLinkName()).normalize(), target);
    } else {
      Files.copy(tar, target);
      open(target, (entry.getMode() & 0100) != 0);
    }
  }

  /** Readable for everyone, whatever the umask: as root the server runs as another user. */
  static void open(Path path, boolean executable) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
