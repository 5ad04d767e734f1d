"""instrumentation: what it costs to be traced, and to be able to be.

Off (no tracer, no metrics, a log that nobody reads), against a build from which the instrumentation is left out
(`MISAS_UNOBSERVED=1`), both run in turns:
- nanoseconds that a message takes on the bus more; allocations that it makes more, as valgrind counts them;
- instructions that the process executes more for each append of an aggregate in memory, as callgrind counts them.
On (every span and every metric, and nobody at the collector's address), against the same program without: commands that
append to PostgreSQL per second, with commits flushed to the disk; and how much more memory the process has at its peak.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from measure import BENCHMARKS, WORKSPACE, Check, alternating, conclude, median, table
from postgres import server

ROUNDS = 15
SECONDS = 5
MESSAGES = 200_000
CLIENTS = 8
# Nobody listens there.
DEAD = "http://127.0.0.1:9"


def built(folder: str, environment: dict[str, str]) -> Path:
    """The program, built apart from that of the other setting."""
    command = ["swift", "build", "--package-path", BENCHMARKS, "--scratch-path", BENCHMARKS / folder,
               "-c", "release", "--product", "instrumentation"]
    subprocess.run(command, check=True, env=os.environ | environment, stdout=subprocess.DEVNULL)
    shown = subprocess.run([*command, "--show-bin-path"], check=True, text=True, stdout=subprocess.PIPE)
    # valgrind cannot read what Swift writes for debuggers.
    stripped = WORKSPACE / f"instrumentation{folder}"
    subprocess.run(["strip", "--strip-debug", "-o", stripped, Path(shown.stdout.strip()) / "instrumentation"], check=True)
    return stripped


def time(program: Path) -> float:
    return float(subprocess.run([program, "time", str(MESSAGES)], check=True, text=True, stdout=subprocess.PIPE).stdout)


def counted(program: Path, mode: str, tool: list[str], pattern: str) -> float:
    """How much of something one message or append takes: the difference of two runs, so that the start does not count."""
    found = []
    for count in (2_000, 6_000):
        command = ["valgrind", *tool, program, mode, str(count)]
        # Else tables grow in another order each time.
        environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
        result = subprocess.run(
            command, check=True, text=True, capture_output=True, cwd=WORKSPACE, env=environment
        )
        match = re.search(pattern, result.stderr)
        if match is None:
            sys.exit(f"error: valgrind said nothing of {pattern}:\n{result.stderr}")
        found.append(int(match[1].replace(",", "")))
    return (found[1] - found[0]) / 4_000


def allocations(program: Path) -> float:
    return counted(program, "bus", ["--leak-check=no"], r"total heap usage: ([0-9,]+) allocs")


def instructions(program: Path, mode: str) -> float:
    return counted(program, mode, ["--tool=callgrind", "--callgrind-out-file=/dev/null"], r"Collected : (\d+)")


def off(rounds: int, observed: Path, bare: Path) -> list[Check]:
    times = alternating(rounds, {"without": lambda: time(bare), "with": lambda: time(observed)})
    # Of each pair: what slows the machine down slows down both.
    added = median([one - other for one, other in zip(times["with"], times["without"])])
    made = {program: allocations(program) for program in (bare, observed)}
    sent = {program: instructions(program, "bus") for program in (bare, observed)}
    # UUIDs, and with them tables, are otherwise each time.
    appended = {
        program: median([instructions(program, "append") for _ in range(3)]) for program in (bare, observed)
    }
    share = (appended[observed] / appended[bare] - 1) * 100
    rows = [
        ["a message: ns", f"{median(times['without']):.0f}", f"{median(times['with']):.0f}", f"{added:+.1f}"],
        ["a message: allocations", f"{made[bare]:.2f}", f"{made[observed]:.2f}", f"{made[observed] - made[bare]:+.2f}"],
        ["a message: instructions", f"{sent[bare]:.0f}", f"{sent[observed]:.0f}", f"{sent[observed] - sent[bare]:+.0f}"],
        ["an append: instructions", f"{appended[bare]:.0f}", f"{appended[observed]:.0f}", f"{share:+.2f} %"],
    ]
    print("Nobody traces: without and with instrumentation\n")
    table(["", "without", "with", "more"], rows)
    return [
        Check(added, 150, "ns per message"),
        Check(made[observed] - made[bare], 0.01, "allocations per message"),
        Check(share, 1, "% of instructions per append"),
    ]


def load(program: Path, connection: str, seconds: int, endpoint: str) -> dict[str, float]:
    command = [program, "load", connection, str(CLIENTS), str(seconds), endpoint]
    return json.loads(subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout)


def on(rounds: int, seconds: int, program: Path) -> list[Check]:
    with server() as running:
        connection = running.create("bench")
        load(program, connection, 1, "-")
        loads = alternating(rounds, {
            "off": lambda: load(program, connection, seconds, "-"),
            "on": lambda: load(program, connection, seconds, DEAD),
        })
    lost = (1 - median([on["rate"] / off["rate"] for off, on in zip(loads["off"], loads["on"])])) * 100
    more = median([on["peak"] - off["peak"] for off, on in zip(loads["off"], loads["on"])]) / 2**20
    rows = [
        [name, f"{median([run['rate'] for run in loads[name]]):,.0f}",
         f"{median([run['peak'] for run in loads[name]]) / 2**20:.1f}",
         f"{median([run['dropped'] for run in loads[name]]):,.0f}"]
        for name in ("off", "on")
    ]
    print(f"Everything is traced and measured, and nobody is at the collector's address: {CLIENTS} clients\n")
    table(["telemetry", "appends/s", "peak MiB", "spans dropped"], rows)
    return [Check(lost, 5, "% of appends/s"), Check(more, 32, "MiB")]


def main() -> int:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else SECONDS
    WORKSPACE.mkdir(parents=True, exist_ok=True)
    observed = built(".build", {})
    bare = built(".build-unobserved", {"MISAS_UNOBSERVED": "1"})
    return conclude("instrumentation", off(rounds, observed, bare) + on(rounds, seconds, observed))
