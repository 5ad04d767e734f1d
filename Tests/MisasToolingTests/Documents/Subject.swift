import CorpusSupport
import Foundation
import MisasCompiler
import MisasTooling
import Testing

/// A system that documents are made of in tests.
struct Subject: Sendable, CustomStringConvertible {
    let name: String
    let inputs: [Compilation.Input]

    var description: String { name }

    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// Files of a folder of the repository, each with the module that it belongs to.
    init(_ name: String, in folder: String, files: [(path: String, module: String)], references: Set<String> = [])
        throws
    {
        self.name = name
        inputs = try files.map { path, module in
            let bytes = Array(try Data(contentsOf: Self.root.appending(path: "\(folder)/\(path)")))
            return Compilation.Input(path: path, bytes: bytes, module: module, isReference: references.contains(module))
        }
    }

    init(_ name: String, inputs: [Compilation.Input]) {
        self.name = name
        self.inputs = inputs
    }

    /// Specs, each of a subsystem of its own.
    init(_ name: String, _ texts: [String]) {
        let inputs = texts.enumerated().map { index, text in
            Compilation.Input(path: "Spec\(index).misas.yaml", bytes: Array(text.utf8), module: "Module\(index)")
        }
        self.init(name, inputs: inputs)
    }

    /// Its specs, in which there are no errors.
    func specs(_ location: SourceLocation = #_sourceLocation) throws -> Specs {
        let compilation = Compilation(inputs, lints: .off)
        let messages = compilation.diagnostics.map(\.message)
        try #require(!compilation.hasErrors, "\(name): \(messages)", sourceLocation: location)
        return compilation.specs
    }

    func system(_ location: SourceLocation = #_sourceLocation) throws -> SystemDescription {
        SystemDescription(try specs(location), info: DocumentInfo(nil, title: name))
    }

    // MARK: Those that there are

    static func banking() throws -> Subject {
        try Subject(
            "Banking",
            in: "Examples/Banking/Sources",
            files: [("Accounts/Accounts.misas.yaml", "Accounts"), ("Transfers/Transfers.misas.yaml", "Transfers")]
        )
    }

    /// The examples, the goldens, all that is valid in the corpus, and what is hostile.
    static func all() throws -> [Subject] {
        var subjects = [
            try banking(),
            try Subject(
                "Transfers alone",
                in: "Examples/Banking/Sources",
                files: [("Accounts/Accounts.misas.yaml", "Accounts"), ("Transfers/Transfers.misas.yaml", "Transfers")],
                references: ["Accounts"]
            ),
            try Subject("Minimal", in: "Examples/Minimal/Sources/Minimal", files: [("Counters.misas.yaml", "Minimal")]),
            HostileSystem.subject,
        ]
        for name in CaseFolder.names(in: root.appending(path: "Tests/Goldens")) {
            let own = ("\(name)/\(name).misas.yaml", "Golden\(name)")
            let accounts = ("Accounts/Accounts.misas.yaml", "GoldenAccounts")
            let files = name == "Warehouse" ? [accounts, own] : [own]
            subjects.append(try Subject("Golden \(name)", in: "Tests/Goldens", files: files))
        }
        for name in ValidCorpus.names {
            subjects.append(Subject("Valid \(name)", inputs: try ValidCorpus.specs(of: name).map(\.input)))
        }
        return subjects
    }
}
