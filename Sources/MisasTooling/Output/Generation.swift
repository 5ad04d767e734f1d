package import MisasCompiler

/// Generates into a folder, or tells how the folder differs from that.
package struct Generation: Sendable {
    private let run: Run
    private let output: String?

    /// A run that generates.
    ///
    /// - Parameters:
    ///   - run: what is to be compiled.
    ///   - output: the folder; `nil` for the one that the system file names.
    package init(run: Run, output: String?) {
        self.run = run
        self.output = output
    }

    /// A file that is not as it would be generated.
    package struct Difference: Sendable {
        package let path: String
        /// How its content differs, as `diff -u` tells it.
        package let diff: String
    }

    /// Tells how the folder differs from what would be generated.
    ///
    /// Each difference is a diagnostic besides.
    package func check() -> (outcome: Run.Outcome, differences: [Difference]) {
        var outcome = run.compile(renders: true)
        guard let folder = folder(&outcome), !outcome.hasErrors else { return (outcome, []) }
        do throws(FileSystem.Failure) {
            let findings = try OutputFolder(folder, in: run.files).findings(outcome.files)
            OutputFindings.generation.tell(findings, in: folder, &outcome)
            return (outcome, OutputFindings.generation.differences(findings, in: folder))
        } catch {
            outcome.diagnostics.append(
                Diagnostic(.unreadable, "`\(error.path)` cannot be read: \(error.reason)", at: nil)
            )
            return (outcome, [])
        }
    }

    /// Generates.
    ///
    /// - Parameter overwrites: whether what somebody has edited is overwritten, or removed, too.
    /// - Returns: what came of it; no update where there are errors.
    package func update(overwrites: Bool) -> (outcome: Run.Outcome, update: OutputFolder.Update?) {
        var outcome = run.compile(renders: true)
        guard let folder = folder(&outcome), !outcome.hasErrors else { return (outcome, nil) }
        let target = OutputFolder(folder, in: run.files)
        let result = Result { () throws(FileSystem.Failure) in
            guard let timings = run.timings else { return try target.update(outcome.files, overwrites: overwrites) }
            return try timings.measure("write") { [files = outcome.files] in
                Result { () throws(FileSystem.Failure) in try target.update(files, overwrites: overwrites) }
            }
            .get()
        }
        switch result {
        case .success(let update):
            OutputFindings.generation.tell(update.kept, in: folder, &outcome)
            return (outcome, update)
        case .failure(let failure):
            let message = "`\(failure.path)` cannot be written: \(failure.reason)"
            outcome.diagnostics.append(Diagnostic(.notWritten, message, at: nil))
            return (outcome, nil)
        }
    }

    /// The folder that is written to.
    private func folder(_ outcome: inout Run.Outcome) -> String? {
        if let output { return output }
        if let named = outcome.settings?.swiftOutput, let system = run.system {
            return OutputFindings.path(named, in: Run.folder(of: system))
        }
        outcome.diagnostics.append(
            Diagnostic(
                .notWritten,
                "it is not said which folder files are written to",
                at: nil,
                help: "name it by `--output`, or by `outputs: {swift: <folder>}` in the system file"
            )
        )
        return nil
    }
}
