/// Tells what is wrong with a user's templates at its place in their files.
struct TemplateFaults {
    static let suffix = ".mustache"

    /// The file of each template that a user has replaced.
    private let indices: [String: Int32]
    private let collector: DiagnosticCollector

    init(indices: [String: Int32], collector: DiagnosticCollector) {
        self.indices = indices
        self.collector = collector
    }

    /// Finds the files of templates among those of a run.
    init(sources: SourceMap, collector: DiagnosticCollector) {
        var indices: [String: Int32] = [:]
        for (index, file) in sources.files.enumerated() where file.path.hasSuffix(Self.suffix) {
            indices[String(Run.name(of: file.path).dropLast(Self.suffix.count))] = Int32(index)
        }
        self.init(indices: indices, collector: collector)
    }

    func report(_ errors: TemplateErrors, isUnknownName: Bool, _ sources: SourceMap) {
        for error in errors.errors {
            let notes = error.notes.map { note in
                Diagnostic.Note(
                    note.message,
                    at: range(note.template, line: note.line, column: note.column, length: 1, sources)
                )
            }
            let place = range(error.template, line: error.line, column: error.column, length: error.length, sources)
            collector.report(
                isUnknownName ? .unknownTemplate : .templateSyntax,
                place == nil && !isUnknownName
                    ? "\(error.message) (in the built-in template `\(error.template)`)" : error.message,
                at: place,
                notes: notes,
                help: error.suggestion.map { "did you mean `\($0)`?" }
            )
        }
    }

    private func range(_ template: String, line: Int, column: Int, length: Int, _ sources: SourceMap) -> SourceRange? {
        guard let index = indices[template] else { return nil }
        let file = sources.files[Int(index)]
        let start = min(file.offset(ofLine: line) + column - 1, file.length)
        return SourceRange(file: index, start: start, end: min(start + max(1, length), file.length))
    }
}
