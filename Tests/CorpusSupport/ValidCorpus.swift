package import Foundation
package import MisasCompiler

/// `Tests/Cases/Valid`: specs that are right, for what holds of all of them and for what is made of them by mutation.
package enum ValidCorpus {
    package static let folder = CaseFolder.root.appending(path: "Valid")
    package static let names = CaseFolder.names(in: folder)

    /// A spec file of the corpus.
    package struct Spec: Sendable {
        package let path: String
        package let module: String
        package let bytes: [UInt8]

        package init(path: String, module: String, bytes: [UInt8]) {
            self.path = path
            self.module = module
            self.bytes = bytes
        }

        package var input: Compilation.Input { Compilation.Input(path: path, bytes: bytes, module: module) }
    }

    /// The spec files of one folder, the system file apart.
    package static func specs(of name: String) throws -> [Spec] {
        let folder = folder.appending(path: name)
        let files = FileSystem(base: folder.path(percentEncoded: false))
        return try files.files(below: ".", suffix: OutputNames.specSuffix)
            .filter { $0 != OutputNames.systemFile }
            .map { Spec(path: $0, module: Run.module(of: $0), bytes: try files.read($0)) }
    }

    /// A seed for random numbers: the environment's `MISAS_SEED`, which a failing test prints, or a new one.
    package static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
    }
}
