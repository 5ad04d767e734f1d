package import Misas

/// The tables of the scenarios.
package enum SampleTables {
    /// A table with a column of every kind, each of which may be absent but for the key's.
    package static let rows = TableDefinition(
        "sample_rows",
        columns: [
            TableColumn("number", member: "number", .integer),
            TableColumn("name", member: "name", .text),
            TableColumn("note", member: "note", .text, isOptional: true),
            TableColumn("flag", member: "flag", .boolean, isOptional: true),
            TableColumn("item count", member: "itemCount", .integer, isOptional: true),
            TableColumn("ratio", member: "ratio", .double, isOptional: true),
            TableColumn("amount", member: "amount", .decimal, isOptional: true),
            TableColumn("owner", member: "owner", .uuid, isOptional: true),
            TableColumn("blob", member: "blob", .bytes, isOptional: true),
            TableColumn("day", member: "day", .date, isOptional: true),
            TableColumn("at", member: "at", .dateTime, isOptional: true),
            TableColumn("wait", member: "wait", .duration, isOptional: true),
            TableColumn("extra", member: "ex.tra", .json, isOptional: true),
        ],
        primaryKey: ["number", "name"],
        statements: """
            CREATE TABLE sample_rows (
                number bigint NOT NULL,
                name text COLLATE "C" NOT NULL,
                note text COLLATE "C",
                flag boolean,
                "item count" bigint,
                ratio double precision,
                amount numeric,
                owner uuid,
                blob bytea,
                day date,
                at timestamptz,
                wait interval,
                extra jsonb,
                PRIMARY KEY (number, name)
            );
            CREATE INDEX sample_rows_note ON sample_rows (note);
            COMMENT ON TABLE sample_rows IS 'It''s a sample; {{schema}}.';
            """
    )

    /// A table of which every column that can be is part of the key, and none is not.
    package static let keys = TableDefinition(
        "sample_keys_v2",
        columns: [
            TableColumn("a", member: "a", .text), TableColumn("b", member: "b", .boolean),
            TableColumn("c", member: "c", .integer), TableColumn("d", member: "d", .double),
            TableColumn("e", member: "e", .decimal), TableColumn("f", member: "f", .uuid),
            TableColumn("g", member: "g", .bytes), TableColumn("h", member: "h", .date),
            TableColumn("i", member: "i", .dateTime), TableColumn("j", member: "j", .duration),
        ],
        primaryKey: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
        statements: """
            CREATE TABLE sample_keys_v2 (
                a text COLLATE "C", b boolean, c bigint, d double precision, e numeric, f uuid, g bytea, h date,
                i timestamptz, j interval, PRIMARY KEY (a, b, c, d, e, f, g, h, i, j)
            )
            """
    )

    /// All of them.
    package static let all = [rows, keys]

    /// A row's text, by its number and further members.
    package static func row(_ number: Int, _ name: String = "a", _ members: String = "") -> [UInt8] {
        StoreSamples.json(#"{"number":\#(number),"name":"\#(name)"\#(members.isEmpty ? "" : ",")\#(members)}"#)
    }

    package static func key(_ number: Int, _ name: String = "a") -> TableRowKey { [String(number), name] }
}
