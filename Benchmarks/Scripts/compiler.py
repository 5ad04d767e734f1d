"""compiler: what misas-gen costs on small and on large systems.

Measured: `misas-gen generate` as a program of its own, from start to end, on specs made from a seed (specs.py), with
all files to be written for the first time: wall time, CPU time and peak memory, in release and debug; beside libyaml's
event parser over the same files, which makes nothing of them.
Not measured: the Swift compiler on what comes out (see compile-cost), the plug-in around it (see plugin-cost).
"""

import shutil
from pathlib import Path

from measure import BENCHMARKS, WORKSPACE, Check, Usage, alternating, build, conclude, median, run, table
import specs

# Small runs are short and so repeated more often.
ROUNDS = {10: 15, 1_000: 5}
MEGABYTE = 1_000_000


def generate(compiler: Path, folder: Path, aggregates: int) -> Usage:
    output = folder / "out"
    shutil.rmtree(output, ignore_errors=True)
    modules = sorted(folder.glob("*.misas.yaml"))
    # A subsystem is a target, and so a module, of its own.
    return run([compiler, "generate", "--output", output, *(f"{file.name.split('.')[0]}={file}" for file in modules)])


def main() -> int:
    products = {
        configuration: build("--product", "misas-gen", configuration=configuration) / "misas-gen"
        for configuration in ["release", "debug"]
    }
    baseline = build("--product", "yaml-baseline", package=BENCHMARKS) / "yaml-baseline"
    rows = []
    usages: dict[tuple[int, str], list[Usage]] = {}
    for aggregates, rounds in ROUNDS.items():
        folder = WORKSPACE / "compiler" / str(aggregates)
        size = specs.write(folder, aggregates)
        files = sorted(folder.glob("*.misas.yaml"))
        candidates = {
            f"misas-gen, {name}": lambda compiler=compiler: generate(compiler, folder, aggregates)
            for name, compiler in products.items()
        }
        candidates["libyaml's bare parse"] = lambda: run([baseline, *files])
        for name, measured in alternating(rounds, candidates).items():
            usages[aggregates, name] = measured
            rows.append([
                f"{aggregates:,} aggregates, {size / MEGABYTE:.2f} MB: {name}",
                f"{median([usage.wall for usage in measured]) * 1_000:.1f} ms",
                f"{median([usage.cpu for usage in measured]) * 1_000:.1f} ms",
                f"{median([usage.peak_bytes for usage in measured]) / MEGABYTE:.1f} MB",
            ])
    print("Generating Swift from specs: medians\n")
    table(["specs and program", "wall", "CPU", "peak memory"], rows)

    def wall(aggregates: int, configuration: str) -> float:
        return median([usage.wall for usage in usages[aggregates, f"misas-gen, {configuration}"]])

    peak = median([usage.peak_bytes for usage in usages[1_000, "misas-gen, release"]])
    return conclude(
        "compiler",
        [
            Check(wall(1_000, "release"), 0.5, "s for 1,000 in release"),
            Check(wall(1_000, "debug"), 1.5, "s for 1,000 in debug"),
            Check(peak / MEGABYTE, 150, "MB for 1,000"),
            Check(wall(10, "release") * 1_000, 20, "ms for 10 in release"),
        ],
    )
