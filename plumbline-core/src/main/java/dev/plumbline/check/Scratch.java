package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.config.Config;
import dev.plumbline.scratch.MajorDetection;
import dev.plumbline.scratch.MajorDetection.Detected;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchException;
import dev.plumbline.scratch.ScratchProvider;
import dev.plumbline.scratch.ScratchProviders;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server of one run, started while the files are read. Closing ends it. */
final class Scratch implements AutoCloseable {
  private static final int HEADER_LINES = 10;

  private final @Nullable Integer asked;
  private final Detected detected;
  private final FutureTask<ScratchServer> starting;
  private final Thread starter;

  private Scratch(@Nullable Integer asked, Detected detected, ScratchProvider provider) {
    this.asked = asked;
    this.detected = detected;
    this.starting = new FutureTask<>(() -> provider.start(detected.major()));
    this.starter = Thread.ofPlatform().daemon().name("scratch").start(starting);
  }

  static Scratch start(Project project, Config config, Map<String, String> environment)
      throws CheckException {
    ScratchSettings settings = ScratchChoice.of(config);
    try {
      return new Scratch(
          settings.major(),
          detect(project, settings),
          ScratchProviders.select(settings, environment));
    } catch (ScratchException e) {
      throw CheckException.wrongUse(String.valueOf(e.getMessage()), null);
    }
  }

  /** The major the project is replayed on. */
  static Detected detect(Project project, ScratchSettings settings) throws ScratchException {
    return MajorDetection.detect(
        project.root(),
        settings.major(),
        headerOf(project.canonicalIndex()).map(CanonicalHeader::majorVersion).orElse(null));
  }

  /** Why this major. */
  String why() throws CheckException {
    int running = server().major();
    return running == detected.major()
        ? detected.why()
        : "the configured server's major"
            + (detected.isNamed() ? "; but there is " + detected.why() : "");
  }

  ScratchServer server() throws CheckException {
    try {
      ScratchServer server = starting.get();
      if (asked != null && server.major() != asked) {
        throw CheckException.wrongUse(
            "PostgreSQL %d is asked for, but %s is %d"
                .formatted(asked, server.description(), server.major()),
            "put [postgres] major right, or name a server of major %d".formatted(asked));
      }
      return server;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScratchException said) {
        throw CheckException.couldNotRun(
            String.valueOf(said.getMessage()), "plumb doctor shows what this machine offers");
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CheckException.couldNotRun("interrupted while the scratch server started", null);
    }
  }

  ScratchDatabase database() throws CheckException {
    try {
      return server().createDatabase();
    } catch (ScratchException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), null);
    }
  }

  @Override
  public void close() {
    try {
      starter.join();
      if (starting.state() == FutureTask.State.SUCCESS) {
        starting.resultNow().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only the head of the file is read: the server must start before the rest is. */
  private static Optional<CanonicalHeader> headerOf(Path canonical) {
    try (BufferedReader reader = Files.newBufferedReader(canonical, StandardCharsets.UTF_8)) {
      String head = reader.lines().limit(HEADER_LINES).collect(Collectors.joining("\n"));
      return CanonicalHeader.read(head);
    } catch (IOException | java.io.UncheckedIOException e) {
      // Missing or no text: the canonical's own step says so.
      return Optional.empty();
    }
  }
}
