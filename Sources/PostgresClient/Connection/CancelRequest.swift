internal import CLibPQ
internal import CEpoll
import Glibc

/// The right to cancel what a connection is doing on the server.
///
/// `@unchecked Sendable`: libpq's object is never changed after it was made, and its use from other threads is what it is
/// for.
final class Canceller: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: LibPQHandle) {
        guard let pointer = PQgetCancel(connection.pointer) else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Asks the server.
    ///
    /// Blocks until the server has passed the request on: for a thread of its own.
    func cancel() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(pointer, &message, Int32(message.count))
    }
}

/// A request to cancel, on its way.
///
/// When it is finished, it has reached the server's process and cannot hit a statement that is sent later.
final class CancelRequest: Sendable {
    private let finished: Int32

    /// Sends the request, on a thread of its own.
    init(_ canceller: Canceller) {
        finished = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        let started = DetachedThread.start { [self] in
            canceller.cancel()
            signal()
        }
        if !started { signal() }
    }

    deinit {
        if finished >= 0 { close(finished) }
    }

    private func signal() {
        var one: UInt64 = 1
        _ = write(finished, &one, 8)
    }

    /// Waits until the request is finished.
    ///
    /// - Returns: False when it was not by the deadline.
    func wait(until deadline: ContinuousClock.Instant) async -> Bool {
        guard finished >= 0 else { return false }
        return await SocketWatcher.shared.wait(for: finished, .read, until: deadline, isCancellable: false) == .ready
    }
}
