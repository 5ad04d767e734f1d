"""append-batch: batches of 100 events, beside `pgbench` inserting 100 rows at once into a plain table.

Measured, at 1 and at 8 clients, in turns, on one server whose commits are flushed to the disk: appends of 100 events to a
stream of their own by one process through the public API; and `pgbench`, prepared, inserting 100 rows of the same columns by
one statement, each row's JSON sent and parsed for itself. Events per second, medians.
"""

from measure import Check, conclude, table
from postgres import pgbench, server
from stores import DATA, METADATA, Program, compare, lengths, prepare, script

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
    rounds, seconds = lengths(ROUNDS, SECONDS)
    program = Program.built()
    plain = script("append-batch-plain", PLAIN)
    rows, checks = [], []
    with server() as running:
        connection = prepare(running, program, "bench")
        runs = iter(range(1, 1_000))
        for clients in CLIENTS:
            candidates = {
                "pgbench, plain insert": lambda: pgbench(
                    running, "bench", plain, clients, seconds,
                    {"n": -1, "run": next(runs), "data": DATA, "metadata": METADATA},
                ),
                "Misas": lambda: program.load("append-batch", connection, SIZE, clients, seconds),
            }
            shares, told = compare(rounds, clients, candidates, each=SIZE)
            rows += told
            checks.append(Check(shares["Misas"], TARGET, f"x plain at {clients}", at_least=True))
    print(f"Appending {SIZE} events at a time: medians\n")
    table(["clients and program", "events/s", "p50 ms", "p99 ms", "x plain"], rows)
    return conclude("append-batch", checks)
