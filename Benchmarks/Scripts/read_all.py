"""read-all: the global order from its start in pages of 1,000, decoded, beside libpq.

Measured, in turns, on one server: all events read by one task through the public API, each decoded to what a handler gets; and
a C program that fetches the same pages by libpq, prepared and in binary, and touches each value. Events per second, medians.
The target is 200,000 events/s or 0.7 times libpq, whichever is less.
"""

import json
import subprocess
import sys

from measure import BENCHMARKS, Check, alternating, build, conclude, median, table
from postgres import server
from stores import Program, prepare

ROUNDS = 7
STREAMS = 20_000
TARGET = 200_000
SHARE = 0.7


def main() -> int:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    program = Program.built()
    baseline = build("--product", "libpq-baseline", package=BENCHMARKS) / "libpq-baseline"
    with server() as running:
        connection = prepare(running, program, "bench")
        program.run("fill", connection, STREAMS)
        running.sql("VACUUM ANALYZE", "bench")
        count = int(running.sql("SELECT count(*) FROM misas.events", "bench"))

        def bare() -> dict[str, float]:
            result = subprocess.run([baseline, connection, "misas"], check=True, text=True, stdout=subprocess.PIPE)
            return json.loads(result.stdout)

        measured = alternating(rounds, {"libpq": bare, "Misas": lambda: program.run("read-all", connection)})
    rates = {}
    for name, answers in measured.items():
        assert all(answer["count"] == count for answer in answers), f"{name} did not read all {count} events"
        rates[name] = median([answer["rate"] for answer in answers])
    print(f"Reading {count:,} events in pages of 1,000: medians\n")
    table(["program", "events/s", "x libpq"], [[name, f"{rate:,.0f}", f"{rate / rates['libpq']:.2f}"] for name, rate in rates.items()])
    target = min(TARGET, SHARE * rates["libpq"])
    return conclude("read-all", [Check(rates["Misas"], round(target), "events/s", at_least=True)])
