"""wake-up: how soon subscribers have what was committed, and what they cost those who append.

Measured, on one server whose commits are flushed to the disk, in one process that has opened the stores twice, so that what
lies between the one who appends and those who subscribe is the database:
- the time from the answer to an append until a subscriber has the event, at 100 appends/s;
- the same in the worst of 100 subscribers that all receive every event, at 500 appends/s;
- appends/s at 8 clients with 100 subscribers in the same process whose filters match nothing, beside none, in turns.
"""

from measure import Check, alternating, conclude, median, table
from postgres import server
from stores import Program, lengths, prepare

ROUNDS = 7
SECONDS = 4
TARGET_ONE = 10.0
TARGET_ALL = 50.0
TARGET_SLOWDOWN = 5.0


def main() -> int:
    rounds, seconds = lengths(ROUNDS, SECONDS)
    program = Program.built()
    with server() as running:
        connection = prepare(running, program, "bench")
        delays = alternating(3, {
            "1 subscriber, 100 appends/s": lambda: program.run("latency", connection, 1, 100, seconds),
            "100 subscribers, 500 appends/s": lambda: program.run("latency", connection, 100, 500, seconds),
        })
        rates = alternating(rounds, {
            "no subscriber": lambda: program.load("append-watched", connection, 0, 8, seconds).rate,
            "100 that match nothing": lambda: program.load("append-watched", connection, 100, 8, seconds).rate,
        })
    print("From the answer to an append to the subscriber: medians\n")
    one, everyone = (
        {part: median([answer[part] for answer in answers]) for part in ["p50", "p99"]} for answers in delays.values()
    )
    table(
        ["subscribers", "p50 ms", "worst p99 ms"],
        [[name, f"{told['p50']:.2f}", f"{told['p99']:.2f}"] for name, told in zip(delays, [one, everyone])],
    )
    print("Appends at 8 clients: medians\n")
    alone, watched = (median(answers) for answers in rates.values())
    table(["subscribers", "appends/s"], [[name, f"{rate:,.0f}"] for name, rate in zip(rates, [alone, watched])])
    return conclude("wake-up", [
        Check(one["p99"], TARGET_ONE, "ms p99 for one"),
        Check(everyone["p99"], TARGET_ALL, "ms p99 for each of 100"),
        Check((alone / watched - 1) * 100, TARGET_SLOWDOWN, "% slower with 100 that match nothing"),
    ])
