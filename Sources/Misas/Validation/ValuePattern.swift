internal import MisasLanguage

/// A pattern of a spec, compiled once.
///
/// The compiler has checked it, so it can be read; should it be one of a newer language, nothing matches it.
public struct ValuePattern: Sendable {
    /// The pattern as it is written.
    public let source: String
    private let pattern: Pattern?

    /// Compiles a pattern.
    ///
    /// - Complexity: linear in its length, with counted repetitions written out.
    public init(_ source: String) {
        self.source = source
        pattern = try? Pattern(source)
    }

    /// Whether some part of a text matches.
    ///
    /// - Complexity: linear in the length of the text.
    public func matches(_ text: String) -> Bool { pattern?.matches(text) ?? false }
}
