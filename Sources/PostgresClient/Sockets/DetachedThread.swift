internal import CEpoll
import Glibc

/// Threads for calls that block: looking up a name, connecting, cancelling.
///
/// They are no part of the pool of threads on which tasks run, so that a name server that does not answer holds up
/// nobody else.
enum DetachedThread {
    /// Runs a body on a thread of its own.
    ///
    /// - Returns: False when the system gives no more threads; the body does not run then.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let box = Unmanaged.passRetained(Body(run: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            box.toOpaque()
        )
        guard status == 0 else {
            box.release()
            return false
        }
        return true
    }

    /// Runs a body on a thread of its own and waits for what it gives.
    ///
    /// A cancelled task waits too: the body has to come to an end by itself.
    ///
    /// - Returns: `nil` when the system gives no more threads.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            let started = start { continuation.resume(returning: body()) }
            if !started { continuation.resume(returning: nil) }
        }
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }
}
