internal import Foundation

/// What is printed.
package enum Output {
    /// What takes the text in place of standard output and standard error, for tests.
    @TaskLocal package static var sink: (@Sendable (_ text: String, _ isError: Bool) -> Void)?

    /// Writes text to standard output, or to standard error.
    static func write(_ text: String, isError: Bool = false) {
        if let sink { return sink(text, isError) }
        guard isError else {
            print(text, terminator: "")
            return
        }
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Whether somebody looks at a terminal who has not asked for plain text.
    static var isTerminal: Bool {
        sink == nil && isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true
    }

    /// Clears a terminal.
    static let cleared = "\u{1B}[H\u{1B}[2J"

    /// Rows in columns that are as wide as their widest cell.
    static func table(_ header: [String], _ rows: [[String]]) {
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        for row in [header] + rows {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            write(line + "\n")
        }
    }
}
