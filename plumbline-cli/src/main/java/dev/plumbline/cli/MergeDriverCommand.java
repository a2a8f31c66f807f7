package dev.plumbline.cli;

import dev.plumbline.check.CheckRequest;
import dev.plumbline.check.MergeDriver;
import dev.plumbline.config.ConfigException;
import dev.plumbline.config.ConfigReader;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.MergeDriverSetup;
import dev.plumbline.git.MergeSides;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.report.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    sortOptions = false,
    customSynopsis = "plumb merge-driver install [--check|--uninstall] [DIR]",
    description = {
      "Lets git write the canonical from the merged migrations whenever it merges, rebases or",
      "picks, instead of merging its lines: no conflict markers, no text that nobody wrote.",
      "",
      "install adds a line to .gitattributes, which you commit, and the driver to the clone's own",
      "configuration, which everybody does once in their clone.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb merge-driver install              for the project here",
      "  plumb merge-driver install --check      only look; exit 1 when it is not installed",
      "  plumb merge-driver install --uninstall  take it out again",
      "",
      "Exit codes: 0 done, or installed; 1 not installed (--check); 2 wrong use; 3 could not run.",
      "Next: commit .gitattributes; plumb check says when a canonical was merged without it."
    })
final class MergeDriverCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "install [DIR]",
      description = "DIR is the project, or a folder inside it. Default: here.")
  List<String> words = List.of();

  @Option(names = "--check", description = "Change nothing; say whether it is installed.")
  boolean check;

  @Option(names = "--uninstall", description = "Take out what install put in.")
  boolean uninstall;

  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals("run") && words.size() == 5) {
      return merge(invocation);
    }
    if (!first.equals("install") || words.size() > 2 || (check && uninstall)) {
      throw new UsageException(
          first.isEmpty() ? "what shall be done?" : "that is no use of merge-driver",
          "plumb merge-driver install [--check|--uninstall] [DIR]\n"
              + "its options: plumb merge-driver --help");
    }
    return install(invocation, words.size() == 2 ? words.get(1) : "");
  }

  private int install(Invocation invocation, String folder) throws Exception {
    Path directory = invocation.directory().resolve(folder).normalize();
    Path canonical = MergeDriver.canonicalOf(request(invocation, directory));
    try (Git git = Git.in(directory, invocation.env())) {
      MergeDriverSetup setup = MergeDriverSetup.of(git, canonical, Files.isDirectory(canonical));
      String command = MergeDriverSetup.commandOf(Program.called(invocation.env()));
      if (check) {
        return look(invocation, setup, command);
      }
      return uninstall ? takeOut(invocation, setup) : putIn(invocation, setup, command);
    }
  }

  private static int look(Invocation invocation, MergeDriverSetup setup, String command)
      throws GitException {
    String configured = setup.command();
    say(invocation, ".gitattributes: " + (setup.hasLine() ? setup.line() : "no line for it"));
    say(
        invocation,
        "git config: " + (configured.isEmpty() ? "no driver of that name" : configured));
    boolean installed = setup.hasLine() && !configured.isEmpty();
    if (!installed) {
      say(invocation, "not installed: plumb merge-driver install");
    } else if (!configured.equals(command)) {
      say(invocation, "installed for another plumb; this one would be: " + command);
    }
    return installed ? Main.OK : Main.FOUND;
  }

  private static int putIn(Invocation invocation, MergeDriverSetup setup, String command)
      throws GitException {
    boolean there = setup.hasLine();
    if (!there) {
      setup.addLine();
    }
    say(
        invocation,
        ".gitattributes: %s%s"
            .formatted(setup.line(), there ? " (was there)" : " (added; commit it)"));
    boolean configured = setup.command().equals(command);
    setup.configure(Program.called(invocation.env()));
    say(
        invocation,
        "git config: %s%s".formatted(command, configured ? " (was there)" : " (in this clone)"));
    return Main.OK;
  }

  private static int takeOut(Invocation invocation, MergeDriverSetup setup) throws GitException {
    boolean there = setup.hasLine();
    if (there) {
      setup.removeLine();
    }
    say(
        invocation,
        ".gitattributes: " + (there ? "line taken out; commit it" : "there was no line"));
    boolean configured = !setup.command().isEmpty();
    if (configured) {
      setup.forget();
    }
    say(invocation, "git config: " + (configured ? "driver taken out" : "there was no driver"));
    return Main.OK;
  }

  /** Called by git, in the working tree's root, with three temporary files and the path. */
  private int merge(Invocation invocation) throws IOException, ConfigException {
    Path root = invocation.directory();
    Path ours = root.resolve(words.get(2));
    String path = words.get(4);
    MergeSides.Given given =
        new MergeSides.Given(
            path,
            Files.readAllBytes(root.resolve(words.get(1))),
            Files.readAllBytes(ours),
            Files.readAllBytes(root.resolve(words.get(3))));
    Path project = root.resolve(path).getParent();
    MergeDriver.Outcome outcome =
        new MergeDriver(root, request(invocation, project == null ? root : project), given).run();
    for (String message : outcome.messages()) {
      invocation.err().println("plumb: " + Masking.terminal(message));
    }
    String text = outcome.text();
    if (text == null) {
      return Main.FOUND;
    }
    Files.write(ours, text.getBytes(StandardCharsets.UTF_8));
    return Main.OK;
  }

  private static CheckRequest request(Invocation invocation, Path directory)
      throws ConfigException {
    return new CheckRequest(
        directory,
        directory.toString(),
        ConfigReader.read(directory, null, invocation.env()),
        invocation.env(),
        Clock.systemUTC(),
        ReplayListener.SILENT);
  }

  private static void say(Invocation invocation, String line) {
    invocation.out().println(Masking.terminal(line));
  }
}
