"""plugin-cost: what the plug-in adds to a user's first debug build.

Measured: wall time of `swift build` of a package with one target and a small spec, in a fresh folder with a fresh
`.build`, package resolution included; with the plug-in, against the same sources with the generated Swift checked in,
so that the compiler need not be built.
Not measured: fetching this repository and its dependencies over the network, which is the same for both: it is taken by
path, and the rest comes from SwiftPM's cache; later builds.
"""

import shutil
from pathlib import Path

from measure import REPOSITORY, WORKSPACE, Check, alternating, build, conclude, median, run, table

ROUNDS = 3
TARGET_SECONDS = 15

PACKAGE = """\
// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "{name}",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "misas", path: "{repository}")],
    targets: [
        .executableTarget(
            name: "Greetings",
            dependencies: [.product(name: "Misas", package: "misas")]{plugins}
        )
    ],
    swiftLanguageModes: [.v6]
)
"""

SPEC = """\
misas: 1
subsystem: greetings
description: Who was greeted.

commands:
  Greet:
    description: Greets somebody.
    fields: { name: { type: string, minLength: 1 } }
    returns: string
"""

MAIN = """\
import Misas

struct GreetHandler: GreetHandling {
    func handle(_ command: Greet, in context: HandlingContext) async throws(Greet.Failure) -> String {
        "Hello, \\(command.name)!"
    }
}

@main
struct Greetings {
    static func main() async throws {
        let system = try System(name: "greetings", version: "1.0.0") {
            GreetingsSubsystem(greet: GreetHandler())
        }
        print(try await system.commands.send(Greet(name: "world")))
    }
}
"""


def write(folder: Path, *, plugin: bool, compiler: Path) -> None:
    """Writes the user's package, as it is just after it was made."""
    shutil.rmtree(folder, ignore_errors=True)
    sources = folder / "Sources" / "Greetings"
    sources.mkdir(parents=True)
    plugins = ',\n            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]' if plugin else ""
    (folder / "Package.swift").write_text(PACKAGE.format(name=folder.name, repository=REPOSITORY, plugins=plugins))
    (sources / "Main.swift").write_text(MAIN)
    spec = (sources if plugin else folder) / "Greetings.misas.yaml"
    spec.write_text(SPEC)
    if not plugin:
        run([compiler, "generate", f"Greetings={spec}", "--output", sources])


def first_build(folder: Path, *, plugin: bool, compiler: Path) -> float:
    write(folder, plugin=plugin, compiler=compiler)
    return run(["swift", "build"], cwd=folder).wall


def main() -> int:
    compiler = build("--product", "misas-gen") / "misas-gen"
    folder = WORKSPACE / "plugin-cost"
    measured = alternating(
        ROUNDS,
        {
            "with the plug-in": lambda: first_build(folder / "with", plugin=True, compiler=compiler),
            "generated Swift checked in": lambda: first_build(folder / "without", plugin=False, compiler=compiler),
        },
    )
    for name in ["with", "without"]:
        run([".build/debug/Greetings"], cwd=folder / name)
    print(f"A user's first debug build: wall time, median of {ROUNDS}\n")
    rows = [[name, f"{median(times):.1f} s", *(f"{time:.1f} s" for time in times)] for name, times in measured.items()]
    table(["package", "median", *(f"round {number}" for number in range(1, ROUNDS + 1))], rows)
    with_plugin, without = map(median, measured.values())
    return conclude("plugin-cost", [Check(with_plugin - without, TARGET_SECONDS, "s more")])
