package dev.plumbline.git;

import dev.plumbline.git.GitState.Base;
import dev.plumbline.git.GitState.InRepository;
import dev.plumbline.git.GitState.NoBase;
import dev.plumbline.git.GitState.Shape;
import dev.plumbline.git.GitState.Unusable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds main: as the user says, else as continuous integration says, else by its usual names. */
final class BaseSearch {
  private static final List<String> USUAL =
      List.of(
          "refs/remotes/origin/main",
          "refs/remotes/origin/master",
          "refs/heads/main",
          "refs/heads/master");

  private static final int SHORT_ID = 10;

  private final Git git;
  private final BaseOptions options;

  BaseSearch(Git git, BaseOptions options) {
    this.git = git;
    this.options = options;
  }

  /** A name that leads to a commit. */
  private record Candidate(String name, String why, Commit commit) {}

  GitState state() throws GitException {
    Checkout checkout = Checkout.read(git);
    Commit head = Commit.find(git, "HEAD");
    if (head == null) {
      return noCommit(checkout);
    }
    String named = options.base();
    if (named != null) {
      return named(checkout, head, named);
    }
    // What is said there is said of the repository around a submodule, not of the submodule.
    CiBase ci = checkout.isSubmodule() ? null : CiBase.from(options.environment());
    if (ci != null) {
      String main = ci.mainOfTrialMerge(head);
      return main == null ? told(checkout, head, ci) : trialMerge(checkout, head, main, ci);
    }
    Candidate usual = usual(checkout);
    if (usual == null) {
      return new NoBase(
          checkout.root(),
          "no main branch to compare with: there is no origin/HEAD, origin/main, origin/master,"
              + " main or master",
          checkout.shallow() ? FetchAdvice.all(true) : "Name one with --base BRANCH");
    }
    return usual.commit().id().equals(head.id())
        ? mainItself(checkout, head, usual)
        : branch(checkout, head, usual, FetchAdvice.all(checkout.shallow()));
  }

  private static GitState noCommit(Checkout checkout) {
    return checkout.branch() == null
        ? new NoBase(
            checkout.root(), "the repository has no commit yet", "Commit, then check again")
        : new Unusable("HEAD leads to no commit that is here", "`git fsck` tells what is damaged");
  }

  private GitState named(Checkout checkout, Commit head, String name) throws GitException {
    Candidate base = candidate(name, "--base", List.of(name, "refs/remotes/origin/" + name));
    if (base == null) {
      return new Unusable(
          "--base " + name + ": there is no such branch or commit here",
          FetchAdvice.all(checkout.shallow()));
    }
    if (name.matches("[0-9a-f]{20,64}")) {
      base = new Candidate(name.substring(0, SHORT_ID), base.why(), base.commit());
    }
    return branch(checkout, head, base, FetchAdvice.all(checkout.shallow()));
  }

  private GitState told(Checkout checkout, Commit head, CiBase ci) throws GitException {
    Candidate base =
        candidate(
            "origin/" + ci.branch(),
            ci.variable(),
            List.of("refs/remotes/origin/" + ci.branch(), "refs/heads/" + ci.branch()));
    if (base == null) {
      return new Unusable(
          ci.variable() + " says " + ci.branch() + ", and origin/" + ci.branch() + " is not here",
          ci.howToFetch(checkout.shallow()));
    }
    return base.commit().id().equals(head.id())
        ? mainItself(checkout, head, base)
        : branch(checkout, head, base, ci.howToFetch(checkout.shallow()));
  }

  private GitState trialMerge(Checkout checkout, Commit head, String mainId, CiBase ci)
      throws GitException {
    Commit main = Commit.find(git, mainId);
    if (main == null) {
      return new Unusable(
          "the checkout is a merge made for trial, and the commit of "
              + ci.branch()
              + " it was merged with is not here (shallow clone)",
          ci.howToFetch(checkout.shallow()));
    }
    // Best effort: the age of the branch is all that it serves, so what is missing may be missing.
    String left = head.isMerge() ? mergeBase(main.id(), head.parents().get(1)) : null;
    Commit mergeBase = left == null ? null : Commit.find(git, left);
    Base base =
        new Base(
            Shape.TRIAL_MERGE,
            "origin/" + ci.branch(),
            ci.variable() + ", merged with it for trial",
            main.id(),
            main.id(),
            left,
            mergeBase == null ? null : mergeBase.committed(),
            left == null || left.equals(main.id()));
    return in(checkout, head, base);
  }

  /** A branch that has no commit of its own yet is not main, though it stands where main does. */
  private GitState mainItself(Checkout checkout, Commit head, Candidate main) throws GitException {
    String branch = checkout.shortBranch();
    boolean isMain = branch == null || branch.equals(main.name().replaceFirst("^origin/", ""));
    if (!isMain || head.parents().isEmpty()) {
      Base self =
          new Base(
              Shape.BRANCH,
              main.name(),
              main.why(),
              head.id(),
              head.id(),
              null,
              head.committed(),
              true);
      return in(checkout, head, self);
    }
    Commit before = Commit.find(git, head.parents().get(0));
    if (before == null) {
      return new NoBase(
          checkout.root(),
          main.name() + " is checked out and the commit before it is not here (shallow clone)",
          "git fetch --deepen=1 origin, or `fetch-depth: 2` for `actions/checkout`");
    }
    Base base =
        new Base(
            Shape.MAIN,
            main.name(),
            main.why() + ", the commit before the last",
            before.id(),
            before.id(),
            null,
            null,
            true);
    return in(checkout, head, base);
  }

  private GitState branch(Checkout checkout, Commit head, Candidate main, String toFetch)
      throws GitException {
    String id = mergeBase(main.commit().id(), head.id());
    Commit mergeBase = id == null ? null : Commit.find(git, id);
    if (mergeBase == null) {
      return checkout.shallow()
          ? new Unusable(
              "this clone is shallow: the commit at which it left "
                  + main.name()
                  + " is not here, so nobody can tell whose migration is whose",
              toFetch)
          : new Unusable(
              "the checkout and " + main.name() + " have no commit in common",
              "Name the branch it comes from with --base BRANCH");
    }
    Base base =
        new Base(
            Shape.BRANCH,
            main.name(),
            main.why(),
            main.commit().id(),
            mergeBase.id(),
            mergeBase.id(),
            mergeBase.committed(),
            mergeBase.id().equals(main.commit().id()));
    return in(checkout, head, base);
  }

  private static InRepository in(Checkout checkout, Commit head, Base base) {
    return new InRepository(
        checkout.root(),
        checkout.prefix(),
        head.id(),
        checkout.shortBranch(),
        base,
        checkout.shallow());
  }

  private @Nullable Candidate usual(Checkout checkout) throws GitException {
    List<String> names = new ArrayList<>(USUAL);
    Candidate release = release(checkout);
    if (release != null) {
      return release;
    }
    if (checkout.originHead() != null) {
      names.add(0, checkout.originHead());
    }
    for (String name : names) {
      String shortName = name.replaceFirst("^refs/(remotes|heads)/", "");
      String why = name.equals(checkout.originHead()) ? "origin/HEAD" : "by its name";
      Candidate found = candidate(shortName, why, List.of(name));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A branch kept for a release goes to itself; null when none is checked out. */
  private @Nullable Candidate release(Checkout checkout) throws GitException {
    String branch = checkout.shortBranch();
    return branch != null && ReleaseBranch.is(branch)
        ? candidate(
            "origin/" + branch,
            "it is a release's branch",
            List.of("refs/remotes/origin/" + branch))
        : null;
  }

  private @Nullable Candidate candidate(String name, String why, List<String> references)
      throws GitException {
    for (String reference : references) {
      Commit commit = Commit.find(git, reference);
      if (commit != null) {
        return new Candidate(name, why, commit);
      }
    }
    return null;
  }

  private @Nullable String mergeBase(String main, String head) throws GitException {
    Git.Output output = git.run("merge-base", main, head);
    String id = output.text().strip();
    if (output.exit() > 1) {
      // A parent that a shallow clone lacks is "no merge base" to the caller.
      return null;
    }
    return id.isEmpty() ? null : id;
  }
}
