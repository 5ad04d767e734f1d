internal import CLibPQ

/// How statements go to the server.
extension PostgresConnection {
    /// What was sent, in order.
    enum Command {
        case prepare(sql: String, name: String)
        case deallocate
        case execute
    }

    func send(
        _ statements: [PostgresStatement],
        _ handle: LibPQHandle
    ) throws(PostgresError) -> [Command] {
        var commands: [Command] = []
        var preparing: [String: String] = [:]
        if !outdated.isEmpty, PQtransactionStatus(handle.pointer) == PQTRANS_IDLE {
            for name in outdated {
                guard PQsendQueryParams(handle.pointer, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 1) == 1 else {
                    throw lost(handle)
                }
                commands.append(.deallocate)
            }
            outdated = []
        }
        for statement in statements {
            let types = statement.values.map(\.type.rawValue)
            if !statement.isPrepared {
                guard
                    sendValues(
                        of: statement,
                        handle,
                        { count, values, lengths, formats in
                            PQsendQueryParams(handle.pointer, statement.sql, count, types, values, lengths, formats, 1)
                        }
                    )
                else { throw lost(handle) }
                commands.append(.execute)
                continue
            }
            let name: String
            if let known = prepared.name(of: statement.sql) ?? preparing[statement.sql] {
                name = known
            } else {
                name = prepared.newName()
                guard PQsendPrepare(handle.pointer, name, statement.sql, Int32(types.count), types) == 1 else {
                    throw lost(handle)
                }
                preparing[statement.sql] = name
                commands.append(.prepare(sql: statement.sql, name: name))
            }
            guard
                sendValues(
                    of: statement,
                    handle,
                    { count, values, lengths, formats in
                        PQsendQueryPrepared(handle.pointer, name, count, values, lengths, formats, 1)
                    }
                )
            else { throw lost(handle) }
            commands.append(.execute)
        }
        guard PQpipelineSync(handle.pointer) == 1 else { throw lost(handle) }
        return commands
    }

    /// Lays the values out as libpq wants them.
    private func sendValues(
        of statement: PostgresStatement,
        _ handle: LibPQHandle,
        _ send: (
            _ count: Int32,
            _ values: [UnsafePointer<CChar>?],
            _ lengths: [Int32],
            _ formats: [Int32]
        ) -> Int32
    ) -> Bool {
        let values = statement.values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        var starts: [Int?] = []
        for value in values {
            starts.append(value.bytes == nil ? nil : bytes.count)
            if let content = value.bytes { bytes += content }
        }
        // An empty value needs a place too: a null pointer would be NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
            let pointers = starts.map { $0.map { UnsafePointer(base + $0) } }
            let lengths = values.map { Int32($0.bytes?.count ?? 0) }
            return send(Int32(values.count), pointers, lengths, Array(repeating: 1, count: values.count)) == 1
        }
    }

    func flush(_ handle: LibPQHandle) async throws(PostgresError) {
        while true {
            let status = PQflush(handle.pointer)
            if status == 0 { return }
            guard status == 1 else { throw lost(handle) }
            // The server may be waiting for us to read before it reads on.
            try await wait(handle, [.read, .write])
            guard PQconsumeInput(handle.pointer) == 1 else { throw lost(handle) }
        }
    }
}
