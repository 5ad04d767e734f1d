import Foundation
import Testing

@testable import MisasCompiler

/// What is checked in under `Tests/Goldens` is what the compiler writes today.
///
/// `Scripts/record-goldens` records it anew.
@Suite("Goldens")
struct RegenerationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Goldens")

    private func input(_ name: String, isReference: Bool = false) throws -> Compilation.Input {
        let file = Self.folder.appending(path: "\(name)/\(name).misas.yaml")
        return Compilation.Input(
            path: "\(name)/\(name).misas.yaml",
            bytes: Array(try Data(contentsOf: file)),
            module: "Golden\(name)",
            isReference: isReference
        )
    }

    private func generate(_ inputs: [Compilation.Input]) throws -> [GeneratedFile] {
        let compilation = Compilation(inputs, lints: .off)
        #expect(compilation.diagnostics.map(\.message) == [])
        let index = try #require(compilation.specs.compiled.first)
        return try Generator().files(for: compilation, subsystem: index)
    }

    @Test(
        "The generated Swift is what is checked in",
        arguments: ["Accounts", "Warehouse", "Everything", "Hostile", "MainActor", "Plain", "Before", "After"]
    )
    func generatedIsCheckedIn(name: String) throws {
        let references = name == "Warehouse" ? [try input("Accounts", isReference: true)] : []
        let files = try generate([try input(name)] + references)
        let folder = Self.folder.appending(path: "\(name)/Generated")
        for file in files {
            let url = folder.appending(path: file.name)
            let expected = Array(try Data(contentsOf: url))
            guard file.bytes != expected else { continue }
            Issue.record("\(name)/Generated/\(file.name) differs:\n\(difference(from: expected, to: file.bytes))")
        }
        let present = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        #expect(present == files.map(\.name).sorted())
    }

    @Test(
        "The tables in SQL are what is checked in",
        arguments: ["Accounts", "Warehouse", "Everything", "Hostile", "MainActor", "Plain", "Before", "After"]
    )
    func tablesAreCheckedIn(name: String) throws {
        let references = name == "Warehouse" ? [try input("Accounts", isReference: true)] : []
        let compilation = Compilation([try input(name)] + references, lints: .off)
        let tables = try TableGenerator().text(for: compilation.specs, schema: "misas") + "\nCOMMIT;\n"
        let expected = try Data(contentsOf: Self.folder.appending(path: "\(name)/\(name).sql"))
        guard Data(tables.utf8) != expected else { return }
        Issue.record("\(name).sql differs:\n\(difference(from: Array(expected), to: Array(tables.utf8)))")
    }

    @Test("The order in which files are given makes no difference")
    func orderMakesNoDifference() throws {
        let warehouse = try input("Warehouse")
        let accounts = try input("Accounts", isReference: true)
        #expect(try generate([warehouse, accounts]).map(\.bytes) == generate([accounts, warehouse]).map(\.bytes))
    }

    /// The first lines that differ, with their numbers.
    private func difference(from old: [UInt8], to new: [UInt8]) -> String {
        let old = String(decoding: old, as: UTF8.self).components(separatedBy: "\n")
        let new = String(decoding: new, as: UTF8.self).components(separatedBy: "\n")
        let changes = new.difference(from: old)
        let lines = changes.prefix(40).map { change in
            switch change {
            case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
            case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
            }
        }
        return lines.joined(separator: "\n") + (changes.count > 40 ? "\n… and \(changes.count - 40) more" : "")
    }
}
