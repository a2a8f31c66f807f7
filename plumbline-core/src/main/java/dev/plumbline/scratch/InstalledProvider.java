package dev.plumbline.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is installed on this machine: its binaries, never its data. The way to
 * extensions that the embedded server lacks.
 */
public final class InstalledProvider implements LocalProvider {
  private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)((?:\\.\\d+)*)");

  private final @Nullable Path bindir;
  private final Map<String, String> environment;

  /**
   * @param bindir the folder that holds {@code postgres} and {@code initdb}; null to look in the
   *     usual places
   */
  public InstalledProvider(@Nullable Path bindir, Map<String, String> environment) {
    this.bindir = bindir;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "installed";
  }

  @Override
  public Availability availability(@Nullable Integer major) {
    try {
      ServerBinaries binaries = find(major);
      return new Availability(true, "PostgreSQL " + binaries.version() + " in " + binaries.bin());
    } catch (ScratchException e) {
      return new Availability(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ScratchServer start(@Nullable Integer major) throws ScratchException {
    Path cache = CacheDirectory.locate(environment).path();
    return new LocalLauncher(environment).start(find(major), cache, name());
  }

  @Override
  public ServerBinaries binaries(@Nullable Integer major) throws ScratchException {
    return find(major);
  }

  private ServerBinaries find(@Nullable Integer major) throws ScratchException {
    if (bindir != null) {
      return inspect(bindir);
    }
    for (Path candidate : usualPlaces(major)) {
      if (Files.isExecutable(candidate.resolve("postgres"))) {
        return inspect(candidate);
      }
    }
    throw new ScratchException(
        "No installed PostgreSQL%s was found; set its bindir (`pg_config --bindir` prints it)."
            .formatted(major == null ? "" : " " + major));
  }

  private static List<Path> usualPlaces(@Nullable Integer major) {
    List<Path> places = new ArrayList<>();
    for (int m = Majors.NEWEST; m >= Majors.OLDEST; m--) {
      if (major == null || major == m) {
        places.add(Path.of("/usr/lib/postgresql/" + m + "/bin"));
        places.add(Path.of("/usr/pgsql-" + m + "/bin"));
        places.add(Path.of("/usr/libexec/postgresql" + m));
        places.add(Path.of("/opt/homebrew/opt/postgresql@" + m + "/bin"));
        places.add(Path.of("/usr/local/opt/postgresql@" + m + "/bin"));
        places.add(Path.of("/Applications/Postgres.app/Contents/Versions/" + m + "/bin"));
      }
    }
    return places;
  }

  private static ServerBinaries inspect(Path bin) throws ScratchException {
    Path postgres = bin.resolve("postgres");
    if (!Files.isExecutable(postgres) || !Files.isExecutable(bin.resolve("initdb"))) {
      throw new ScratchException(
          bin + " holds no postgres and initdb; `pg_config --bindir` prints the right folder.");
    }
    String said;
    try {
      Process process =
          new ProcessBuilder(postgres.toString(), "--version").redirectErrorStream(true).start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new ScratchException(postgres + " cannot be run: " + e.getMessage(), e);
    }
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      throw new ScratchException(postgres + " --version says: " + said);
    }
    int major = Integer.parseInt(version.group(1));
    if (!Majors.supported(major)) {
      throw new ScratchException(
          "%s is PostgreSQL %d; majors %d to %d are supported."
              .formatted(postgres, major, Majors.OLDEST, Majors.NEWEST));
    }
    String number = version.group(1) + version.group(2);
    return new ServerBinaries(
        bin,
        major,
        number,
        "installed-" + number + "-" + Integer.toHexString(bin.toAbsolutePath().hashCode()));
  }
}
