"""Makes the project that is checked: a history on main and a branch three migrations ahead of it."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PLUMB = ROOT / "plumb"
CLASSES = ROOT / "plumbline-bench/target/classes"
LIBRARIES = ROOT / "plumbline-cli/target/dist/lib"
OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-Xshare:auto", "-XX:-UsePerfData",
           "-Xlog:disable", "-Xlog:all=error:stderr"]  # as the launcher sets them
AHEAD = 3


def java(main, *arguments):
    """Runs a class of the benchmarks, compiled when needed."""
    compile_bench()
    subprocess.run(command(main, *arguments), check=True)


def command(main, *arguments):
    """A class of the benchmarks in a JVM with the options and the class-data archive of the launcher."""
    home = subprocess.run([ROOT / "build/jdk"], capture_output=True, text=True, check=True).stdout.strip()
    archive = [f"-XX:SharedArchiveFile={file}" for file in (LIBRARIES.parent / "archive").glob("*.jsa")][:1]
    return [f"{home}/bin/java", *OPTIONS, *archive, "-cp", f"{LIBRARIES}/plumb.jar:{CLASSES}",
            f"dev.plumbline.bench.{main}", *map(str, arguments)]


def compile_bench():
    newest = max(p.stat().st_mtime for p in (ROOT / "plumbline-bench/src").rglob("*.java"))
    compiled = list(CLASSES.rglob("*.class"))
    if not compiled or min(p.stat().st_mtime for p in compiled) < newest:
        subprocess.run(["mvn", "-q", "-B", "-ntp", "-Dquick", "-pl", "plumbline-bench", "-am", "compile"],
                       cwd=ROOT, check=True)


def make(directory, count, options, major):
    directory.mkdir(parents=True)
    java("LinearHistoryGenerator", directory, count, 1, options.convention)
    if options.server == "installed":
        with open(directory / "plumbline.toml", "a") as config:
            config.write(f'\n[postgres]\nprovider = "installed"\nbindir = "{options.bindir}"\n')
    subprocess.run([PLUMB, "snapshot", "--postgres", str(major), directory], check=True, stdout=subprocess.DEVNULL)
    migrations = sorted((directory / "migrations").glob("*.sql"))
    git(directory, "init", "-q", "-b", "main")
    git(directory, "add", "-A", "--", ".", *(f":!{file.relative_to(directory)}" for file in migrations[-AHEAD:]))
    git(directory, "commit", "-q", "-m", "the history so far")
    git(directory, "checkout", "-q", "-b", "branch")
    git(directory, "add", "-A")
    git(directory, "commit", "-q", "-m", "a few more")


def git(directory, *arguments):
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "gc.auto=0"]
    subprocess.run(["git", *identity, *arguments], cwd=directory, check=True,
                   env=dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull))
