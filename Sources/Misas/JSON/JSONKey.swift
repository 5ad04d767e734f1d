/// A value that can be the name of a member of a JSON object, and so the key of a dictionary.
///
/// Two values that are equal have the same key, and `init(jsonKey:)` accepts what `jsonKey` gives.
public protocol JSONKey: Hashable, Sendable {
    /// The name of the member.
    var jsonKey: String { get }

    /// Reads the value back from the name of a member, or is `nil` when the name is not of the right form.
    init?(jsonKey: String)
}
