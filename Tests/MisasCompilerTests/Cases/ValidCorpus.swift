import Foundation

@testable import MisasCompiler

/// `Tests/Cases/Valid`: specs that are right, for what holds of all of them and for what is made of them by mutation.
enum ValidCorpus {
    static let folder = CaseFolder.root.appending(path: "Valid")
    static let names = CaseFolder.names(in: folder)

    /// A spec file of the corpus.
    struct Spec: Sendable {
        let path: String
        let module: String
        let bytes: [UInt8]

        var input: Compilation.Input { Compilation.Input(path: path, bytes: bytes, module: module) }
    }

    /// The spec files of one folder, the system file apart.
    static func specs(of name: String) throws -> [Spec] {
        let folder = folder.appending(path: name)
        let files = FileSystem(base: folder.path(percentEncoded: false))
        return try files.files(below: ".", suffix: OutputNames.specSuffix)
            .filter { $0 != OutputNames.systemFile }
            .map { Spec(path: $0, module: Run.module(of: $0), bytes: try files.read($0)) }
    }

    /// A seed for random numbers: the environment's `MISAS_SEED`, which a failing test prints, or a new one.
    static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
    }
}
