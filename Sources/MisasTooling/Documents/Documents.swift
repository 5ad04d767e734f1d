package import MisasCompiler

/// Makes documents of specs, and writes them.
package struct Documents: Sendable {
    private let run: Run
    private let format: DocumentFormat
    private let title: String?
    private let version: String?

    /// Documents of what a run compiles.
    ///
    /// - Parameters:
    ///   - run: what is to be read.
    ///   - format: what is written.
    ///   - title: the system's name, in place of that in the system file.
    ///   - version: its version, in place of that in the system file.
    package init(of run: Run, as format: DocumentFormat, title: String? = nil, version: String? = nil) {
        self.run = run
        self.format = format
        self.title = title
        self.version = version
    }

    /// The documents, with paths in a folder where they are several; none where the specs have errors.
    package func files() -> (outcome: Run.Outcome, files: [Run.OutputFile]) {
        let outcome = run.compile(renders: false)
        guard let specs = outcome.compilation?.specs, !outcome.hasErrors else { return (outcome, []) }
        let info = DocumentInfo(
            outcome.settings,
            title: title,
            version: version,
            otherwise: format.fallbackTitle
        )
        return (outcome, Self.files(of: specs, info, as: format))
    }

    /// The documents of specs in which there are no errors.
    package static func files(of specs: Specs, _ info: DocumentInfo, as format: DocumentFormat) -> [Run.OutputFile] {
        switch format {
        case .markdown: return MarkdownDocument(SystemDescription(specs, info: info)).files()
        case .asyncapi:
            let tree = AsyncAPIDocument(SystemDescription(specs, info: info)).tree()
            return [file("asyncapi.json", tree.text)]
        case .openapi: return [file("openapi.json", OpenAPIDocument(specs: specs).whole(info: info.tree).text)]
        case .html: return [file("index.html", SystemPage(SystemDescription(specs, info: info)).html)]
        }
    }

    private static func file(_ name: String, _ text: String) -> Run.OutputFile {
        Run.OutputFile(path: name, bytes: Array(text.utf8))
    }

    // MARK: Writing

    /// Writes the documents.
    ///
    /// - Parameters:
    ///   - output: the folder, or for a format of one file that file.
    ///   - overwrites: whether what somebody has edited in the folder is overwritten, or removed, too.
    /// - Returns: what came of it; no update where there are errors.
    package func write(to output: String, overwrites: Bool) -> (outcome: Run.Outcome, update: OutputFolder.Update?) {
        var (outcome, files) = files()
        guard !outcome.hasErrors, isPossible(output, &outcome) else { return (outcome, nil) }
        do throws(FileSystem.Failure) {
            guard format.isFolder else { return (outcome, try write(files[0], to: output)) }
            let update = try OutputFolder(output, in: run.files).update(files, overwrites: overwrites)
            OutputFindings.documents.tell(update.kept, in: output, &outcome)
            return (outcome, update)
        } catch {
            let message = "`\(error.path)` cannot be written: \(error.reason)"
            outcome.diagnostics.append(Diagnostic(.notWritten, message, at: nil))
            return (outcome, nil)
        }
    }

    private func write(_ file: Run.OutputFile, to path: String) throws(FileSystem.Failure) -> OutputFolder.Update {
        try run.files.makeFolder(Run.folder(of: path))
        var update = OutputFolder.Update()
        if try run.files.writeIfChanged(file.bytes, to: path) {
            update.written = [path]
        } else {
            update.unchanged = 1
        }
        return update
    }

    /// Whether one file has a place of its own to go to.
    private func isPossible(_ output: String, _ outcome: inout Run.Outcome) -> Bool {
        guard !format.isFolder, run.files.kind(of: output) == .folder || output.hasSuffix("/") else { return true }
        let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
        let name = format == .html ? "index.html" : "\(format.rawValue).json"
        outcome.diagnostics.append(
            Diagnostic(
                .notWritten,
                "`\(output)` is a folder, and this format is one file",
                at: nil,
                help: "name the file, such as `\(folder)/\(name)`"
            )
        )
        return false
    }

    // MARK: Checking

    /// Tells how what is there differs from what would be written.
    ///
    /// Each difference is a diagnostic besides.
    package func check(_ output: String) -> (outcome: Run.Outcome, differences: [Generation.Difference]) {
        var (outcome, files) = files()
        guard !outcome.hasErrors, isPossible(output, &outcome) else { return (outcome, []) }
        do throws(FileSystem.Failure) {
            let folder = format.isFolder ? output : Run.folder(of: output)
            let findings =
                format.isFolder
                ? try OutputFolder(output, in: run.files).findings(files) : try findings(files[0], at: output)
            OutputFindings.documents.tell(findings, in: folder, &outcome)
            return (outcome, OutputFindings.documents.differences(findings, in: folder))
        } catch {
            let message = "`\(error.path)` cannot be read: \(error.reason)"
            outcome.diagnostics.append(Diagnostic(.unreadable, message, at: nil))
            return (outcome, [])
        }
    }

    private func findings(
        _ file: Run.OutputFile,
        at path: String
    ) throws(FileSystem.Failure) -> [OutputFolder.Finding] {
        let current = run.files.kind(of: path) == nil ? nil : try run.files.read(path)
        guard current != file.bytes else { return [] }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return [
            OutputFolder.Finding(
                path: name,
                difference: current == nil ? .missing : .changed,
                current: current,
                wanted: file.bytes
            )
        ]
    }
}
