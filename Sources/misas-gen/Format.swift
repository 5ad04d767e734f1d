internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Formats specs.",
        discussion: """
            Nodes and comments stay as and where they are; docs/Formatting.md shows the style. Files are written only where they \
            change. One that is not YAML is told, and left as it is, and the others are formatted all the same.
            """
    )

    @Argument(help: "Spec files, or folders of them and of system files; `-` for the standard input.")
    var paths: [String] = []

    @Flag(name: .long, help: "Formats the standard input, and writes the result to the standard output.")
    var stdin = false

    @Flag(name: .long, help: "Writes nothing, names what would change, and fails with 3 where something would.")
    var check = false

    @Flag(name: .long, help: "Writes nothing, and tells how the files would change.")
    var diff = false

    @OptionGroup var reports: ReportOptions

    private var isOfInput: Bool { stdin || paths == ["-"] }

    func validate() throws {
        if stdin, !paths.isEmpty, paths != ["-"] { throw ValidationError("`--stdin` goes with no paths") }
        if !isOfInput, paths.contains("-") { throw ValidationError("`-` goes with no other paths") }
        if !isOfInput, paths.isEmpty {
            throw ValidationError("name the files or folders that are to be formatted, or `-` for the standard input")
        }
    }

    func run() throws {
        guard !isOfInput else { return formatInput() }
        let mode: Formatting.Mode = check || diff ? .tell : .write
        let outcome = Formatting().perform(paths, mode, tellsDiffs: diff)
        reports.report(outcome.diagnostics, in: outcome.sources)
        tell(outcome.changes)
        if mode == .write { tellCount(outcome) }
        end(outcome)
    }

    private func formatInput() {
        let bytes: [UInt8]
        switch StandardInput.read(atMost: SyntaxLimits().fileSize) {
        case .success(let read): bytes = read
        case .failure(let failure):
            Console.error("error: the standard input cannot be read: \(failure.reason)\n")
            Console.exit(ExitStatus.errors.rawValue)
        }
        let (outcome, formatted) = Formatting().perform(bytes, named: "<stdin>", tellsDiffs: diff)
        reports.report(outcome.diagnostics, in: outcome.sources, toErrorStream: true)
        if check || diff {
            tell(outcome.changes)
        } else if let formatted {
            Console.output(String(decoding: formatted, as: UTF8.self))
        }
        end(outcome)
    }

    /// Names what would change, or shows how: on the output stream, unless a report for machines is there.
    private func tell(_ changes: [Formatting.Change]) {
        let text =
            if diff { changes.map(\.diff).joined() } else if check { changes.map { $0.path + "\n" }.joined() } else {
                ""
            }
        reports.format == .text || isOfInput ? Console.output(text) : Console.error(text)
    }

    private func tellCount(_ outcome: Formatting.Outcome) {
        let count = outcome.changes.count + outcome.unchanged
        guard reports.format == .text, count > 0 || !outcome.hasErrors else { return }
        Console.error("\(outcome.changes.count) formatted, \(outcome.unchanged) unchanged\n")
    }

    private func end(_ outcome: Formatting.Outcome) -> Never {
        let status: ExitStatus = check && !outcome.changes.isEmpty ? .differences : .success
        Console.exit(outcome.hasErrors ? ExitStatus.errors.rawValue : status.rawValue)
    }
}
