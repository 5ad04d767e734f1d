"""bus: see Sources/Bus/Bus.swift."""

import subprocess

from measure import BENCHMARKS, build


def main() -> int:
    folder = build("--product", "bus", package=BENCHMARKS)
    return subprocess.run([folder / "bus"]).returncode
