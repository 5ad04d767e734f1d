"""http: requests per second through the whole stack, as `wrk` makes them over connections of this machine.

Measured, in turns: a query of a document in memory over 32 connections, beside Hummingbird alone with a route that does
nothing; and a command whose event goes to PostgreSQL, each of a visit of its own, beside appends of one event by 32 clients
through the public API (the benchmark `append`): over 128 connections, of which some are on their way through HTTP while others
wait for the store. For comparison the same over 32 connections, appends by 128 clients, and what would be left of the appends if
each took the time of a request to Hummingbird alone besides. All have both cores, on which `wrk` works too; the appends have no `wrk` beside
them, nor HTTP. Medians of rates. Not measured: TLS, HTTP/2, a client on another machine.
"""

import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from measure import BENCHMARKS, WORKSPACE, Check, alternating, build, conclude, median, table
from postgres import server
from stores import Program, lengths, prepare

ROUNDS = 5
SECONDS = 4
CLIENTS = 32
# So many that the store has as much to do as from 32 clients in the same process.
CONNECTIONS = 128
QUERY_TARGET = 0.7
COMMAND_TARGET = 0.6

VISIT = "0190a6f0-0000-7000-8000-000000000001"
COMMANDS = """
-- Each run, and each request of it, has a visit of its own.
local run, count = math.random(0, 0xFFFFFFFF), 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
init = function(args)
    math.randomseed(tonumber(args[1]))
    run = math.random(0, 0x7FFFFFFF)
end
request = function()
    count = count + 1
    local body = string.format('{"visit":"%08x-0000-7000-8000-%012x","visitor":"Ada Lovelace"}', run, count)
    return wrk.format(nil, "/visits", nil, body)
end
"""


@contextmanager
def served(program: Path, *arguments: str):
    """The address of a server that runs meanwhile."""
    process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def wrk(seconds: int, *arguments: str, connections: int = CLIENTS) -> float:
    """Requests per second; an answer of another kind ends the benchmark."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *arguments]
    said = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"error: not all requests were answered as they should:\n{said}")
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", said)[1])


def main() -> int:
    rounds, seconds = lengths(ROUNDS, SECONDS)
    WORKSPACE.mkdir(parents=True, exist_ok=True)
    program = build("--product", "http", package=BENCHMARKS) / "http"
    script = WORKSPACE / "visits.lua"
    script.write_text(COMMANDS)
    stores = Program.built()
    seeds = iter(range(1, 1_000))

    with served(program, "bare") as bare, served(program, "query") as query:
        get = lambda address: wrk(seconds, f"{address}/visits/{VISIT}")
        queries = alternating(rounds, {"bare": lambda: get(bare), "query": lambda: get(query)})

    with server() as running:
        connection = prepare(running, stores, "bench")
        with served(program, "command", running.create("visits")) as api:
            post = lambda connections: wrk(
                seconds, "-s", str(script), api, "--", str(next(seeds)), connections=connections
            )
            post(CONNECTIONS)
            commands = alternating(rounds, {
                "append": lambda: stores.load("append", connection, CLIENTS, seconds).rate,
                "more": lambda: stores.load("append", connection, CONNECTIONS, seconds).rate,
                "command": lambda: post(CONNECTIONS),
                "as many": lambda: post(CLIENTS),
            })

    answered = median([one / other for one, other in zip(queries["query"], queries["bare"])])
    done = median([one / other for one, other in zip(commands["command"], commands["append"])])
    more = median([one / other for one, other in zip(commands["more"], commands["append"])])
    both = 1 / (1 / median(commands["append"]) + 1 / median(queries["bare"]))
    as_many = median([one / other for one, other in zip(commands["as many"], commands["append"])])
    print("Requests per second: medians\n")
    table(["", "per second", "x"], [
        [f"Hummingbird alone, {CLIENTS} connections", f"{median(queries['bare']):,.0f}", "1.00"],
        [f"a query in memory, {CLIENTS} connections", f"{median(queries['query']):,.0f}", f"{answered:.2f}"],
        [f"appends to PostgreSQL, {CLIENTS} clients", f"{median(commands['append']):,.0f}", "1.00"],
        [f"appends to PostgreSQL, {CONNECTIONS} clients", f"{median(commands['more']):,.0f}", f"{more:.2f}"],
        ["an append and Hummingbird alone, added", f"{both:,.0f}", f"{both / median(commands['append']):.2f}"],
        [f"a command on PostgreSQL, {CONNECTIONS} connections", f"{median(commands['command']):,.0f}", f"{done:.2f}"],
        [f"a command on PostgreSQL, {CLIENTS} connections", f"{median(commands['as many']):,.0f}", f"{as_many:.2f}"],
    ])
    return conclude("http", [
        Check(answered, QUERY_TARGET, "x bare", at_least=True),
        Check(done, COMMAND_TARGET, "x appends", at_least=True),
    ])
