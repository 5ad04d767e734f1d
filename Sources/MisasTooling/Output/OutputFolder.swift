package import MisasCompiler

/// A folder of generated files that is kept in step with the specs.
///
/// What somebody has edited there is neither overwritten nor removed, and what was not generated is not touched.
package struct OutputFolder: Sendable {
    /// How a file differs from what is generated.
    package enum Difference: Sendable, Hashable {
        /// It was generated from other specs, or by another version.
        case changed
        /// It is not there.
        case missing
        /// It was generated, and is no longer.
        case stale
        /// Somebody has edited it since it was generated.
        case edited
        /// It is of no generator's making, and stands where one would write.
        case foreign
    }

    /// A file that is not as it would be generated.
    package struct Finding: Sendable {
        /// Its path in the folder.
        package let path: String
        package let difference: Difference
        /// What it holds; `nil` where it is not there.
        let current: [UInt8]?
        /// What is generated; `nil` where that is nothing.
        let wanted: [UInt8]?
    }

    /// What was done.
    package struct Update: Sendable {
        package var written: [String] = []
        package var removed: [String] = []
        package var unchanged = 0
        /// What was left as it is, because somebody has edited it.
        package var kept: [Finding] = []
    }

    private let folder: String
    private let files: FileSystem

    /// A folder, which need not be there.
    package init(_ folder: String, in files: FileSystem) {
        self.folder = folder
        self.files = files
    }

    /// How the folder differs from what is generated, sorted by paths.
    package func findings(_ generated: [Run.OutputFile]) throws(FileSystem.Failure) -> [Finding] {
        try findings(generated, Manifest(of: folder, in: files))
    }

    private func findings(
        _ generated: [Run.OutputFile],
        _ manifest: Manifest?
    ) throws(FileSystem.Failure) -> [Finding] {
        var findings: [Finding] = []
        for file in generated {
            let current = try content(of: file.path)
            guard current != file.bytes else { continue }
            let difference = current.map { Self.state(of: file.path, $0, in: manifest) } ?? .missing
            findings.append(Finding(path: file.path, difference: difference, current: current, wanted: file.bytes))
        }
        guard let manifest else { return findings.sortedByPath() }
        let names = Set(generated.map(\.path))
        for path in manifest.hashes.keys where !names.contains(path) {
            guard let current = try content(of: path) else { continue }
            let difference: Difference = manifest.holds(path, current) ? .stale : .edited
            findings.append(Finding(path: path, difference: difference, current: current, wanted: nil))
        }
        return findings.sortedByPath()
    }

    /// Brings the folder in step.
    ///
    /// A program that is ended in between leaves files of both, each whole, and the next update goes on.
    ///
    /// - Parameter overwrites: whether what somebody has edited is overwritten, or removed, too.
    package func update(_ generated: [Run.OutputFile], overwrites: Bool = false) throws(FileSystem.Failure) -> Update {
        let known = try Manifest(of: folder, in: files)
        let findings = try findings(generated, known)
        var update = Update()
        update.unchanged = generated.count - findings.count { $0.wanted != nil }
        if !overwrites { update.kept = findings.filter { [.edited, .foreign].contains($0.difference) } }
        var manifest = Manifest(of: generated)
        // What was generated last is remembered, so that the edit is seen the next time too.
        for finding in update.kept { manifest.keep(finding.path, of: known ?? Manifest()) }
        try files.makeFolder(folder)
        let path = "\(folder)/\(Manifest.fileName)"
        // Until all is written, both contents of a file are its own.
        try files.writeIfChanged((known ?? Manifest()).union(manifest).bytes, to: path)
        let kept = Set(update.kept.map(\.path))
        for finding in findings where !kept.contains(finding.path) { try settle(finding, &update) }
        try files.writeIfChanged(manifest.bytes, to: path)
        return update
    }

    private func settle(_ finding: Finding, _ update: inout Update) throws(FileSystem.Failure) {
        let path = "\(folder)/\(finding.path)"
        guard let wanted = finding.wanted else {
            try files.remove(path)
            removeEmptyFolders(above: finding.path)
            update.removed.append(finding.path)
            return
        }
        try files.makeFolder(Run.folder(of: path))
        try files.writeIfChanged(wanted, to: path)
        update.written.append(finding.path)
    }

    private func removeEmptyFolders(above path: String) {
        var parent = Run.folder(of: path)
        while parent != ".", files.removeFolderIfEmpty("\(folder)/\(parent)") { parent = Run.folder(of: parent) }
    }

    private func content(of path: String) throws(FileSystem.Failure) -> [UInt8]? {
        files.kind(of: "\(folder)/\(path)") == nil ? nil : try files.read("\(folder)/\(path)")
    }

    /// How a file differs that is there.
    private static func state(of path: String, _ bytes: [UInt8], in manifest: Manifest?) -> Difference {
        // Without a manifest, as of a version that wrote none, a file that says that it was generated is believed.
        guard let manifest else { return bytes.starts(with: header.utf8) ? .changed : .foreign }
        guard manifest.hashes[path] != nil else { return .foreign }
        return manifest.holds(path, bytes) ? .changed : .edited
    }

    private static let header = "// Generated from "
}

extension [OutputFolder.Finding] {
    /// By the bytes of their paths.
    fileprivate func sortedByPath() -> Self {
        sorted { $0.path.precedesInBytes($1.path) }
    }
}
