internal import CLibPQ

/// How answers come from the server.
extension PostgresConnection {
    func answers(
        to commands: [Command],
        _ handle: LibPQHandle
    ) async throws(PostgresError) -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: PostgresError?
        var index = 0
        while true {
            guard let pointer = try await next(handle) else {
                index += 1
                // A connection that is gone gives no end of nothing.
                guard PQstatus(handle.pointer) == CONNECTION_OK, index <= commands.count + 1 else {
                    throw failure ?? lost(handle)
                }
                continue
            }
            let status = PQresultStatus(pointer)
            if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK, commands.indices.contains(index) {
                switch commands[index] {
                case .execute:
                    results.append(PostgresResult(pointer))
                    continue
                case .prepare(let sql, let name):
                    if let old = prepared.add(sql, name: name) { outdated.append(old) }
                case .deallocate: break
                }
                PQclear(pointer)
                continue
            }
            defer { PQclear(pointer) }
            switch status {
            case PGRES_PIPELINE_SYNC:
                if let failure { throw failure }
                return results
            case PGRES_PIPELINE_ABORTED: continue
            case PGRES_FATAL_ERROR: failure = failure ?? refusal(pointer, handle)
            default:
                self.handle = nil
                throw .unexpectedAnswer("a statement that copies, or is no statement, was executed as one that is")
            }
        }
    }

    /// Reads answers to the end of a text of statements, and gives how many rows the last touched.
    func drain(_ handle: LibPQHandle) async throws(PostgresError) -> Int {
        var failure: PostgresError?
        var rows = 0
        while let pointer = try await next(handle) {
            let result = PostgresResult(pointer)
            switch PQresultStatus(pointer) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = result.affectedRows
            case PGRES_FATAL_ERROR: failure = failure ?? refusal(pointer, handle)
            default:
                self.handle = nil
                throw .unexpectedAnswer("a script copied data")
            }
        }
        if let failure { throw failure }
        return rows
    }

    /// The next answer; `nil` at the end of those to one command.
    func next(_ handle: LibPQHandle) async throws(PostgresError) -> OpaquePointer? {
        while PQisBusy(handle.pointer) == 1 {
            // A large answer comes in many small pieces: the watcher's thread puts them together.
            try await wait(handle, .read) {
                PQconsumeInput(handle.pointer) == 0 || PQisBusy(handle.pointer) == 0
            }
            // Before the connection was lost the server may have said why: that comes as an answer too.
            if PQstatus(handle.pointer) != CONNECTION_OK { break }
        }
        return PQgetResult(handle.pointer)
    }

    /// What an answer says that is an error: the server's, or libpq's own when the connection is gone.
    func refusal(_ result: OpaquePointer, _ handle: LibPQHandle) -> PostgresError {
        PostgresServerError(result).map(PostgresError.server) ?? .connectionLost(handle.errorMessage)
    }
}
