"""Time and memory of whole commands, all their descendants included."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict, namedtuple

Run = namedtuple("Run", "wall cpu memory")
TICKS = os.sysconf("SC_CLK_TCK")


def run(command, environment):
    """Runs to the end; CPU is user and system time of the command and what it waited for, memory its peak in MiB."""
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command[:3])} … ended with {process.returncode}:\n{said.read().decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def peaks(command, environment):
    """The largest resident size in MiB that any one process of each program reached, in one more run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    most = defaultdict(float)
    while process.poll() is None:
        for pid in descendants(process.pid):
            name, peak = status(pid)
            most[name] = max(most[name], peak)
        time.sleep(0.02)
    return most


def descendants(root):
    children = defaultdict(list)
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                children[int(stat_fields(entry)[1])].append(int(entry))
            except (OSError, IndexError):
                pass  # it ended meanwhile
    waiting, found = [root], []
    while waiting:
        found.append(waiting.pop())
        waiting += children[found[-1]]
    return found


def status(pid):
    try:
        with open(f"/proc/{pid}/status") as lines:
            facts = dict(line.split(":", 1) for line in lines if ":" in line)
        return facts["Name"].strip(), int(facts["VmHWM"].split()[0]) / 1024
    except (OSError, KeyError):
        return "", 0.0


def cpu_with_children(pid):
    """Seconds of the process and of the children it waited for."""
    return sum(map(int, stat_fields(pid)[11:15])) / TICKS


def sessions(pid):
    """The children of a PostgreSQL server that serve a client, or did and were not waited for yet."""
    found = []
    for child in descendants(pid)[1:]:
        try:
            with open(f"/proc/{child}/cmdline") as words:
                if "127.0.0.1" in words.read() or stat_fields(child)[0] == b"Z":
                    found.append(child)
        except OSError:
            pass  # it ended meanwhile
    return found


def stat_fields(pid):
    """Of /proc/PID/stat, from the state on."""
    with open(f"/proc/{pid}/stat", "rb") as stat:
        return stat.read().rsplit(b") ", 1)[1].split()


def wait_until(holds):
    while not holds():
        time.sleep(0.002)


def median(values):
    return statistics.median(list(values))


def spread(ratios):
    return f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
            f"load {os.getloadavg()[0]:.1f}")
