/// Why a JSON text is not accepted.
public struct JSONTextProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends before its value does.
        case unexpectedEnd
        /// A byte that cannot stand there.
        case unexpectedByte
        /// More follows the value.
        case trailingText
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// A string has a control character that is not escaped.
        case controlCharacter
        /// An escape that JSON does not know.
        case invalidEscape
        /// `\u0000`, which PostgreSQL cannot hold.
        case escapedNUL
        /// Half of a surrogate pair.
        case loneSurrogate
        /// A number that is not written as JSON writes them.
        case invalidNumber
        /// A number with more bytes, or a larger exponent, than ``StoreLimits/jsonNumber``.
        case numberTooLong
        /// Arrays and objects nested deeper than ``StoreLimits/jsonDepth``.
        case tooDeep
    }

    /// What is wrong.
    public let reason: Reason
    /// Where it is, in bytes from the start.
    public let offset: Int

    /// Tells what is wrong, and where.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONTextProblem: CustomStringConvertible {
    /// The problem in plain words.
    public var description: String {
        let text =
            switch reason {
            case .unexpectedEnd: "the JSON text ends too early"
            case .unexpectedByte: "the JSON text has a byte that cannot stand there"
            case .trailingText: "the JSON text goes on after its value"
            case .invalidUTF8: "the JSON text is not UTF-8"
            case .controlCharacter: "a JSON string has a control character that is not escaped"
            case .invalidEscape: "a JSON string has an unknown escape"
            case .escapedNUL: "a JSON string has \\u0000, which not every store can hold"
            case .loneSurrogate: "a JSON string has half of a surrogate pair"
            case .invalidNumber: "a JSON number is malformed"
            case .numberTooLong: "a JSON number is too long"
            case .tooDeep: "the JSON text is nested deeper than \(StoreLimits.jsonDepth)"
            }
        return "\(text), at byte \(offset)"
    }
}
