internal import CLibPQ
import Glibc

/// A connection of libpq's, closed when nobody holds it any more.
///
/// `@unchecked Sendable`: libpq allows a connection to be used by one thread at a time. The thread that opens it hands it
/// to the actor ``PostgresConnection`` and keeps nothing. From then on only that actor uses it, and, while the task that has
/// its turn waits for an answer and so nobody else uses it, the thread of ``SocketWatcher``, which puts that answer together.
final class LibPQHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    /// Opens a connection.
    ///
    /// Blocks: for a thread of its own.
    static func open(_ parameters: [(key: String, value: String)]) -> Result<LibPQHandle, PostgresError> {
        let keys = parameters.map { strdup($0.key) }
        let values = parameters.map { strdup($0.value) }
        defer { (keys + values).forEach { free($0) } }
        let connection = (keys.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { keys in
            (values.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { values in
                PQconnectdbParams(keys.baseAddress, values.baseAddress, 1)
            }
        }
        guard let connection else { return .failure(.unreachable("there is no memory for a connection")) }
        let handle = LibPQHandle(connection)
        guard PQstatus(connection) == CONNECTION_OK else { return .failure(.unreachable(handle.errorMessage)) }
        // By default, notices are printed to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        guard PQsetnonblocking(connection, 1) == 0 else { return .failure(.unreachable(handle.errorMessage)) }
        return .success(handle)
    }

    /// The first line of what libpq says is wrong: it names host, port, database and role, never a password.
    var errorMessage: String {
        let message = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        let line = message.split(separator: "\n").first.map(String.init) ?? "libpq does not say why"
        return line.hasSuffix(":") ? line + " no reason given" : line
    }
}
