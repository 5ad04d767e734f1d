internal import CLibPQ

/// How rows are copied.
extension PostgresConnection {
    /// Copies rows into a table, by `COPY … FROM STDIN`, in the format that the statement names.
    ///
    /// - Parameters:
    ///   - sql: The statement.
    ///   - chunks: The data, in pieces of any size. When it throws, no row is there.
    ///   - timeout: How long it may take; `nil` means as the configuration says.
    /// - Returns: How many rows were copied.
    /// - Throws: ``PostgresError``; when `chunks` throws, ``PostgresError/server(_:)`` with
    ///   ``SQLState/queryCanceled``.
    public func copyIn<Chunks: AsyncSequence & Sendable>(
        _ sql: String,
        _ chunks: Chunks,
        timeout: Duration? = nil
    ) async throws(PostgresError) -> Int where Chunks.Element == [UInt8] {
        try await perform(timeout) { () async throws(PostgresError) in
            let handle = try self.leavingPipeline()
            guard PQsendQuery(handle.pointer, sql) == 1 else { throw self.lost(handle) }
            try await self.flush(handle)
            guard try await self.beginsCopy(handle) else { return try await self.drain(handle) }
            try await self.endCopy(handle, failed: !(await self.put(chunks, handle)))
            return try await self.drain(handle)
        }
    }

    /// Whether the server is ready for the data.
    func beginsCopy(_ handle: LibPQHandle) async throws(PostgresError) -> Bool {
        guard let pointer = try await next(handle) else { return false }
        defer { PQclear(pointer) }
        switch PQresultStatus(pointer) {
        case PGRES_COPY_IN: return true
        case PGRES_FATAL_ERROR:
            let failure = refusal(pointer, handle)
            _ = try await drain(handle)
            throw failure
        default:
            self.handle = nil
            throw .unexpectedAnswer("the statement does not copy from standard input")
        }
    }

    /// Sends the data, as fast as the server takes them.
    ///
    /// - Returns: False when they came to an end by an error.
    func put<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks,
        _ handle: LibPQHandle
    ) async throws(PostgresError) -> Bool where Chunks.Element == [UInt8] {
        var iterator = chunks.makeAsyncIterator()
        while true {
            let chunk: [UInt8]?
            do {
                chunk = try await iterator.next(isolation: self)
            } catch {
                return false
            }
            guard let chunk, !Task.isCancelled else { return chunk == nil }
            var rest = chunk[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 << 20)
                let status = piece.withUnsafeBytes {
                    PQputCopyData(handle.pointer, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
                }
                guard status >= 0 else { throw lost(handle) }
                if status == 1 { rest = rest.dropFirst(piece.count) }
                try await flush(handle)
            }
        }
    }

    func endCopy(
        _ handle: LibPQHandle,
        failed: Bool
    ) async throws(PostgresError) {
        while true {
            let status = PQputCopyEnd(handle.pointer, failed ? "the data came to an end too early" : nil)
            guard status >= 0 else { throw lost(handle) }
            if status == 1 { break }
            try await wait(handle, .write)
        }
        try await flush(handle)
    }
}
