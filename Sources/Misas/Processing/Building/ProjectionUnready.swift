/// A projection cannot be read, since what it shows would be missing something.
public struct ProjectionUnready: Error, Hashable, Sendable {
    /// Why.
    public enum Reason: Hashable, Sendable {
        /// It is being built: it is at a position, and the log at another.
        case building(at: GlobalPosition, of: GlobalPosition)
        /// Another version is written in place of it, by programs that are newer than this one.
        case superseded(by: String)
    }

    /// The projection, with its version where that is not the first.
    public let projection: String
    /// Why.
    public let reason: Reason

    /// A projection cannot be read.
    public init(projection: String, reason: Reason) {
        self.projection = projection
        self.reason = reason
    }
}

extension ProjectionUnready: CustomStringConvertible {
    /// What is wrong, and what can be done.
    public var description: String {
        switch reason {
        case .building(let position, let last):
            "the projection \(projection) is being built, and is not read before it has caught up: it is at position "
                + "\(position) of \(last); an instance that processes has to run for it"
        case .superseded(let successor):
            "the projection \(projection) is not written any more, for \(successor) has taken its place: this program is "
                + "older than the one that runs it, and has to be replaced"
        }
    }
}
