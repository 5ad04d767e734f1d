/// Why a name is not accepted.
public enum NameProblem: Error, Hashable, Sendable {
    /// The name has no characters.
    case empty
    /// The name is longer than it may be.
    case tooLong(bytes: Int, maximum: Int)
    /// The name has a control character at this offset, in UTF-8 bytes.
    case controlCharacter(at: Int)
    /// The name has a character other than visible ASCII at this offset, in UTF-8 bytes, where only these may stand.
    case notVisibleASCII(at: Int)
    /// The name starts with `$`, which is kept for the store itself.
    case reserved
}

extension NameProblem: CustomStringConvertible {
    /// The problem in plain words.
    public var description: String {
        switch self {
        case .empty: "it is empty"
        case .tooLong(let bytes, let maximum): "it has \(bytes) bytes, and \(maximum) are allowed"
        case .controlCharacter(let offset): "it has a control character at byte \(offset)"
        case .notVisibleASCII(let offset): "it has something else than visible ASCII at byte \(offset)"
        case .reserved: "it starts with $, which is kept for the store"
        }
    }
}
