internal import CLibPQ

/// What the server said when it refused a statement.
public struct PostgresServerError: Error, Equatable, Sendable {
    /// The code.
    public let sqlState: SQLState
    /// `ERROR`, `FATAL` or `PANIC`, whatever the server's language.
    public let severity: String
    /// The server's message.
    ///
    /// It may quote values of the statement: it does not belong into a log.
    public let message: String
    /// What the server adds, often with values of the statement: it does not belong into a log.
    public let detail: String?
    /// The schema, table and constraint that the error is about, where it names them.
    public let constraint: String?
    /// The table that the error is about, where it names one.
    public let table: String?

    /// Reads what an answer says; `nil` for one that did not come from the server but from libpq itself.
    init?(_ result: OpaquePointer) {
        // The letters are libpq's `PG_DIAG_…`, which are macros that Swift does not see.
        func field(_ code: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
        }
        guard let code = field("C") else { return nil }
        sqlState = SQLState(code)
        severity = field("V") ?? "ERROR"
        message = field("M") ?? ""
        detail = field("D")
        constraint = field("n")
        table = field("t")
    }

    /// Whether the server ended the connection with it.
    public var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension PostgresServerError: CustomStringConvertible {
    /// The code, and the message where messages of its kind quote no values.
    public var description: String {
        var text = "the database refused (\(sqlState))"
        // Bad values, broken constraints and functions' own errors may quote what was sent; a wrong statement, a missing
        // table or a server that stops do not.
        let mayQuote: Set<Substring> = ["22", "23", "P0", "XX", "44"]
        if !mayQuote.contains(sqlState.errorClass) { text += ": \(message)" }
        if let constraint { text += ", constraint \(constraint)" }
        if let table { text += ", table \(table)" }
        return text
    }
}
