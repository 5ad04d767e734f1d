"""codec: see Sources/Codec/Codec.swift."""

import subprocess

from measure import BENCHMARKS, build


def main() -> int:
    folder = build("--product", "codec", package=BENCHMARKS)
    return subprocess.run([folder / "codec"]).returncode
