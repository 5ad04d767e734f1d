package import MisasCompiler

/// Formats specs: the same nodes with the same comments in the project's style, which `docs/Formatting.md` describes.
///
/// It needs no more than the syntax: names that nobody declared, unknown keys, tags and all else that the compiler refuses
/// only later stay as they are.
package struct SpecFormatter: Sendable {
    private let limits: SyntaxLimits

    package init(limits: SyntaxLimits = SyntaxLimits()) {
        self.limits = limits
    }

    /// Formats the text of a file.
    ///
    /// - Parameters:
    ///   - path: how what is told names the file.
    ///   - bytes: what the file holds.
    ///   - sources: the files that what is told lies in; this one is added.
    ///   - diagnostics: what is told, where the file cannot be formatted.
    /// - Returns: the formatted text; `nil` where the file cannot be formatted.
    /// - Complexity: O(length)
    package func format(
        path: String,
        bytes: [UInt8],
        into sources: inout SourceMap,
        _ diagnostics: DiagnosticCollector
    ) -> [UInt8]? {
        let parser = SpecParser(limits: limits, diagnostics: diagnostics)
        guard let index = parser.file(path: path, bytes: bytes, into: &sources) else { return nil }
        let text = sources.files[Int(index)].text
        do throws(FormatWalk.Stop) {
            let formatted = try FormatWalk.format(text, limits: limits)
            if EventComparison.areSame(text, formatted) { return formatted }
        } catch  where error == .tooLarge {
            diagnostics.report(
                .fileTooLarge,
                "formatted, the file would have more than the \(limits.fileSize) bytes that are read",
                at: SourceRange(file: index, start: 0, end: 0),
                help: "split it into several files of the same subsystem"
            )
            return nil
        } catch {
            // The parser tells why.
        }
        let reasons = reasons(index, in: sources)
        guard reasons.isEmpty else {
            for reason in reasons { diagnostics.report(reason) }
            return nil
        }
        let (start, help) = Self.cause(in: text)
        let offset = sources.files[Int(index)].offset(ofByte: start)
        diagnostics.report(
            .notWritten,
            "this file cannot be formatted without changing what it means, and is left as it is",
            at: SourceRange(file: index, start: offset, end: offset + 1),
            help: help
        )
        return nil
    }

    /// Why a file may not be formatted that can be read.
    ///
    /// YAML skips a byte-order mark at the start of a line, and there only: a name that begins with one cannot go there.
    private static func cause(in text: [UInt8]) -> (start: Int, help: String) {
        for start in text.indices where text[start] == 0xEF && text[start...].starts(with: [0xEF, 0xBB, 0xBF]) {
            return (start, "delete the byte-order mark (U+FEFF) here")
        }
        return (0, "this is a mistake of the formatter; please report it with the file")
    }

    /// What keeps a file from being read.
    private func reasons(_ index: Int32, in sources: SourceMap) -> [Diagnostic] {
        let told = DiagnosticCollector()
        let document = SpecParser(limits: limits, diagnostics: told).parse(index, in: sources)
        let reasons = told.diagnostics.filter { Self.reasons.contains($0.code) }
        // Aliases that stand for too much stop a parser too, and may hide the reason.
        return reasons.isEmpty && !document.isWhole ? told.diagnostics : reasons
    }

    /// What keeps a file from being formatted; all else that a parser tells is kept as it is.
    private static let reasons: Set<DiagnosticCode> = [.yamlSyntax, .tooDeep, .severalDocuments]
}
