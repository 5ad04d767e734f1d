"""What the benchmarks of the stores share: the program in Sources/Stores, and the plain table that stands beside it."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measure import BENCHMARKS, WORKSPACE, alternating, build, median
from postgres import Load, Server

# The same columns as the store's own; a stream and version are there once, and so is a position. Nothing sees to it that
# a reader who goes by positions misses nothing, nor that an event is stored once.
PLAIN_TABLE = """
CREATE SEQUENCE plain_positions;
CREATE TABLE plain_events (
    position bigint PRIMARY KEY DEFAULT nextval('plain_positions'),
    stream_id bigint NOT NULL,
    version bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    type_id integer NOT NULL,
    schema_version integer NOT NULL,
    id uuid NOT NULL,
    correlation_id uuid,
    causation_id uuid,
    data jsonb NOT NULL,
    metadata jsonb,
    UNIQUE (stream_id, version)
);
"""

# As Sources/Stores/SampleEvent.swift has them: 250 and 110 bytes.
DATA = (
    '{"account":"0192d3a4-5b6c-7d8e-9f00-112233445566","amount":{"amount":"842137.75","currency":"cad"},'
    '"from":{"bank":"CA12ABCD0121842137"},"note":"monthly rent for the flat at the harbour, paid by transfer",'
    '"at":"2026-11-25T09:30:00.123456Z","x":"8421"}'
)
METADATA = (
    '{"user":"ada","tenant":"north","app":"bank",'
    '"trace":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}'
)


@dataclass(frozen=True)
class Program:
    """The program that works with the stores."""

    executable: Path

    @staticmethod
    def built() -> "Program":
        return Program(build("--product", "stores", package=BENCHMARKS) / "stores")

    def run(self, mode: str, connection: str, *arguments: object) -> dict[str, float]:
        """Runs one mode to its end, and gives what it printed."""
        command = [self.executable, mode, connection, *map(str, arguments)]
        result = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
        return json.loads(result.stdout)

    def load(self, mode: str, connection: str, *arguments: object) -> Load:
        answer = self.run(mode, connection, *arguments)
        return Load(answer["rate"], answer["p50"], answer["p99"])


def script(name: str, text: str) -> Path:
    """A script for `pgbench`."""
    WORKSPACE.mkdir(parents=True, exist_ok=True)
    path = WORKSPACE / f"{name}.pgbench"
    path.write_text(text)
    return path


def prepare(server: Server, program: Program, database: str) -> str:
    """A database that has the store's schema and the plain table, both empty, and the type of the events."""
    connection = server.create(database)
    program.run("append-batch", connection, 1, 1, 0.1)
    server.sql(PLAIN_TABLE, database)
    return connection


def lengths(rounds: int, seconds: int) -> tuple[int, int]:
    """How many rounds, and how many seconds of each: as the command line says, or as is usual."""
    return (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (rounds, seconds)


def compare(
    rounds: int, clients: int, candidates: dict[str, Callable[[], Load]], each: int = 1
) -> tuple[dict[str, float], list[list[str]]]:
    """Runs candidates in turns, and gives the median of each one's rate, as a share of the first one's, and rows to print.

    `each` is how many things one transaction does.
    """
    middles = {
        name: Load(*(median([getattr(load, part) for load in loads]) for part in ["rate", "p50", "p99"]))
        for name, loads in alternating(rounds, candidates).items()
    }
    first = next(iter(middles.values())).rate
    shares = {name: middle.rate / first for name, middle in middles.items()}
    rows = [
        [f"{clients} clients: {name}", f"{middle.rate * each:,.0f}", f"{middle.p50:.2f}", f"{middle.p99:.2f}", f"{shares[name]:.2f}"]
        for name, middle in middles.items()
    ]
    return shares, rows
