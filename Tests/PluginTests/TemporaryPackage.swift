import Foundation
import TestSupport

/// A package in a temporary folder that depends on this repository by path and uses the plug-in on two targets, one of
/// which `uses` the other.
///
/// Its own path holds a space and letters that are not ASCII.
final class TemporaryPackage: Sendable {
    let folder: URL
    /// This repository, whatever its folder is called.
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Writes the package.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "misas plug-in ünï \(UUID().uuidString)")
        for (path, text) in Self.files { try write(text, to: path) }
    }

    /// Removes the package with all that was built.
    func remove() { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    /// Puts one text in place of another while a body runs, and the old one back afterwards.
    ///
    /// - Throws: ``NotFound`` when the text is not there; what the body throws.
    func replacing(_ old: String, with new: String, in path: String, _ body: () async throws -> Void) async throws {
        let before = try read(path)
        guard before.contains(old) else { throw NotFound(text: old, path: path) }
        try write(before.replacingOccurrences(of: old, with: new), to: path)
        defer { try? write(before, to: path) }
        try await body()
    }

    struct NotFound: Error {
        let text: String
        let path: String
    }

    /// Builds the package, in a build folder of its own.
    func build() async throws -> NestedRun {
        try await NestedRun.swift(["build", "--scratch-path", scratch, "--package-path", root])
    }

    /// Runs what was built.
    func run() async throws -> NestedRun { try await NestedRun.of(folder.appending(path: "build/debug/App"), []) }

    /// The generated files by name.
    func generated() throws -> [String: Data] {
        let outputs = folder.appending(path: "build/plugins/outputs")
        let names = try FileManager.default.subpathsOfDirectory(atPath: outputs.path(percentEncoded: false))
        var files: [String: Data] = [:]
        for name in names where name.hasSuffix(".swift") {
            files[name] = try Data(contentsOf: outputs.appending(path: name))
        }
        return files
    }

    private var root: String { folder.path(percentEncoded: false) }
    private var scratch: String { folder.appending(path: "build").path(percentEncoded: false) }

    private static let files = [
        "Package.swift": """
        // swift-tools-version: 6.2
        import PackageDescription

        let plugin = Target.PluginUsage.plugin(name: "MisasGenPlugin", package: "misas")
        let misas = Target.Dependency.product(name: "Misas", package: "misas")
        let package = Package(
            name: "App",
            platforms: [.macOS(.v15)],
            dependencies: [.package(name: "misas", path: "\(repository.path(percentEncoded: false))")],
            targets: [
                .target(name: "Ledger", dependencies: [misas], plugins: [plugin]),
                .target(name: "Alarm", dependencies: ["Ledger", misas], plugins: [plugin]),
                .executableTarget(name: "App", dependencies: ["Ledger", "Alarm", misas]),
            ]
        )
        """,
        "Sources/Ledger/Ledger.misas.yaml": """
        misas: 1
        subsystem: ledger
        description: Entries.
        types:
          BookID: { identifier: string }
        errors:
          BookIsFull: { tags: [conflict], message: "{book} is full", fields: { book: BookID } }
          BookIsLost: { message: "{book} is lost", fields: { book: BookID } }
        aggregates:
          Book:
            description: A book.
            identifier: BookID
            state: { entries: { type: int, default: 0 } }
            events:
              BookBegun: { fields: { book: BookID } }
              EntryMade: { fields: { book: BookID, text: string } }
              EntryErased: { fields: { book: BookID } }
            commands:
              BeginBook: { description: Begins., creates: true, fields: { book: BookID }, emits: [BookBegun] }
              MakeEntry: { description: Writes., fields: { book: BookID, text: string }, emits: [EntryMade], throws: [BookIsFull] }
              EraseEntry: { description: Erases., fields: { book: BookID }, emits: [EntryErased] }
        """,
        "Sources/Ledger/Queries.misas.yaml": """
        misas: 1
        subsystem: ledger
        queries:
          CountEntries: { description: Counts., fields: { book: BookID }, returns: int }
        """,
        "Sources/Ledger/Book+Behavior.swift": """
        import Misas

        extension Book: BookBehavior {
            static func beginBook(_ command: BeginBook, in context: DecisionContext) throws(BeginBook.Failure) -> [BeginBook.Emission] {
                [.bookBegun(.init(book: command.book))]
            }
            func makeEntry(_ command: MakeEntry, in context: DecisionContext) throws(MakeEntry.Failure) -> [MakeEntry.Emission] {
                guard entries < 1 else { throw .bookIsFull(.init(book: command.book)) }
                return [.entryMade(.init(book: command.book, text: command.text))]
            }
            func eraseEntry(_ command: EraseEntry, in context: DecisionContext) throws(EraseEntry.Failure) -> [EraseEntry.Emission] {
                [.entryErased(.init(book: command.book))]
            }
            init(_ event: BookBegun) { self.init() }
            mutating func apply(_ event: EntryMade) { entries += 1 }
            mutating func apply(_ event: EntryErased) { entries -= 1 }
        }

        package struct CountEntriesHandler: CountEntriesHandling {
            package init() {}
            package func handle(_ query: CountEntries, in context: HandlingContext) async throws(CountEntries.Failure) -> Int { 7 }
        }
        """,
        "Sources/Alarm/Alarm.misas.yaml": """
        misas: 1
        subsystem: alarm
        description: Watches the books.
        uses: [ledger]
        policies:
          EraseAtOnce: { description: Erases., on: [ledger.EntryMade], sends: [ledger.EraseEntry] }
        """,
        "Sources/Alarm/Eraser.swift": """
        import Ledger
        import Misas

        package struct Eraser: EraseAtOncePolicy {
            package init() {}
            package func react(to event: EntryMade, with actions: EraseAtOnceActions, in context: ReactionContext) async throws {
                try await actions.send(EraseEntry(book: event.book))
            }
        }
        """,
        "Sources/App/main.swift": """
        import Alarm
        import Ledger
        import Misas

        let system = try System(name: "app", version: "1") {
            LedgerSubsystem(countEntries: CountEntriesHandler())
            AlarmSubsystem(eraseAtOnce: Eraser())
        }
        let book = BookID("b")
        try await system.commands.send(BeginBook(book: book))
        try await system.commands.send(MakeEntry(book: book, text: "x"))
        do {
            try await system.commands.send(MakeEntry(book: book, text: "y"))
        } catch let error as BookIsFull {
            print("refused: \\(BookIsFull.message(of: error))")
        }
        print("count: \\(try await system.queries.send(CountEntries(book: book)))")
        """,
    ]
}
