"""processing-lag: how soon a projection has what was appended, at 1,000 appends/s.

Measured: the time from the answer to an append until the transaction is committed that projects it into a document, on a
server whose commits are flushed to the disk; each append is sent in its time, whether those before were answered or not.
"""

import json
import subprocess
import sys

from measure import BENCHMARKS, Check, build, conclude, median, table
from postgres import server

ROUNDS = 3
SECONDS = 10
RATE = 1_000
TARGET = 50.0


def main() -> int:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else SECONDS
    executable = build("--product", "processing", package=BENCHMARKS) / "processing"
    answers = []
    with server() as running:
        for number in range(rounds):
            connection = running.create(f"bench{number}")
            command = [executable, "lag", connection, str(RATE), str(seconds)]
            result = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
            answers.append(json.loads(result.stdout))
    p50, p99 = (median([answer[part] for answer in answers]) for part in ["p50", "p99"])
    print(f"From the answer to an append to the projection, at {RATE:,} appends/s: medians\n")
    table(["p50 ms", "p99 ms"], [[f"{p50:.2f}", f"{p99:.2f}"]])
    return conclude("processing-lag", [Check(p99, TARGET, "ms p99")])
