"""language-server: how soon `misas-gen lsp` answers whoever types in a large system.

Measured: the time from a message to its answer, on the release build, with a system of 100 aggregates in five subsystems
(specs.py) of which one file is open: typing in it (from the change to the diagnostics that it leads to), and each request
right after a change, so that the specs are checked again before it is answered. The median, the 99th percentile and the
greatest of all rounds.
Not measured: what the editor makes of the answers.
"""

import json
import subprocess
import time
from pathlib import Path

from measure import WORKSPACE, Check, build, conclude, table
import specs

AGGREGATES = 100
ROUNDS = 100
LIMIT = 50


class Editor:
    """An editor's side of a dialogue."""

    def __init__(self, program: Path, root: Path):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.requests = 0
        self.version = 1
        self.request("initialize", {"rootUri": root.as_uri(), "capabilities": {}})
        self.notify("initialized", {})

    def send(self, message: dict) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def notify(self, method: str, parameters: dict) -> None:
        self.send({"method": method, "params": parameters})

    def receive(self) -> dict:
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            if not line:
                raise SystemExit("error: the server has ended")
            length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def request(self, method: str, parameters: dict) -> dict | list | None:
        self.requests += 1
        self.send({"id": self.requests, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == self.requests:
                if "error" in message:
                    raise SystemExit(f"error: {method}: {message['error']['message']}")
                return message["result"]

    def diagnostics(self, uri: str) -> list:
        """Those of the version of a file that was sent last."""
        while True:
            message = self.receive()
            parameters = message.get("params", {})
            if parameters.get("uri") == uri and parameters.get("version") == self.version:
                return parameters["diagnostics"]

    def change(self, uri: str, line: int, start: int, end: int, text: str) -> None:
        self.version += 1
        where = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": self.version}, "contentChanges": [{"range": where, "text": text}]},
        )


def place(lines: list[str], key: str) -> tuple[int, int, str]:
    """The first name in the first list of a key: its line, column and text."""
    for number, line in enumerate(lines):
        if line.strip().startswith(f"{key}: ["):
            column = line.index("[") + 1
            return number, column, line[column:].split(",")[0].split("]")[0]
    raise SystemExit(f"error: no spec has `{key}`")


def main() -> int:
    program = build("--product", "misas-gen", configuration="release") / "misas-gen"
    root = WORKSPACE / "language-server"
    folder = root / "Sources"
    size = specs.write(folder, AGGREGATES)
    # Each subsystem lies in a target of its own.
    for file in sorted(folder.glob("*.misas.yaml")):
        target = folder / file.name.split(".")[0]
        target.mkdir(exist_ok=True)
        file.replace(target / file.name)
    (root / "Package.swift").touch()
    file = sorted(folder.glob("*/*.misas.yaml"))[-1]
    uri, text = file.as_uri(), file.read_text()
    lines = text.split("\n")
    line, column, name = place(lines, "emits")
    position = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column + 1}}
    editor = Editor(program, root)
    started = time.perf_counter()
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    editor.notify("textDocument/didOpen", {"textDocument": item})
    assert not [told for told in editor.diagnostics(uri) if told["severity"] == 1]
    opening = (time.perf_counter() - started) * 1_000
    times: dict[str, list[float]] = {}

    def measure(what: str, action) -> object:
        start = time.perf_counter()
        result = action()
        times.setdefault(what, []).append((time.perf_counter() - start) * 1_000)
        return result

    def edited(start: int, end: int, new: str) -> list:
        editor.change(uri, line, start, end, new)
        return editor.diagnostics(uri)

    requests = {
        "hover": ("textDocument/hover", position),
        "completion": ("textDocument/completion", position),
        "definition": ("textDocument/definition", position),
        "references": ("textDocument/references", {**position, "context": {"includeDeclaration": True}}),
        "rename": ("textDocument/rename", {**position, "newName": f"{name}Again"}),
        "symbols": ("textDocument/documentSymbol", {"textDocument": {"uri": uri}}),
    }
    for _ in range(ROUNDS):
        # A letter more, which makes another name of it, and away again.
        told = measure("a mistake, to its diagnostics", lambda: edited(column + len(name), column + len(name), "x"))
        mistake = [item for item in told if item["code"] == "MISAS1203"]
        assert len(mistake) == 1, told
        where = {"textDocument": {"uri": uri}, "range": mistake[0]["range"], "context": {"diagnostics": mistake}}
        assert measure("code action", lambda: editor.request("textDocument/codeAction", where))
        mended = measure("its mending, to none", lambda: edited(column + len(name), column + len(name) + 1, ""))
        assert not [item for item in mended if item["severity"] == 1]
        for what, (method, parameters) in requests.items():
            # A space more behind the line: the specs are checked again before this is answered.
            editor.change(uri, line, len(lines[line]), len(lines[line]), " ")
            assert measure(what, lambda: editor.request(method, parameters))
            editor.change(uri, line, len(lines[line]), len(lines[line]) + 1, "")
            editor.diagnostics(uri)
        for _ in range(100):
            editor.change(uri, line, len(lines[line]), len(lines[line]), " ")
            editor.change(uri, line, len(lines[line]), len(lines[line]) + 1, "")
        measure("hover after 200 changes more", lambda: editor.request("textDocument/hover", position))
        editor.change(uri, 0, 0, 0, "")
        editor.diagnostics(uri)
    editor.request("shutdown", {})
    editor.notify("exit", {})
    assert editor.process.wait() == 0

    def percentile(values: list[float], share: float) -> float:
        return sorted(values)[min(len(values) - 1, int(len(values) * share))]

    print(f"The language server, {AGGREGATES} aggregates, {size / 1_000:,.0f} KB of specs; opening took {opening:.1f} ms\n")
    table(
        ["from a change or request to its answer", "p50", "p99", "max"],
        [
            [what, *(f"{value:.1f} ms" for value in (percentile(all, 0.5), percentile(all, 0.99), max(all)))]
            for what, all in times.items()
        ],
    )
    slowest = max(percentile(all, 0.99) for all in times.values())
    return conclude("language-server", [Check(slowest, LIMIT, f"ms at most, for 99 of 100 of each, with {AGGREGATES}")])


if __name__ == "__main__":
    raise SystemExit(main())
