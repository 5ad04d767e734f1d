import Foundation

/// Does what blocks, such as waiting for a program, on a thread of its own.
///
/// There are as many threads for tasks as cores: two tests that block them would stop all others, and with them what these
/// wait for.
public func onItsOwnThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
