"""storage: what an event takes on the disk, with every table and index of the store.

Measured: the size of all relations of the schema, by `pg_total_relation_size`, after events were appended to streams of ten by
many clients at once and the tables were vacuumed, divided by the number of events. Each event has 250 bytes of data and 110
of metadata, as JSON, and three ids.
Not measured: the write-ahead log, which is recycled.
"""

from measure import Check, conclude, table
from postgres import server
from stores import Program, prepare

STREAMS = 20_000
TARGET = 680

SIZES = """
SELECT c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid)
FROM pg_class AS c WHERE c.relnamespace = 'misas'::regnamespace AND c.relkind IN ('r', 'S')
ORDER BY pg_total_relation_size(c.oid) DESC, c.relname;
"""
LENGTHS = "SELECT count(*), avg(octet_length(replace(replace(data::text, ': ', ':'), ', ', ','))) FROM misas.events;"


def main() -> int:
    program = Program.built()
    with server() as running:
        connection = prepare(running, program, "bench")
        program.run("fill", connection, STREAMS)
        running.sql("VACUUM ANALYZE", "bench")
        count, length = running.sql(LENGTHS, "bench").strip().split("|")
        rows = [line.split("|") for line in running.sql(SIZES, "bench").splitlines()]
    events = int(count)
    total = sum(int(table_size) + int(index_size) for _, table_size, index_size in rows)
    print(f"{events:,} events, {float(length):.0f} bytes of data each: bytes per event\n")
    table(
        ["relation", "table", "indexes"],
        [[name, f"{int(size) / events:.1f}", f"{int(indexes) / events:.1f}"] for name, size, indexes in rows],
    )
    return conclude("storage", [Check(total / events, TARGET, "bytes/event")])
