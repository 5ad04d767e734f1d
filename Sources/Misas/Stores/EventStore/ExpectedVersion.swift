/// What an append expects of its stream.
public enum ExpectedVersion: Hashable, Sendable {
    /// Nothing: append to whatever is there.
    case any
    /// That the stream has never had an event.
    case noStream
    /// That the stream has had at least one event.
    case exists
    /// That the stream is at exactly this version.
    case version(StreamVersion)
}

extension ExpectedVersion: CustomStringConvertible {
    /// The expectation in plain words.
    public var description: String {
        switch self {
        case .any: "any version"
        case .noStream: "no stream"
        case .exists: "an existing stream"
        case .version(let version): "version \(version)"
        }
    }
}

extension ExpectedVersion {
    /// Refuses a stream that is not at what was expected.
    func check(
        _ actual: StreamVersion,
        of stream: StreamName
    ) throws(EventStoreError) {
        switch self {
        case .any: return
        case .noStream where actual > .none: throw .streamExists(stream, actual: actual)
        case .exists where actual == .none: throw .streamNotFound(stream)
        case .version(let expected) where expected != actual:
            throw .conflict(stream, expected: expected, actual: actual)
        case .noStream, .exists, .version: return
        }
    }
}
