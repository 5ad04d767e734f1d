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
        for line in lines(header, rows) { write(line + "\n") }
    }

    /// The lines of a table.
    ///
    /// - Parameter paint: colors the text of a cell, by its row and column.
    static func lines(
        _ header: [String],
        _ rows: [[String]],
        paint: (_ text: String, _ row: Int, _ column: Int) -> String = { text, _, _ in text }
    ) -> [String] {
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String], _ paint: (_ text: String, _ column: Int) -> String) -> String {
            let padded = zip(cells, widths).enumerated().map { column, cell in
                paint(cell.0 + String(repeating: " ", count: cell.1 - cell.0.count), column)
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        let first = line(header) { text, _ in text }
        return [first] + rows.enumerated().map { row, cells in line(cells) { paint($0, row, $1) } }
    }
}
