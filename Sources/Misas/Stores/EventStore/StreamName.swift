/// The name of a stream of events.
///
/// Names are compared by their bytes, as databases do: two spellings that only look the same are two streams.
public struct StreamName: Hashable, Sendable {
    let text: ExactText

    /// A name for a stream.
    ///
    /// - Throws: ``NameProblem`` when the name is empty, longer than ``StoreLimits/nameBytes`` UTF-8 bytes,
    ///   has control characters, or starts with `$`, which is kept for the store itself.
    public init(_ name: String) throws(NameProblem) {
        if let problem = NameRules.problem(in: name) { throw problem }
        guard name.utf8.first != UInt8(ascii: "$") else { throw .reserved }
        self.text = ExactText(name)
    }

    private init(system name: String) {
        self.text = ExactText(name)
    }

    /// The store's own stream, which tells what was truncated, deleted and archived.
    ///
    /// It can be read, not appended to.
    public static let systemStreams = StreamName(system: "$misas.streams")

    /// The name as a string.
    public var name: String { text.string }

    /// What stands before the first `-`, or the whole name where there is none.
    public var category: Substring {
        let bytes = text.string.utf8
        return Substring(bytes[..<(bytes.firstIndex(of: UInt8(ascii: "-")) ?? bytes.endIndex)])
    }

    /// Whether the store alone writes to this stream.
    public var isSystem: Bool { text.string.utf8.first == UInt8(ascii: "$") }
}

extension StreamName: Comparable {
    /// Orders names by their UTF-8 bytes.
    public static func < (lhs: StreamName, rhs: StreamName) -> Bool { lhs.text < rhs.text }
}

extension StreamName: CustomStringConvertible {
    /// The name.
    public var description: String { text.string }
}
