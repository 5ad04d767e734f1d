import Foundation
import Testing

/// The build plug-in as a stranger uses it.
///
/// One package and one build folder serve all steps, since the first build is
/// what takes the time.
@Suite("The build plug-in", .serialized)
struct PluginTests {
    /// What is forgotten or wrong, and what the build says of it.
    private struct Fault {
        let name: String
        let file: String
        let old: String
        let new: String
        let told: String
    }

    private static let behavior = "Sources/Ledger/Book+Behavior.swift"

    private static let faults = [
        Fault(
            name: "a handler left out of the subsystem's initializer",
            file: "Sources/App/main.swift",
            old: "LedgerSubsystem(countEntries: CountEntriesHandler())",
            new: "LedgerSubsystem()",
            told: "missing argument for parameter 'countEntries' in call"
        ),
        Fault(
            name: "an error not in `throws`",
            file: behavior,
            old: "throw .bookIsFull(",
            new: "throw .bookIsLost(",
            told: "'MakeEntry.Failure' has no member 'bookIsLost'"
        ),
        Fault(
            name: "an event not in `emits`",
            file: behavior,
            old: "return [.entryMade(.init(book: command.book, text: command.text))]",
            new: "return [.entryErased(.init(book: command.book))]",
            told: "MakeEntry does not emit EntryErased: add it to its emits (Ledger.misas.yaml:20)"
        ),
        Fault(
            name: "a missing `apply`",
            file: behavior,
            old: "mutating func apply(_ event: EntryErased) { entries -= 1 }",
            new: "",
            told: "mutating func apply(_ event: EntryErased)"
        ),
        Fault(
            name: "a forgotten conformance",
            file: behavior,
            old: "extension Book: BookBehavior {",
            new: "extension Book {",
            told: "type 'Book' does not conform to protocol 'BookBehavior'"
        ),
        Fault(
            name: "a policy sending what `sends` does not list",
            file: "Sources/Alarm/Eraser.swift",
            old: "EraseEntry(book: event.book)",
            new: "MakeEntry(book: event.book, text: \"\")",
            told: "EraseAtOnce may send only: ledger.EraseEntry. Add the command to its sends (Alarm.misas.yaml:6)"
        ),
    ]

    @Test("A package builds and runs, and what is forgotten or wrong stops its build with a message that names it")
    func endToEnd() async throws {
        let package = try TemporaryPackage()
        defer { package.remove() }
        let first = try await package.build()
        try #require(first.status == 0, "\(first.text)")
        let ran = try await package.run()
        #expect(ran.text == "refused: b is full\ncount: 7\n")

        for fault in Self.faults {
            try await package.replacing(fault.old, with: fault.new, in: fault.file) {
                let build = try await package.build()
                #expect(build.status != 0, "\(fault.name)")
                #expect(build.text.contains(fault.told), "\(fault.name): \(build.text)")
            }
        }
        try await checkDiagnostics(of: package)
        try await checkDeprecation(in: package)

        let last = try await package.build()
        #expect(last.status == 0, "\(last.text)")
    }

    /// Who makes something deprecated is warned; who reads it from storage is not.
    private func checkDeprecation(in package: TemporaryPackage) async throws {
        let command = "BeginBook: { description: Begins., "
        let deprecated = command + "deprecated: write no more books, "
        try await package.replacing(command, with: deprecated, in: "Sources/Ledger/Ledger.misas.yaml") {
            let build = try await package.build()
            #expect(build.status == 0, "\(build.text)")
            let warnings = build.text.components(separatedBy: "\n").filter {
                $0.contains(".swift:") && $0.contains(": warning: ")
            }
            #expect(Set(warnings).count == 1, "\(build.text)")
            #expect(warnings.allSatisfy { $0.contains("'init(book:)' is deprecated: write no more books") })
        }
    }

    /// Five faults in two spec files: five diagnostics in one build, and the last good output stays.
    private func checkDiagnostics(of package: TemporaryPackage) async throws {
        let ledger = "Sources/Ledger/Ledger.misas.yaml"
        let queries = "Sources/Ledger/Queries.misas.yaml"
        let before = try package.generated()
        #expect(before.count == 7)
        try await package.replacing(
            "state: { entries: { type: int, default: 0 } }",
            with: "state: { entries: { type: int, default: é } }",
            in: ledger
        ) {
            try await package.replacing("emits: [EntryMade]", with: "emits: [EntryMadee]", in: ledger) {
                try await package.replacing(
                    "description: Begins., creates: true",
                    with: "descriptoin: Begins., creates: true",
                    in: ledger
                ) {
                    try await package.replacing(
                        "fields: { book: BookID }, returns: int",
                        with: "fields: { bücher: BookID, book: Bok }, returns: int",
                        in: queries
                    ) {
                        let build = try await package.build()
                        #expect(build.status != 0)
                        let lines = build.text.components(separatedBy: "\n")
                        let errors = lines.filter { $0.hasPrefix("Sources/") && $0.contains(": error: ") }
                        #expect(Set(errors).count == 5, "\(build.text)")
                        for expected in [
                            "\(ledger):13:45: error: ", "\(ledger):19:20: error: ",
                            "\(ledger):20:90: error: ", "\(queries):4:51: error: ", "\(queries):4:73: error: ",
                        ] {
                            #expect(errors.contains { $0.hasPrefix(expected) }, "\(expected)\n\(build.text)")
                        }
                        for caret in [
                            "13 |     state: { entries: { type: int, default: é } }\n      |                                             ^\n",
                            "returns: int }\n      |                                                   ^~~~~~\n",
                        ] {
                            #expect(build.text.contains(caret), "\(caret)\n\(build.text)")
                        }
                        #expect(build.text.contains("did you mean `EntryMade`?"))
                    }
                }
            }
        }
        #expect(try package.generated() == before)
    }
}
