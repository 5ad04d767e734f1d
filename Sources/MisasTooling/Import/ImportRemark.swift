internal import MisasCompiler

/// Something that an import could not carry over, has changed, or leaves to be decided.
struct ImportRemark {
    let kind: Kind
    let text: String
    /// What it is about, where the text does not name it.
    let subject: String?
    /// Where in the specs of MISAS Go it comes from; `nil` for what is of a whole file.
    let range: SourceRange?

    enum Kind: CaseIterable {
        /// Somebody has to decide it.
        case decision
        /// It is another than it was.
        case change
        /// It is gone.
        case loss
    }
}

/// Collects the remarks of an import, and gives each as a comment for its place.
final class ImportRemarks {
    private(set) var all: [ImportRemark] = []

    /// Adds a remark.
    ///
    /// - Parameter subject: what it is about, for those who do not read it at its place.
    /// - Returns: the comment that says it where it concerns something.
    @discardableResult
    func add(
        _ kind: ImportRemark.Kind,
        _ text: String,
        of subject: String? = nil,
        at range: SourceRange?
    ) -> String {
        all.append(ImportRemark(kind: kind, text: text, subject: subject, range: range))
        return "import: \(text)"
    }
}
