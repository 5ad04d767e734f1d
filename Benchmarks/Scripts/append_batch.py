"""append-batch: batches of 100 events, beside `pgbench` inserting 100 rows at once into a plain table.

Measured, at 1 and at 8 clients, in turns, on one server whose commits are flushed to the disk: appends of 100 events to a
stream of their own by one process through the public API; and `pgbench`, prepared, inserting 100 rows of the same columns by
one statement, each row's JSON sent and parsed for itself. Events per second, medians.
"""

import sys

from measure import Check, alternating, conclude, median, table
from postgres import Load, pgbench, server
from stores import DATA, METADATA, Program, prepare, script, told

ROUNDS = 5
SECONDS = 4
SIZE = 100
TARGET = 0.7
CLIENTS = [1, 8]

# A statement has at most 256 values in pgbench: the stream comes once, and data and metadata once per row.
ROWS = ",\n".join(f"({version}, :data::jsonb, :metadata::jsonb)" for version in range(1, SIZE + 1))
PLAIN = rf"""
\set n :n + 1
\set stream :client_id * 100000000 + :run * 1000000 + :n
INSERT INTO plain_events
    (stream_id, version, recorded_at, type_id, schema_version, id, correlation_id, causation_id, data, metadata)
SELECT s.stream, e.version, clock_timestamp(), 1, 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), e.data,
    e.metadata
FROM (VALUES
{ROWS}
) AS e (version, data, metadata), (SELECT :stream::bigint) AS s (stream);
"""


def main() -> int:
    rounds, seconds = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (ROUNDS, SECONDS)
    program = Program.built()
    plain = script("append-batch-plain", PLAIN)
    rows, checks = [], []
    with server() as running:
        connection = prepare(running, program, "bench")
        runs = iter(range(1, 1_000))
        for clients in CLIENTS:
            measured = alternating(rounds, {
                "pgbench, plain insert": lambda: pgbench(
                    running, "bench", plain, clients, seconds,
                    {"n": -1, "run": next(runs), "data": DATA, "metadata": METADATA},
                ),
                "Misas": lambda: program.load("append-batch", connection, SIZE, clients, seconds),
            })
            rates = {}
            for name, loads in measured.items():
                middle = Load(*(median([getattr(load, part) for load in loads]) for part in ["rate", "p50", "p99"]))
                rates[name] = middle.rate
                ratio = middle.rate / rates["pgbench, plain insert"]
                events = Load(middle.rate * SIZE, middle.p50, middle.p99)
                rows.append([f"{clients} clients: {name}", *told(events), f"{ratio:.2f}"])
            ratio = rates["Misas"] / rates["pgbench, plain insert"]
            checks.append(Check(ratio, TARGET, f"x plain at {clients}", at_least=True))
    print(f"Appending {SIZE} events at a time: medians\n")
    table(["clients and program", "events/s", "p50 ms", "p99 ms", "x plain"], rows)
    return conclude("append-batch", checks)
