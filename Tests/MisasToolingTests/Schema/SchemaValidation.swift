import Foundation
import MisasTooling
import TestSupport
import Testing

/// What a validator of others finds in specs by the schema, all of them in one run.
struct SchemaValidation {
    /// A place in a document, such as `$.types.Money`, and what is wrong there.
    struct Fault {
        let path: String
        let message: String
    }

    /// By the specs' names; those that are right have none.
    let faults: [String: [Fault]]
    /// The names of those that the validator's reader of YAML could not read.
    let unreadable: Set<String>

    init(of specs: [(name: String, text: String)], by schema: SpecSchema) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-schema-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schemaFile = folder.appending(path: "schema.json").path(percentEncoded: false)
        try Data(schema.text.utf8).write(to: URL(filePath: schemaFile))
        var names: [String: String] = [:]
        var files: [String] = []
        for (index, spec) in specs.enumerated() {
            let file = folder.appending(path: "\(index).yaml").path(percentEncoded: false)
            try Data(Self.readable(spec.text).utf8).write(to: URL(filePath: file))
            names[file] = spec.name
            files.append(file)
        }
        let run = try await Script.run("Tests/Schemas/validate", [schemaFile, "--output-format", "json"] + files)
        let start = try #require(run.output.range(of: "{\n"), "\(run.output)")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output[start.lowerBound...].utf8))
        var faults: [String: [Fault]] = [:]
        for error in report.errors ?? [] {
            let name = try #require(names[error.filename])
            faults[name, default: []] += [error.best_deep_match, error.best_match].compactMap(\.self).map {
                Fault(path: $0.path, message: $0.message)
            }
            faults[name, default: []].append(Fault(path: error.path, message: error.message))
        }
        self.faults = faults
        unreadable = try Set((report.parse_errors ?? []).map { try #require(names[$0.filename]) })
        #expect((run.status == 0) == (faults.isEmpty && unreadable.isEmpty), "\(run.output)")
    }

    /// The validator is written in Python and takes a key `true` for Python's `True`, unless it stands in quotes.
    private static func readable(_ text: String) -> String {
        text.replacing(/(?<lead>[ {])(?<name>true|false):/) { "\($0.lead)\"\($0.name)\":" }
    }

    private struct Report: Decodable {
        let errors: [Fault]?
        let parse_errors: [Unreadable]?

        struct Unreadable: Decodable { let filename: String }

        struct Fault: Decodable {
            let filename: String
            let path: String
            let message: String
            let best_match: Place?
            let best_deep_match: Place?
        }

        struct Place: Decodable {
            let path: String
            let message: String
        }
    }
}
