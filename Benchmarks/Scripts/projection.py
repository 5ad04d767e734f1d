"""projection: events through an asynchronous projection, exactly once, on a server whose commits are flushed to the disk.

Measured: 200,000 events of 10,000 keys that take turns, from the first to the last, by a program that starts with an empty
projection into documents, and one into the rows of a table; with one partition and with two. The result of each is compared
with a fold of the log. Events per second, medians.
"""

import json
import subprocess
import sys

from measure import BENCHMARKS, Check, build, conclude, median, table
from postgres import server

ROUNDS = 3
EVENTS = 200_000
KEYS = 10_000
TARGET = 20_000


def main() -> int:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    executable = build("--product", "processing", package=BENCHMARKS) / "processing"

    def run(*arguments: object) -> dict[str, float]:
        result = subprocess.run([executable, *map(str, arguments)], check=True, text=True, stdout=subprocess.PIPE)
        return json.loads(result.stdout)

    rates: dict[tuple[str, int], list[float]] = {}
    with server() as running:
        log = running.create("log")
        run("fill", log, EVENTS, KEYS)
        running.sql("VACUUM ANALYZE", "log")
        for number in range(rounds):
            for kind in ["documents", "rows"]:
                for partitions in [1, 2]:
                    database = f"{kind}_{partitions}_{number}"
                    running.sql(f"CREATE DATABASE {database} TEMPLATE log")
                    answer = run(kind, running.connection(database), partitions, EVENTS)
                    rates.setdefault((kind, partitions), []).append(answer["rate"])
                    running.sql(f"DROP DATABASE {database}")
    middles = {case: median(answers) for case, answers in rates.items()}
    print(f"{EVENTS:,} events of {KEYS:,} keys, exactly once: medians\n")
    table(
        ["projection into", "partitions", "events/s"],
        [[kind, str(partitions), f"{rate:,.0f}"] for (kind, partitions), rate in middles.items()],
    )
    return conclude("projection", [
        Check(rate, TARGET, f"events/s into {kind}, {partitions} partitions", at_least=True)
        for (kind, partitions), rate in middles.items()
    ])
