internal import Synchronization

/// How long the parts of a run take.
package final class Timings: Sendable {
    private let measured = Mutex<[(name: String, duration: Duration)]>([])

    package init() {}

    /// The parts, in the order in which they ended.
    package var phases: [(name: String, duration: Duration)] { measured.withLock { $0 } }

    /// Notes how long something takes.
    package func measure<Output>(_ phase: String, _ body: () -> Output) -> Output {
        let clock = ContinuousClock()
        let begin = clock.now
        let output = body()
        let duration = clock.now - begin
        measured.withLock { $0.append((phase, duration)) }
        return output
    }
}
