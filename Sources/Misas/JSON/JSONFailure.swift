/// One thing that was wrong with a JSON text, or with a value to be written as one.
public struct JSONFailure: Sendable, Hashable, CustomStringConvertible {
    /// Where, from the root `$`: `.name` for a member, `[3]` for an element, `{2}` for an entry of a dictionary.
    ///
    /// An entry is told by its place among the entries because its key is data, and data may be personal.
    public let path: String

    /// What was expected and what kind of thing was found.
    ///
    /// It never holds the value found.
    public let message: String

    /// The byte at which the text stops being JSON; `nil` when it is well-formed.
    public let offset: Int?

    /// The path and the message on one line.
    public var description: String {
        guard let offset else { return "\(path): \(message)" }
        return "\(path): \(message) (byte \(offset))"
    }
}
