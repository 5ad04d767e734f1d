internal import CLibPQ

/// What the server answered to a statement: rows, or how many it touched.
///
/// Holds the answer as it came; values are read from it when asked for.
///
/// `@unchecked Sendable`: libpq promises that a `PGresult` may be read by several threads as long as nobody changes it,
/// and nothing here does.
public final class PostgresResult: @unchecked Sendable {
    let pointer: OpaquePointer
    /// How many rows there are.
    public let count: Int
    /// How many columns they have.
    public let columnCount: Int

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        self.count = Int(PQntuples(pointer))
        self.columnCount = Int(PQnfields(pointer))
    }

    deinit {
        PQclear(pointer)
    }

    /// How many rows the statement inserted, updated, deleted or selected; 0 for others.
    public var affectedRows: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// What the server says it did: `INSERT 0 1`, `COMMIT`.
    public var commandTag: String {
        PQcmdStatus(pointer).map { String(cString: $0) } ?? ""
    }

    /// The names of the columns.
    public var columnNames: [String] {
        (0..<columnCount).map { PQfname(pointer, Int32($0)).map { String(cString: $0) } ?? "" }
    }
}

extension PostgresResult: RandomAccessCollection {
    /// The first row's index.
    public var startIndex: Int { 0 }
    /// Behind the last row's index.
    public var endIndex: Int { count }

    /// A row.
    public subscript(position: Int) -> PostgresRow {
        PostgresRow(result: self, index: position)
    }
}
