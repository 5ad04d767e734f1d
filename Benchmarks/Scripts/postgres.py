"""A PostgreSQL server of a benchmark's own, and `pgbench` on it.

The server has PostgreSQL's default settings but for those in `SETTINGS`: commits are flushed to the disk, and
nobody talks to it but over a Unix socket. It is in a folder of its own and gone when the benchmark ends.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SETTINGS = {
    # Room enough, so that no checkpoint and no vacuum falls into one candidate's turn and not into the other's.
    "shared_buffers": "512MB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",
    "max_connections": "200",
    "fsync": "on",
    "synchronous_commit": "on",
    "listen_addresses": "",
}


def binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else Path(shutil.which("postgres") or "/usr/bin/postgres").parent


def as_server(command: Sequence[str | os.PathLike[str]]) -> list[str]:
    """`postgres` refuses to be run by root."""
    words = [os.fspath(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.getuid() == 0 else words


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    folder: Path

    def connection(self, database: str = "postgres") -> str:
        return f"host={self.folder} dbname={database} user=postgres"

    def sql(self, text: str, database: str = "postgres") -> str:
        """Executes SQL, and gives what it answers."""
        command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.connection(database), "-f", "-"]
        return subprocess.run(command, input=text, check=True, text=True, stdout=subprocess.PIPE).stdout

    def create(self, database: str) -> str:
        self.sql(f"CREATE DATABASE {database}")
        return self.connection(database)


@contextmanager
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="misas-bench-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        subprocess.run(
            as_server([binaries() / "initdb", "--pgdata", data, "--username", "postgres", "--auth", "trust",
                       "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions"]),
            check=True, stdout=subprocess.DEVNULL, cwd="/",
        )
        settings = SETTINGS | {"unix_socket_directories": str(folder)}
        with open(folder / "log", "wb") as log:
            process = subprocess.Popen(
                as_server([binaries() / "postgres", "-D", data, *(f"--{name}={value}" for name, value in settings.items())]),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
            )
        try:
            deadline = time.monotonic() + 60
            while subprocess.run(["pg_isready", "-q", "-h", folder]).returncode != 0:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise RuntimeError((folder / "log").read_text())
                time.sleep(0.05)
            yield Server(folder)
        finally:
            subprocess.run(
                as_server([binaries() / "pg_ctl", "stop", "-D", data, "-m", "fast", "-s"]), check=False, cwd="/"
            )
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Load:
    """What so many clients did, one after the other each, for a while."""

    rate: float
    """Transactions per second."""
    p50: float
    p99: float
    """Milliseconds that one took."""


def pgbench(
    server: Server, database: str, script: Path, clients: int, seconds: float, variables: dict[str, object] | None = None
) -> Load:
    """Runs a script, prepared, by as many threads as there are cores."""
    log = Path(tempfile.mkdtemp(prefix="misas-pgbench-"))
    try:
        command = ["pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, os.cpu_count() or 1)),
                   "-T", str(max(1, round(seconds))), "-f", script, "-l", "--sampling-rate=0.1", "--log-prefix", log / "log"]
        for name, value in (variables or {}).items():
            command += ["-D", f"{name}={value}"]
        result = subprocess.run(
            [*command, "-d", server.connection(database)], check=True, text=True, capture_output=True
        )
        rate = re.search(r"tps = ([0-9.]+)", result.stdout)
        failed = re.search(r"number of failed transactions: (\d+)", result.stdout)
        if rate is None or failed is not None and int(failed[1]) > 0:
            raise RuntimeError(result.stdout + result.stderr)
        taken = sorted(
            int(line.split()[2]) / 1_000 for file in log.iterdir() for line in file.read_text().splitlines()
        )
        return Load(float(rate[1]), percentile(taken, 50), percentile(taken, 99))
    finally:
        shutil.rmtree(log, ignore_errors=True)


def percentile(sorted_values: Sequence[float], percent: int) -> float:
    return sorted_values[min(len(sorted_values) - 1, len(sorted_values) * percent // 100)]
