"""compile-cost: what it costs to compile generated messages.

Measured: user CPU of `swift build --target` when only that target has to be compiled, less what the same command takes
when nothing has to be; for 1,000 messages of 7 fields as misas-gen writes them, the same as bare structs (same access,
same stored variables, same memberwise initializer, Sendable, no codec), and the same with synthesized Codable. As
information, 100 of them as swift-protobuf generates them, where there is `protoc` (Debian's protobuf-compiler).
Not measured: wall time, which depends on cores; the dependencies' own build; linking.
"""

import shutil
from pathlib import Path

from measure import BENCHMARKS, REPOSITORY, WORKSPACE, Check, alternating, build, conclude, median, run, table

MESSAGES = 1_000
FILES = 10
PROTOBUF_MESSAGES = 100
ROUNDS = 3
FIELDS = [
    ("order", "uuid", "UUID"),
    ("name", "string", "String"),
    ("count", "int", "Int"),
    ("isPaid", "bool", "Bool"),
    ("total", "decimal", "Decimal"),
    ("note", "string?", "String?"),
    ("at", "dateTime", "Date"),
]
OUTPUTS = {".o", ".d", ".dia", ".swiftdeps", ".priors", ".swiftdeps~"}
TARGETS = ["Bare", "Generated", "Codable_"]

PACKAGE = """\
// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "compile-cost",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "misas", path: "{repository}")],
    targets: [
        .target(name: "Bare"),
        .target(name: "Codable_"),
        .target(name: "Generated", dependencies: [.product(name: "Misas", package: "misas")]),
    ],
    swiftLanguageModes: [.v6]
)
"""

PROTOBUF_PACKAGE = """\
// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "compile-cost-protobuf",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0")],
    targets: [.target(name: "Protobuf", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")])],
    swiftLanguageModes: [.v6]
)
"""

PROTO_HEAD = 'syntax = "proto3";\npackage shop;\nimport "google/protobuf/timestamp.proto";\n'
PROTO_MESSAGE = """
message Event{number:04} {{
  string order = 1;
  string name = 2;
  int64 count = 3;
  bool is_paid = 4;
  string total = 5;
  optional string note = 6;
  google.protobuf.Timestamp at = 7;
}}
"""


def spec(first: int, last: int, describes: bool) -> str:
    """The spec of the messages from one number up to another."""
    lines = ["misas: 1", "subsystem: shop"]
    if describes:
        lines.append("description: Messages to be compiled.")
    lines += ["access: package", "events:"]
    fields = ", ".join(f"{name}: {kind}" for name, kind, _ in FIELDS)
    for number in range(first, last):
        lines += [f"  Event{number:04}:", f"    fields: {{ {fields} }}"]
    return "\n".join(lines) + "\n"


def structs(first: int, last: int, conformances: str) -> str:
    """The same messages as structs by hand."""
    lines = ["package import FoundationEssentials", ""]
    parameters = ", ".join(f"{name}: {kind}{' = nil' if kind.endswith('?') else ''}" for name, _, kind in FIELDS)
    for number in range(first, last):
        lines.append(f"package struct Event{number:04}: {conformances} {{")
        lines += [f"    package var {name}: {kind}" for name, _, kind in FIELDS]
        lines += ["", f"    package init({parameters}) {{"]
        lines += [f"        self.{name} = {name}" for name, _, _ in FIELDS]
        lines += ["    }", "}", ""]
    return "\n".join(lines)


def write_workspace(folder: Path) -> None:
    """Writes a package with a target for each form of the messages."""
    compiler = build("--product", "misas-gen") / "misas-gen"
    shutil.rmtree(folder / "Sources", ignore_errors=True)
    for target in TARGETS:
        (folder / "Sources" / target).mkdir(parents=True)
    (folder / "Specs").mkdir(exist_ok=True)
    (folder / "Package.swift").write_text(PACKAGE.format(repository=REPOSITORY))
    share = MESSAGES // FILES
    for part in range(FILES):
        first, last = part * share, (part + 1) * share
        (folder / "Specs" / f"Part{part}.misas.yaml").write_text(spec(first, last, describes=part == 0))
        (folder / "Sources" / "Bare" / f"Part{part}.swift").write_text(structs(first, last, "Sendable"))
        (folder / "Sources" / "Codable_" / f"Part{part}.swift").write_text(structs(first, last, "Sendable, Codable"))
    run([compiler, "generate", "Specs", "--output", "Sources/Generated"], cwd=folder)


def compile_cost(folder: Path, configuration: str, target: str) -> float:
    """User CPU of compiling a target whose dependencies are built, in seconds."""
    command = ["swift", "build", "-c", configuration, "--target", target]
    # Without its objects and its records of earlier builds the target is compiled whole; SwiftPM's own files stay.
    for file in (folder / ".build" / configuration / f"{target}.build").glob("*"):
        if file.suffix in OUTPUTS:
            file.unlink()
    compiled = run(command, cwd=folder).user
    return max(0, compiled - run(command, cwd=folder).user)


def measure(folder: Path, configuration: str) -> dict[str, float]:
    for target in TARGETS:
        run(["swift", "build", "-c", configuration, "--target", target], cwd=folder)
    candidates = {target: lambda target=target: compile_cost(folder, configuration, target) for target in TARGETS}
    return {target: median(values) for target, values in alternating(ROUNDS, candidates).items()}


def measure_protobuf(folder: Path) -> dict[str, float] | None:
    """The cost of swift-protobuf's messages per configuration; `None` where they cannot be generated."""
    protoc = shutil.which("protoc")
    if protoc is None:
        print("swift-protobuf is left out: there is no protoc (protobuf-compiler)\n")
        return None
    sources = folder / "Sources" / "Protobuf"
    sources.mkdir(parents=True, exist_ok=True)
    (folder / "Package.swift").write_text(PROTOBUF_PACKAGE)
    (sources / "messages.pb.swift").write_text("")
    plugin = build("--product", "protoc-gen-swift", package=folder, configuration="debug") / "protoc-gen-swift"
    (folder / "messages.proto").write_text(
        PROTO_HEAD + "".join(PROTO_MESSAGE.format(number=number) for number in range(PROTOBUF_MESSAGES))
    )
    run(
        [
            protoc, f"--plugin={plugin}", f"--proto_path={folder}", "--swift_opt=Visibility=Package",
            f"--swift_out={sources}", folder / "messages.proto",
        ],
        cwd=folder,
    )
    costs = {}
    for configuration in ["debug", "release"]:
        run(["swift", "build", "-c", configuration, "--target", "Protobuf"], cwd=folder)
        costs[configuration] = median([compile_cost(folder, configuration, "Protobuf") for _ in range(ROUNDS)])
    return costs


def main() -> int:
    folder = WORKSPACE / "compile-cost"
    write_workspace(folder)
    protobuf = measure_protobuf(WORKSPACE / "compile-cost-protobuf")
    checks = []
    rows = []
    for configuration in ["debug", "release"]:
        costs = measure(folder, configuration)
        bare, generated, codable = (costs[target] for target in TARGETS)
        checks += [
            Check(generated / bare, 1.8, f"× bare ({configuration})"),
            Check(generated / codable, 0.5, f"× Codable ({configuration})"),
        ]
        told = {"bare structs": bare, "generated by misas-gen": generated, "with synthesized Codable": codable}
        each = {name: (cost, MESSAGES) for name, cost in told.items()}
        if protobuf:
            each["swift-protobuf (100 messages)"] = (protobuf[configuration], PROTOBUF_MESSAGES)
        for name, (cost, messages) in each.items():
            milliseconds = cost * 1_000 / messages
            rows.append([
                f"{name}, {configuration}",
                f"{cost:.2f} s",
                f"{milliseconds:.2f} ms",
                f"{milliseconds * MESSAGES / 1_000 / bare:.2f} ×",
                f"{milliseconds * MESSAGES / 1_000 / codable:.2f} ×",
            ])
    print(f"Compiling {MESSAGES:,} messages of {len(FIELDS)} fields in {FILES} files: user CPU, median of {ROUNDS}\n")
    table(["messages", "in all", "each", "/ bare", "/ Codable"], rows)
    return conclude("compile-cost", checks)
