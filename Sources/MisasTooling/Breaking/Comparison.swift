package import MisasCompiler

/// Specs as they were and as they are, read so that the places of both can be told.
package struct Comparison {
    /// What the specs of another time are taken from.
    package enum Base: Sendable {
        /// Where the current commit and this one parted.
        case whereWeParted(String)
        /// A commit as it is.
        case commit(String)
        /// A folder that stands for the one that the program runs in.
        case folder(String)
    }

    /// Both were read without errors.
    package let old: Specs
    package let new: Specs
    package let sources: SourceMap

    /// What keeps specs from being compared.
    package enum Failure: Error {
        /// They have errors, as they are or as they were.
        case errors([Diagnostic], SourceMap)
        /// Those of the other time cannot be had.
        case unreadable(String)
    }

    /// Reads both.
    package init(_ run: Run, with base: Base) throws(Failure) {
        let now = run.compile(renders: false)
        let errors = now.diagnostics.filter { $0.severity == .error }
        guard let compilation = now.compilation, errors.isEmpty else { throw .errors(errors, now.sources) }
        let (files, label) = try Self.files(of: base, from: run)
        let earlier = Run(run, over: files, label: label, after: now.sources)
        let before = earlier.compile(renders: false)
        let olderErrors = before.diagnostics.filter { $0.severity == .error }
        guard let older = before.compilation, olderErrors.isEmpty else { throw .errors(olderErrors, before.sources) }
        new = compilation.specs
        old = older.specs
        sources = before.sources
    }

    private static func files(of base: Base, from run: Run) throws(Failure) -> (FileSystem, label: String) {
        switch base {
        case .whereWeParted(let reference): return try files(of: reference, GitTree.init(whereWeParted:))
        case .commit(let reference): return try files(of: reference, GitTree.init(of:))
        case .folder(let folder):
            guard run.files.kind(of: folder) == .folder else { throw .unreadable("there is no folder `\(folder)`") }
            return (FileSystem(base: run.files.absolute(folder)), "\(folder)/")
        }
    }

    private static func files(
        of reference: String,
        _ read: (String) throws(GitTree.Failure) -> GitTree
    ) throws(Failure) -> (FileSystem, label: String) {
        do throws(GitTree.Failure) {
            return (FileSystem(memory: try read(reference).files), "\(reference):")
        } catch {
            throw .unreadable(error.description)
        }
    }
}
