/// A projection that is written with the events could not be written, so that nothing was appended.
public struct InlineProjectionFailure: Error, Sendable, CustomStringConvertible {
    /// The projection's name.
    public let projection: String
    /// Why.
    public let underlying: any Error

    /// What is wrong, without the events' data.
    public var description: String {
        "the inline projection \(projection) failed: \(FailureDescription.of(underlying))"
    }
}

extension InlineProjectionFailure: Equatable {
    /// Two failures are the same when they say the same.
    public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
}
