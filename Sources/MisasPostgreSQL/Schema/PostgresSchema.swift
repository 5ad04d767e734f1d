public import PostgresClient

/// The schema that holds the tables of one system; a database may hold several.
public struct PostgresSchema: Hashable, Sendable {
    /// Its name.
    public let name: String

    /// A schema of a name.
    ///
    /// - Throws: ``PostgresError/invalidConfiguration(_:)`` for a name that PostgreSQL does not take: an empty one, one of
    ///   more than 63 bytes, one with control characters or `$`, or one that starts with `pg_`.
    public init(_ name: String) throws(PostgresError) {
        let bytes = name.utf8
        guard !bytes.isEmpty, bytes.count <= PostgresIdentifier.maximumBytes, !name.hasPrefix("pg_"),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "$") })
        else {
            throw .invalidConfiguration(
                "the name of a schema has 1 to \(PostgresIdentifier.maximumBytes) bytes, no control characters and no $, "
                    + "and does not start with pg_"
            )
        }
        self.name = name
    }

    private init(known name: String) {
        self.name = name
    }

    /// The schema `misas`.
    public static let standard = PostgresSchema(known: "misas")

    /// How many positions an advisory lock can carry: 2 to the 47th.
    static let lockSpan: Int64 = (1 << 47) - 1

    /// Where the keys of the locks of this schema's writers begin.
    ///
    /// 16 bits tell schemas of one database apart. Should two fall together, their readers may wait for each other's
    /// writers; nothing is lost.
    var lockBase: Int64 {
        // FNV-1a, folded to 16 bits.
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int64(UInt16(truncatingIfNeeded: hash ^ (hash >> 16)) & 0x7FFF) << 47
    }

    /// The key of the lock under which the schema is migrated: no position is as high.
    var migrationLock: Int64 { lockBase + Self.lockSpan }

    /// The channel on which positions are told.
    var channel: String { "misas:\(lockBase)" }

    func value(of place: Substring) -> String {
        switch place {
        case "schema": PostgresIdentifier.quoted(name)
        case "schema_text":
            PostgresIdentifier.quoted(name).split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "''")
        case "lock_base": String(lockBase)
        case "lock_span": String(Self.lockSpan - 1)
        default: "{{\(place)}}"
        }
    }
}
