import Misas
import Synchronization

/// The checkpoints that somebody got while something else was under way.
final class Held: Sendable {
    private let state = Mutex<[Checkpoint]>([])

    var value: [Checkpoint] { state.withLock { $0 } }

    func set(_ checkpoints: [Checkpoint]) {
        state.withLock { $0 = checkpoints }
    }
}
