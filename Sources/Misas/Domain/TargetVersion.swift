internal import Synchronization

/// The version of the aggregate that a command is for: at which its sender expects it, and at which it is when all is done.
@usableFromInline
final class TargetVersion: Sendable {
    /// The versions of which it has to be at one; `nil` where any will do.
    let expected: [StreamVersion]?
    private let state = Mutex<StreamVersion?>(nil)

    @usableFromInline
    init(expected: [StreamVersion]?) {
        self.expected = expected
    }

    /// At which version it is, once the command is done; `nil` where there is no aggregate.
    @usableFromInline
    var reached: StreamVersion? { state.withLock { $0 } }

    /// Notes at which version it is.
    func reach(_ version: StreamVersion?) {
        state.withLock { $0 = version }
    }

    /// Refuses an aggregate that is at another version than is expected.
    func check(_ version: StreamVersion, of aggregate: String) throws(VersionMismatch) {
        guard let expected, !expected.contains(version) else { return }
        throw VersionMismatch(aggregate: aggregate, expected: expected, actual: version)
    }
}
