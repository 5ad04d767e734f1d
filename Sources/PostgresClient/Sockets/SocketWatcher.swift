internal import CEpoll
import Glibc
import Synchronization

/// Tells tasks when their sockets are ready.
///
/// One thread for the whole process waits for all of them, by epoll. A wait is armed for one event by the task itself, so
/// that nobody has to wake that thread for it; it is woken only for a deadline that comes before what it sleeps for.
final class SocketWatcher: Sendable {
    /// The watcher of the process.
    static let shared = SocketWatcher()

    /// How long the thread sleeps at most while there was a deadline lately: then deadlines wake nobody either.
    private static let tick = Duration.milliseconds(100)
    private static let idleAfter = Duration.seconds(2)

    private struct Wait {
        let socket: Int32
        let interest: SocketInterest
        let deadline: ContinuousClock.Instant?
        /// What to do when the socket is ready, and whether that was all; `nil` where the task does it.
        let advance: (@Sendable () -> Bool)?
        let continuation: CheckedContinuation<SocketReadiness, Never>

        init(
            _ socket: Int32,
            _ interest: SocketInterest,
            _ deadline: ContinuousClock.Instant?,
            _ advance: (@Sendable () -> Bool)?,
            _ continuation: CheckedContinuation<SocketReadiness, Never>
        ) {
            self.socket = socket
            self.interest = interest
            self.deadline = deadline
            self.advance = advance
            self.continuation = continuation
        }
    }

    /// A wait whose socket the thread is at.
    private struct Advance {
        let wait: Wait
        /// How it is to end, where somebody has ended it meanwhile.
        var end: SocketReadiness?
    }

    private struct State {
        var waits: [UInt64: Wait] = [:]
        var advancing: [UInt64: Advance] = [:]
        var nextToken: UInt64 = 1
        /// When the thread will wake by itself; `nil` when it will not.
        var wakesAt: ContinuousClock.Instant?
        var lastDeadlineAt: ContinuousClock.Instant?
    }

    private let epoll: Int32
    private let alarm: Int32
    private let state = Mutex(State())

    private init() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        alarm = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        // The process cannot have a connection without these three; there is nobody to tell but the developer.
        precondition(epoll >= 0 && alarm >= 0, "the system gives no more file descriptors")
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.u64 = 0
        precondition(epoll_ctl(epoll, EPOLL_CTL_ADD, alarm, &event) == 0)
        precondition(DetachedThread.start { self.loop() }, "the system gives no more threads")
    }

    /// Waits until a socket is ready.
    ///
    /// One task at a time may wait for a socket, and it has to stay open meanwhile.
    ///
    /// - Parameters:
    ///   - socket: The file descriptor.
    ///   - interest: What to wait for; one of them is enough.
    ///   - deadline: When to give up; seen up to 100 ms late.
    ///   - isCancellable: Whether a task that is cancelled gives up.
    ///   - advance: What the watcher's thread does each time the socket is ready, for as long as it gives false: so a task
    ///     that waits for much is not woken for each piece of it. It must not block. While the task waits, nobody else
    ///     may use what it uses; when the wait has ended, however that came about, it is not under way any more.
    nonisolated(nonsending) func wait(
        for socket: Int32,
        _ interest: SocketInterest,
        until deadline: ContinuousClock.Instant? = nil,
        isCancellable: Bool = true,
        advance: (@Sendable () -> Bool)? = nil
    ) async -> SocketReadiness {
        let token = state.withLock { state in
            defer { state.nextToken += 1 }
            return state.nextToken
        }
        guard isCancellable else {
            return await withCheckedContinuation { continuation in
                register(token, Wait(socket, interest, deadline, advance, continuation))
            }
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                register(token, Wait(socket, interest, deadline, advance, continuation))
                // A cancellation that came before found nothing to end.
                if Task.isCancelled { end(token, .cancelled) }
            }
        } onCancel: {
            end(token, .cancelled)
        }
    }

    /// Whether there is something to read from a socket at the moment, its end included.
    static func isReadable(_ socket: Int32) -> Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }

    private func register(_ token: UInt64, _ wait: Wait) {
        let needsAlarm = state.withLock { state in
            state.waits[token] = wait
            guard let deadline = wait.deadline else { return false }
            state.lastDeadlineAt = .now
            guard let wakesAt = state.wakesAt else { return true }
            return deadline < wakesAt
        }
        // A socket that cannot be watched is as good as ready: to read from it tells what is wrong.
        if !arm(token, wait) { end(token, .ready) }
        if needsAlarm { wake() }
    }

    /// Has the thread woken once, when the socket is ready.
    private func arm(_ token: UInt64, _ wait: Wait) -> Bool {
        var event = epoll_event()
        event.events = EPOLLONESHOT.rawValue | EPOLLRDHUP.rawValue
        if wait.interest.contains(.read) { event.events |= EPOLLIN.rawValue }
        if wait.interest.contains(.write) { event.events |= EPOLLOUT.rawValue }
        event.data.u64 = token
        if epoll_ctl(epoll, EPOLL_CTL_MOD, wait.socket, &event) == 0 { return true }
        // Not known yet, or closed and opened anew.
        return errno == ENOENT && epoll_ctl(epoll, EPOLL_CTL_ADD, wait.socket, &event) == 0
    }

    private func end(_ token: UInt64, _ readiness: SocketReadiness) {
        let wait = state.withLock { state in
            // The thread that is at it ends it as soon as it is done.
            state.advancing[token]?.end = readiness
            return state.waits.removeValue(forKey: token)
        }
        wait?.continuation.resume(returning: readiness)
    }

    /// A socket is ready.
    private func ready(_ token: UInt64) {
        let waiting: Wait? = state.withLock { state in
            guard let wait = state.waits.removeValue(forKey: token) else { return nil }
            if wait.advance != nil { state.advancing[token] = Advance(wait: wait) }
            return wait
        }
        guard let wait = waiting else { return }
        guard let advance = wait.advance else {
            wait.continuation.resume(returning: .ready)
            return
        }
        let isDone = advance()
        let end: SocketReadiness? = state.withLock { state in
            let end = state.advancing.removeValue(forKey: token)?.end
            if isDone { return .ready }
            if let end { return end }
            // Under the lock: whoever ends the wait may watch the socket for something else right then.
            guard arm(token, wait) else { return .ready }
            state.waits[token] = wait
            return nil
        }
        if let end { wait.continuation.resume(returning: end) }
    }

    private func wake() {
        var one: UInt64 = 1
        _ = write(alarm, &one, 8)
    }

    private func loop() {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = epoll_wait(epoll, &events, Int32(events.count), timeout())
            for index in 0..<Int(max(0, count)) {
                let token = events[index].data.u64
                if token == 0 {
                    var ignored: UInt64 = 0
                    _ = read(alarm, &ignored, 8)
                } else {
                    ready(token)
                }
            }
            endOverdue()
        }
    }

    /// How long to sleep, in milliseconds; -1 is for ever.
    private func timeout() -> Int32 {
        state.withLock { state in
            let now = ContinuousClock.now
            guard let last = state.lastDeadlineAt,
                last + Self.idleAfter > now || state.waits.values.contains(where: { $0.deadline != nil })
            else {
                state.wakesAt = nil
                return -1
            }
            state.wakesAt = now + Self.tick
            return 100
        }
    }

    private func endOverdue() {
        let overdue = state.withLock { state in
            let now = ContinuousClock.now
            let tokens = state.waits.filter { $0.value.deadline.map { $0 <= now } ?? false }.map(\.key)
            return tokens.compactMap { state.waits.removeValue(forKey: $0) }
        }
        for wait in overdue { wait.continuation.resume(returning: .timedOut) }
    }
}
