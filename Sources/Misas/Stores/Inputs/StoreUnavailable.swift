/// Why a store could not be asked, or did not answer.
public struct StoreUnavailable: Error, Sendable, CustomStringConvertible {
    /// What is wrong, in plain words and without secrets.
    public let description: String
    /// The error of the layer below, where there is one.
    public let underlying: (any Error)?

    /// Describes why the store is out of reach.
    public init(_ description: String, underlying: (any Error)? = nil) {
        self.description = description
        self.underlying = underlying
    }
}

extension StoreUnavailable: Equatable {
    /// Two reasons are the same when they say the same.
    public static func == (lhs: StoreUnavailable, rhs: StoreUnavailable) -> Bool {
        lhs.description == rhs.description
    }
}
