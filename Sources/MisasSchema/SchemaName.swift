internal import MisasLanguage

/// The name of a schema that holds the tables of one system, and what follows from it.
package struct SchemaName: Hashable, Sendable {
    /// A name that PostgreSQL does not take.
    package struct Refusal: Error, CustomStringConvertible {
        /// What a name has to be like.
        package let description =
            "the name of a schema has 1 to \(SQLText.maximumNameBytes) bytes, no control characters and no $, "
            + "and does not start with pg_"
    }

    /// The name itself.
    package let text: String

    /// A name.
    ///
    /// - Throws: ``Refusal`` for a name that PostgreSQL does not take: an empty one, one of more than 63 bytes, one
    ///   with control characters or `$`, or one that starts with `pg_`.
    package init(_ text: String) throws(Refusal) {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= SQLText.maximumNameBytes, !text.hasPrefix("pg_"),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "$") })
        else {
            throw Refusal()
        }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    /// The name `misas`.
    package static let standard = SchemaName(known: "misas")

    /// The name between quotes.
    package var quoted: String { SQLText.name(text) }

    /// How many positions an advisory lock can carry: 2 to the 47th.
    package static let lockSpan: Int64 = (1 << 47) - 1

    /// Where the keys of the locks of this schema's writers begin.
    ///
    /// 16 bits tell schemas of one database apart. Should two fall together, their readers may wait for each other's
    /// writers; nothing is lost.
    package var lockBase: Int64 {
        // FNV-1a, folded to 16 bits.
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int64(UInt16(truncatingIfNeeded: hash ^ (hash >> 16)) & 0x7FFF) << 47
    }

    /// The key of the lock under which the schema is migrated: no position is as high.
    package var migrationLock: Int64 { lockBase + Self.lockSpan }

    /// What stands at a place of a template; a place that is not the schema's is left as it is.
    package func value(of place: Substring) -> String {
        switch place {
        case "schema": quoted
        case "schema_text": SQLText.doubled(quoted, ["'"])
        case "lock_base": String(lockBase)
        case "lock_span": String(Self.lockSpan - 1)
        case "migration_lock": String(migrationLock)
        default: "{{\(place)}}"
        }
    }
}

extension SchemaName: CustomStringConvertible {
    /// The name as it is, without quotes.
    package var description: String { text }
}

extension SQLTemplate {
    /// The text for a schema.
    package func text(for schema: SchemaName) -> String { text(filling: schema.value) }
}
