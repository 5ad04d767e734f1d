internal import CLibPQ

/// How to reach a database.
///
/// It never prints its connection string, which may hold a password.
public struct PostgresConfiguration: Sendable {
    /// What libpq is given: a URI or `key=value` pairs, with every key that libpq knows; service files, password files
    /// and the `PG…` variables count too.
    let connectionString: String
    /// What the server shows as the name of the application, unless the connection string says another.
    public var applicationName: String
    /// How long connecting may take, per address, unless the connection string says otherwise; in whole seconds, 2 at
    /// least.
    public var connectTimeout: Duration
    /// How long a statement may take before it is cancelled on the server; `nil` is for ever.
    public var statementTimeout: Duration?
    /// How long a transaction may be open and idle before the server ends its connection.
    public var idleInTransactionTimeout: Duration
    /// How many statements each connection keeps the plans of.
    public var preparedStatements: Int
    /// How transactions are isolated that do not say it themselves; `nil` leaves it to the server's settings.
    public var defaultIsolation: PostgresIsolation?
    /// Where the connection string leads, without secrets.
    let target: String

    /// Reads a connection string.
    ///
    /// - Throws: ``PostgresError/invalidConfiguration(_:)``, which does not quote it.
    public init(
        _ connectionString: String,
        applicationName: String = "misas",
        connectTimeout: Duration = .seconds(10),
        statementTimeout: Duration? = .seconds(30),
        idleInTransactionTimeout: Duration = .seconds(30),
        preparedStatements: Int = 256
    ) throws(PostgresError) {
        self.connectionString = connectionString
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.preparedStatements = max(1, preparedStatements)
        guard !connectionString.utf8.contains(0) else {
            throw .invalidConfiguration("the connection string has a NUL character")
        }
        // libpq's own message quotes the part that it cannot read, which may be of a password: it is dropped.
        guard let options = PQconninfoParse(connectionString, nil) else {
            throw .invalidConfiguration(
                "the connection string is neither a postgresql:// URI nor key=value pairs that libpq knows"
            )
        }
        defer { PQconninfoFree(options) }
        target = Self.target(options)
        // A connection string in this place is a mistake, and the server's error would quote it, password and all.
        guard !target.contains("://") else {
            throw .invalidConfiguration("a part of the connection string is a URI, where a name or an address belongs")
        }
    }

    private static func target(_ options: UnsafeMutablePointer<PQconninfoOption>) -> String {
        var shown: [String] = []
        var option = options
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            if ["host", "hostaddr", "port", "dbname", "user"].contains(name), let value = option.pointee.val {
                shown.append("\(name)=\(String(cString: value))")
            }
            option += 1
        }
        return shown.joined(separator: " ")
    }

    /// What libpq connects with; of a key that is there twice, the last counts.
    var parameters: [(key: String, value: String)] {
        [
            ("fallback_application_name", applicationName),
            ("connect_timeout", String(max(2, connectTimeout.components.seconds))),
            ("dbname", connectionString),
            ("client_encoding", "UTF8"),
        ]
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
    /// Where it leads, without secrets.
    public var description: String { "PostgreSQL at \(target.isEmpty ? "libpq's defaults" : target)" }

    /// A mirror that shows the description only.
    public var customMirror: Mirror {
        Mirror(self, children: ["target": target])
    }
}
