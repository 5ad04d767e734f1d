"""read-stream: reading a stream of ten events, decoded, beside `pgbench` selecting it.

Measured, at 1 and at 8 clients, in turns, on one server: streams read by name, at random, by one process through the public
API, each event decoded to what a handler gets, its JSON checked when it was stored and not parsed now; and `pgbench`, prepared,
selecting the same rows of the same tables, making nothing of them. Streams per second, medians.
"""

from measure import Check, conclude, table
from postgres import pgbench, server
from stores import Program, compare, lengths, prepare, script

ROUNDS = 5
SECONDS = 3
STREAMS = 10_000
TARGET = 0.8
CLIENTS = [1, 8]

SELECT = rf"""
\set stream random(1, {STREAMS})
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata
FROM misas.events AS e
WHERE e.stream_id = (SELECT s.id FROM misas.streams AS s WHERE s.name = 'bench.account-' || :stream)
ORDER BY e.version;
"""


def main() -> int:
    rounds, seconds = lengths(ROUNDS, SECONDS)
    program = Program.built()
    select = script("read-stream-select", SELECT)
    rows, checks = [], []
    with server() as running:
        connection = prepare(running, program, "bench")
        program.run("fill", connection, STREAMS)
        running.sql("VACUUM ANALYZE", "bench")
        for clients in CLIENTS:
            candidates = {
                "pgbench, select": lambda: pgbench(running, "bench", select, clients, seconds),
                "Misas": lambda: program.load("read-stream", connection, STREAMS, clients, seconds),
            }
            shares, told = compare(rounds, clients, candidates)
            rows += told
            checks.append(Check(shares["Misas"], TARGET, f"x select at {clients}", at_least=True))
    print("Reading a stream of ten events: medians\n")
    table(["clients and program", "streams/s", "p50 ms", "p99 ms", "x select"], rows)
    return conclude("read-stream", checks)
