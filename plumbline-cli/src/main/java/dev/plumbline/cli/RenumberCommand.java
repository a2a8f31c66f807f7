package dev.plumbline.cli;

import dev.plumbline.check.CheckException;
import dev.plumbline.check.CheckRequest;
import dev.plumbline.check.Renumber;
import dev.plumbline.report.Masking;
import dev.plumbline.report.TextReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    sortOptions = false,
    description = {
      "Gives the branch's own migrations the numbers behind main's, in their order, and rewrites",
      "all that names them: files and folders, the way back, journal, snapshots, plan, mentions in",
      "code and docs. First it replays the result in scratch; what does not replay is not written.",
      "",
      "Run it after a rebase or merge, or in the middle of one that stopped at a journal: that",
      "conflict is resolved too.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  plumb renumber --dry-run       show the renames and the diff, change nothing",
      "  plumb renumber                 do it; asks before it touches texts elsewhere",
      "  plumb renumber --yes           do it without asking",
      "  plumb renumber --base develop  behind those of another branch",
      "  plumb renumber --url \"$STAGING_URL\"  only if that database has not run them yet",
      "",
      "Exit codes: 0 done, or nothing to renumber; 1 the renumbered migrations do not replay, or",
      "the database has run them; 2 wrong use or configuration; 3 could not run. With 1 to 3",
      "nothing was changed.",
      "Next: plumb check; git diff shows what was done. docs/renumber.md tells more."
    })
final class RenumberCommand implements Command {
  @Mixin ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--base",
      paramLabel = "BRANCH",
      description = "What counts as main. Default: found, as plumb check does.")
  @Nullable String base;

  @Option(names = "--dry-run", description = "Show what would be done; change nothing.")
  boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Rewrite mentions in code and docs without asking.")
  boolean yes;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "A database to ask, read-only, whether it has run the migrations under their old names:"
              + " then nothing is renumbered. May be given several times.")
  List<String> urls = List.of();

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin HelpOption help = new HelpOption();

  @Override
  public int run(Invocation invocation) throws Exception {
    CheckRequest request =
        project.request(invocation, base, null, dev.plumbline.replay.ReplayListener.SILENT);
    if (!dryRun) {
      List<String> finished = Renumber.finish(request);
      if (!finished.isEmpty()) {
        say(invocation, "finished what an interrupted run began: " + String.join(", ", finished));
      }
    }
    Renumber.Plan plan = plan(invocation);
    plan.notes().forEach(note -> say(invocation, "note: " + note));
    if (!plan.applied().isEmpty()) {
      Main.complain(
          invocation.err(),
          String.join("\n", plan.applied()),
          "a database would run it again under another name; nothing was changed.\n"
              + "If that database can go, recreate it; else keep the name and say so in the"
              + " review");
      return Main.FOUND;
    }
    if (!plan.findings().isEmpty()) {
      TextReport report = new TextReport(output.style(invocation), true, output.verbose);
      invocation.err().print(report.render(project.name(), plan.findings()));
      Main.complain(
          invocation.err(), "the renumbered migrations do not replay; nothing was changed", "");
      return Main.FOUND;
    }
    if (plan.isEmpty()) {
      say(invocation, "nothing to renumber: what is new here comes behind " + plan.main());
      return Main.OK;
    }
    return dryRun ? show(invocation, plan) : apply(invocation, plan);
  }

  private Renumber.Plan plan(Invocation invocation) throws Exception {
    try (Progress progress = Progress.on(invocation)) {
      return Renumber.plan(project.request(invocation, base, null, progress), urls);
    }
  }

  private int show(Invocation invocation, Renumber.Plan plan) {
    invocation.out().print(Masking.terminal(plan.diff()));
    told(invocation, plan);
    say(invocation, "nothing was changed (--dry-run)");
    return Main.OK;
  }

  private int apply(Invocation invocation, Renumber.Plan plan) throws CheckException {
    if (!plan.mentions().isEmpty() && !yes && !confirmed(invocation, plan)) {
      return Main.USAGE;
    }
    plan.apply();
    told(invocation, plan);
    if (!plan.databases().isEmpty()) {
      say(invocation, "databases:");
      plan.databases().forEach(line -> say(invocation, "  " + line));
    }
    say(invocation, "next: " + String.join(" && ", plan.next()));
    return Main.OK;
  }

  private void told(Invocation invocation, Renumber.Plan plan) {
    for (Renumber.Renamed one : plan.renamed()) {
      say(
          invocation,
          one.from().equals(one.to()) ? one.from() + " stays" : one.from() + " -> " + one.to());
    }
    plan.mentions().forEach(path -> say(invocation, "mentioned in " + path));
    plan.proof().forEach(line -> say(invocation, "proof: " + line));
  }

  /** Texts that are no migrations are other people's: they are shown first. */
  private boolean confirmed(Invocation invocation, Renumber.Plan plan) {
    invocation.err().print(Masking.terminal(plan.diff()));
    String what =
        "%d file%s outside the migrations would be changed as well: %s"
            .formatted(
                plan.mentions().size(),
                plan.mentions().size() == 1 ? "" : "s",
                String.join(", ", plan.mentions()));
    if (!invocation.canAsk()) {
      Main.complain(
          invocation.err(), what, "nothing was changed; plumb renumber --yes does it unasked");
      return false;
    }
    invocation.err().print(Masking.terminal(what) + ". Go on? [y/N] ");
    invocation.err().flush();
    boolean agreed =
        invocation.answer().strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
    if (!agreed) {
      invocation.err().println("plumb: nothing was changed");
    }
    return agreed;
  }

  private void say(Invocation invocation, String line) {
    if (!output.quiet) {
      invocation.out().println(Masking.terminal(line));
    }
  }
}
