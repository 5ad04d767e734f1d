"""append: single appends per second, beside `pgbench` inserting the same row into a plain table.

Measured, at 1, 8 and 32 clients, in turns, on one server whose commits are flushed to the disk: appends of one event each
to streams of ten, each for the version that its writer knows, by one process through the public API (10 connections at most); and
`pgbench`, prepared, with as many connections as clients, inserting a row of the same columns whose stream and version and
whose global position are unique, with nothing that protects the order of positions or knows an event again. At 1 client
also `pgbench` calling the store's own function. Medians of rates; p50 and p99 in milliseconds.
Not measured: a server on another machine, where waiting is more and combining matters more.
"""

from measure import Check, conclude, table
from postgres import Load, pgbench, server
from stores import DATA, METADATA, Program, compare, lengths, prepare, script

ROUNDS = 5
SECONDS = 4
TARGETS = {1: 0.6, 8: 1.0, 32: 1.5}
CALLED_TARGET = 0.8

PLAIN = r"""
\set n :n + 1
\set stream :client_id * 100000000 + :run * 1000000 + :n / 10
\set version :n % 10 + 1
INSERT INTO plain_events
    (stream_id, version, recorded_at, type_id, schema_version, id, correlation_id, causation_id, data, metadata)
VALUES (:stream, :version, clock_timestamp(), 1, 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), :data, :metadata);
"""

CALLED = r"""
\set n :n + 1
\set stream :client_id * 100000000 + :run * 1000000 + :n / 10
\set version :n % 10
SELECT * FROM misas.append_events(
    ARRAY['bench.called-' || :stream], ARRAY[3]::smallint[], ARRAY[:version]::bigint[], ARRAY[1], ARRAY[1],
    ARRAY[gen_random_uuid()], ARRAY[1], ARRAY[1], ARRAY[gen_random_uuid()], ARRAY[gen_random_uuid()],
    ARRAY[:data]::jsonb[], ARRAY[:metadata]::jsonb[], true
);
"""


def main() -> int:
    rounds, seconds = lengths(ROUNDS, SECONDS)
    program = Program.built()
    plain, called = script("append-plain", PLAIN), script("append-called", CALLED)
    rows, checks = [], []
    with server() as running:
        connection = prepare(running, program, "bench")
        runs = iter(range(1, 100))

        def bench(file, clients: int) -> Load:
            return pgbench(
                running, "bench", file, clients, seconds,
                {"n": -1, "run": next(runs), "data": DATA, "metadata": METADATA},
            )

        for clients, target in TARGETS.items():
            candidates = {
                "pgbench, plain insert": lambda: bench(plain, clients),
                "Misas": lambda: program.load("append", connection, clients, seconds),
            }
            if clients == 1:
                candidates["pgbench, the store's function"] = lambda: bench(called, clients)
            shares, told = compare(rounds, clients, candidates)
            rows += told
            checks.append(Check(shares["Misas"], target, f"x plain at {clients}", at_least=True))
            if clients == 1:
                share = shares["Misas"] / shares["pgbench, the store's function"]
                checks.append(Check(share, CALLED_TARGET, "x its function", at_least=True))
    print("Appending one event at a time: medians\n")
    table(["clients and program", "appends/s", "p50 ms", "p99 ms", "x plain"], rows)
    return conclude("append", checks)
