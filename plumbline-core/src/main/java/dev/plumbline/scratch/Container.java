package dev.plumbline.scratch;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One running container of ours, labelled with the process that owns it. */
record Container(ContainerEngine engine, String image, String id, String address)
    implements OpenServer.End {
  private static final String LABEL = "dev.plumbline.scratch";
  private static final long SECONDS = 30;
  private static final Set<Container> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Container::close), "plumb-container"));
  }

  static Container run(ContainerEngine engine, String image, String password, long seconds)
      throws ScratchException {
    String id =
        engine.ask(
            seconds,
            // By environment, for a command line is everybody's to read.
            Map.of("POSTGRES_PASSWORD", password),
            "run",
            "--detach",
            "--rm",
            "--label",
            LABEL + "=" + owner(ProcessHandle.current()),
            "--publish",
            "127.0.0.1::5432",
            "--tmpfs",
            "/plumb",
            "--env",
            "PGDATA=/plumb/data",
            "--env",
            "POSTGRES_USER=" + ClusterTemplate.SUPERUSER,
            "--env",
            "POSTGRES_DB=postgres",
            "--env",
            "POSTGRES_PASSWORD",
            image,
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "autovacuum=off",
            "-c",
            "jit=off",
            "-c",
            "max_locks_per_transaction=2048",
            "-c",
            "timezone=UTC");
    id = id.substring(id.lastIndexOf('\n') + 1);
    try {
      String port = engine.ask(SECONDS, Map.of(), "port", id, "5432/tcp");
      Container container = new Container(engine, image, id, port.lines().findFirst().orElse(""));
      RUNNING.add(container);
      return container;
    } catch (ScratchException e) {
      remove(engine, id);
      throw e;
    }
  }

  /**
   * Lets the database's owner create whatever extension the image has: a container holds what an
   * extension may break out to.
   */
  void trustExtensions() throws ScratchException {
    engine.ask(
        SECONDS,
        Map.of(),
        "exec",
        "--user",
        "0",
        id,
        "sh",
        "-c",
        "for f in \"$(pg_config --sharedir)\"/extension/*.control; do printf '\\ntrusted = true\\n'"
            + " >> \"$f\"; done");
  }

  String log() {
    try {
      return engine.ask(SECONDS, Map.of(), "logs", "--tail", "15", id);
    } catch (ScratchException e) {
      return "";
    }
  }

  @Override
  public @Nullable String failure() {
    if (!RUNNING.contains(this)) {
      return "The scratch container was closed.";
    }
    try {
      String running =
          engine.ask(SECONDS, Map.of(), "inspect", "--format", "{{.State.Running}}", id);
      return running.equals("true") ? null : "The scratch container stopped.";
    } catch (ScratchException e) {
      return "The scratch container is gone: " + e.getMessage();
    }
  }

  @Override
  public @Nullable String room() {
    return null;
  }

  @Override
  public void close() {
    if (RUNNING.remove(this)) {
      remove(engine, id);
    }
  }

  /** Removes containers whose owner on this machine is dead. */
  static void sweep(ContainerEngine engine) throws ScratchException {
    String all =
        engine.ask(
            SECONDS,
            Map.of(),
            "ps",
            "--all",
            "--filter",
            "label=" + LABEL,
            "--format",
            "{{.ID}} {{.Label \"" + LABEL + "\"}}");
    for (String line : all.lines().toList()) {
      String[] words = line.strip().split(" ", 2);
      if (words.length == 2 && !alive(words[1])) {
        remove(engine, words[0]);
      }
    }
  }

  private static boolean alive(String owner) {
    String[] parts = owner.split("-", 2);
    try {
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .map(handle -> owner(handle).equals(owner))
          .orElse(false);
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static String owner(ProcessHandle handle) {
    return handle.pid() + "-" + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static void remove(ContainerEngine engine, String id) {
    try {
      engine.ask(SECONDS, Map.of(), "rm", "--force", "--volumes", id);
    } catch (ScratchException e) {
      // Gone already, or the next run's sweep tries again.
    }
  }
}
