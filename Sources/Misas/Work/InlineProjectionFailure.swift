/// A projection that is written with the events could not be written, so that nothing was appended.
public struct InlineProjectionFailure: Error, Sendable, CustomStringConvertible {
    /// The projection's name.
    public let projection: String
    /// Why.
    public let underlying: any Error

    /// Whether another writer came first to what the projection writes, so that to decide again may succeed.
    public var isConflict: Bool {
        switch underlying {
        case let error as DocumentStoreError: error.isConflict
        case let error as TableStoreError: error.isConflict
        default: false
        }
    }

    /// What is wrong, without the events' data.
    public var description: String {
        "the inline projection \(projection) failed: \(FailureDescription.of(underlying))"
    }
}

extension InlineProjectionFailure: Equatable {
    /// Two failures are the same when they say the same.
    public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
}
