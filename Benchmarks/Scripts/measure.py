"""What the benchmarks share: running and measuring a program, alternating rounds, medians, tables, verdicts."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

BENCHMARKS = Path(__file__).resolve().parent.parent
REPOSITORY = BENCHMARKS.parent
# Everything that a benchmark writes is below this folder, which is not checked in.
WORKSPACE = BENCHMARKS / ".build" / "workspace"

Value = TypeVar("Value")


@dataclass(frozen=True)
class Usage:
    """What a program and those it waited for took."""

    wall: float
    user: float
    system: float
    peak_bytes: int

    @property
    def cpu(self) -> float:
        return self.user + self.system


def run(command: Sequence[str | os.PathLike[str]], cwd: Path = BENCHMARKS) -> Usage:
    """Runs a program to its end. One that fails stops the benchmark and shows what it said."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        sys.stderr.write(output.decode(errors="replace"))
        sys.exit(f"error: {' '.join(map(str, command))} ended with status {process.returncode}")
    return Usage(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024)


def alternating(rounds: int, candidates: dict[str, Callable[[], Value]]) -> dict[str, list[Value]]:
    """Measures each candidate once per round, so that what slows the machine down for a while slows down all alike."""
    measured: dict[str, list[Value]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, measure in candidates.items():
            measured[name].append(measure())
    return measured


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows under their headers: the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [headers, *rows]) for column in range(len(headers))]
    for row in [headers, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip())
    print()


def build(*arguments: str, package: Path = REPOSITORY, configuration: str = "release") -> Path:
    """Builds a package, or a part of it, and returns the folder of its products."""
    command = ["swift", "build", "--package-path", package, "-c", configuration]
    run([*command, *arguments])
    shown = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True)
    return Path(shown.stdout.strip())


@dataclass(frozen=True)
class Check:
    """A figure beside its target."""

    figure: float
    target: float
    unit: str
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.figure >= self.target if self.at_least else self.figure <= self.target

    @property
    def told_figure(self) -> str:
        return f"{self.figure:.3g} {self.unit}"

    @property
    def told_target(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.target:g} {self.unit}"


def conclude(name: str, checks: Sequence[Check]) -> int:
    """Prints the last line, and returns the exit status to match."""
    is_met = all(check.is_met for check in checks)
    figures = ", ".join(check.told_figure for check in checks)
    targets = ", ".join(dict.fromkeys(check.told_target for check in checks))
    print(f"{name}: {figures} (target {targets}): {'met' if is_met else 'short'}")
    return 0 if is_met else 1
