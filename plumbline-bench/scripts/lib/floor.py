"""The floor: the cheapest correct way to replay files with PostgreSQL's own programs."""

import os
import pwd
import re
import shutil
import subprocess
import time
from pathlib import Path

# As cheap a server as the settings allow; a data directory nobody will miss.
SETTINGS = """\
listen_addresses = ''
max_locks_per_transaction = 2048
shared_buffers = 32MB
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
autovacuum = off
jit = off
"""

# postgres refuses to run as root, so root lends the whole script another user.
SCRIPT = """\
set -eu
bin=$1 work=$2 files=$3
"$bin/initdb" -D "$work/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
cat "$work/settings" >> "$work/data/postgresql.conf"
"$bin/postgres" -D "$work/data" -k "$work" 2> "$work/log" &
until grep -q ready "$work/data/postmaster.pid" 2>/dev/null; do sleep 0.005; done
"$bin/psql" -X -q -h "$work" -U postgres -d postgres -v ON_ERROR_STOP=1 -f "$files" >/dev/null
"$bin/pg_dump" -s -h "$work" -U postgres -d postgres > "$work/dump.sql"
kill -QUIT "$(head -n 1 "$work/data/postmaster.pid")"
wait || true
rm -rf "$work/data"
"""


class Floor:
    """The floor of one project."""

    def __init__(self, directory, bindir):
        self.bindir = bindir
        self.work = directory.parent / (directory.name + ".floor")
        self.work.mkdir()
        (self.work / "settings").write_text(SETTINGS)
        # One psql for all files: a process and a connection each would double the cost.
        files = sorted((directory / "migrations").glob("*.sql"))
        self.driver = self.work / "all.sql"
        self.driver.write_text("".join(f"BEGIN;\n\\i {file}\nCOMMIT;\n" for file in files))
        if os.geteuid() == 0:
            shutil.chown(self.work, account())

    def command(self):
        return [*as_user(), "/bin/sh", "-c", SCRIPT, "floor", str(self.bindir), str(self.work), str(self.driver)]


def server(work, bindir, port, settings=""):
    """Starts an empty server on TCP; returns its process once it takes connections."""
    work.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(work, account())
    data = work / "data"
    subprocess.run([*as_user(), bindir / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                    "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL)
    with open(data / "postgresql.conf", "a") as configuration:
        configuration.write(SETTINGS.replace("listen_addresses = ''", f"listen_addresses = '127.0.0.1'\nport = {port}"))
        configuration.write(settings + "\n")
    # Not as pg_ctl starts it: its child is ours to end.
    process = subprocess.Popen([*as_user(), bindir / "postgres", "-D", data, "-k", work], stderr=subprocess.DEVNULL)
    pid_file = data / "postmaster.pid"
    while not (pid_file.exists() and "ready" in pid_file.read_text()):
        if process.poll() is not None:
            raise SystemExit("postgres did not start")
        time.sleep(0.01)
    return process


def as_user():
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={account()}", f"--regid={group()}", "--clear-groups"]


def account():
    return "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody"


def group():
    return str(pwd.getpwnam(account()).pw_gid)


def tmpfs():
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


def find_bindir():
    """The newest server that has all four programs."""
    found = [Path(d) for d in Path("/usr/lib/postgresql").glob("*/bin")]
    on_path = shutil.which("pg_dump")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    whole = [d for d in found if all((d / p).exists() for p in ("initdb", "postgres", "psql", "pg_dump"))]
    return max(whole, key=major, default=None)


def find_server():
    """The newest server, be it installed or unpacked by plumb; no other program need be with it."""
    caches = [Path("/var/cache/plumbline"), Path.home() / ".cache/plumbline"]
    found = [d for cache in caches for d in cache.glob("postgres/*/bin")]
    found += Path("/usr/lib/postgresql").glob("*/bin")
    return max((d for d in found if (d / "initdb").exists()), key=major, default=None)


def find_pg_dump():
    """The newest one: that which the tests' judge unpacked, or an installed one."""
    found = [*Path.home().glob(".cache/plumbline-judge/*/pg_dump"), *Path("/usr/lib/postgresql").glob("*/bin/pg_dump")]
    return max(found, key=lambda program: int(re.search(r"\d+", said(program)).group()), default=None)


def version(bindir):
    return re.sub(r"^postgres \(PostgreSQL\) ", "PostgreSQL ", said(bindir / "postgres")).split(" (")[0]


def said(program):
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def major(bindir):
    return int(re.search(r"\d+", version(bindir)).group())
