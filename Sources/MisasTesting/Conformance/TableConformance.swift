import Misas

/// What every table store does.
enum TableConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario("A row that is not there is nil, and to delete it does nothing", absent),
            StoreScenario("Rows are added, replaced and deleted, many at once", changes),
            StoreScenario("A value of every kind comes back from a row as it went in", content),
            StoreScenario("A row is found by a key of every kind, however its texts are spelt", keys),
            StoreScenario("To add a row that is there is refused, and nothing of that write is kept", refusedInsert),
            StoreScenario("All rows of a table are deleted, and no others", deletion),
            StoreScenario("What no table can hold is refused", refusals),
            StoreScenario("A table is prepared as often as one likes, by many at once", preparation),
            StoreScenario("A table that is not as its definition says is told, with what differs", differences),
            StoreScenario("Nothing is read or written of tables on a cancelled task", cancelled),
            StoreScenario("Of 20 that add the same row one wins", raceInsert),
            StoreScenario("20 that replace the same rows in any order all win", raceUpsert),
        ] + queries + transactions

    /// For stores that may make and remove tables.
    static let making: [StoreScenario] = [
        StoreScenario("A table that was removed can be made anew, with other columns, and is empty", removal)
    ]

    static let rows = SampleTables.rows

    static func prepared(_ stores: any Stores) async throws -> any TableStore {
        try await stores.tables.prepare(SampleTables.all)
        return stores.tables
    }

    static func row(_ number: Int, _ name: String = "a", _ members: String = "") -> [UInt8] {
        SampleTables.row(number, name, members)
    }

    static func key(_ number: Int, _ name: String = "a") -> TableRowKey { SampleTables.key(number, name) }

    static func expectRow(
        _ tables: any TableStore,
        _ key: TableRowKey,
        _ expected: [UInt8]?,
        file: String = #fileID,
        line: Int = #line
    ) async throws {
        let found = try await tables.rows([key], of: rows)
        try expectEqual(found.count, 1, "the number of rows for one key", file: file, line: line)
        guard let expected else { return try expectEqual(found[0], nil, file: file, line: line) }
        try expectSameJSON(try unwrap(found[0], file: file, line: line), expected, file: file, line: line)
    }

    static func absent(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await expectRow(tables, key(1), nil)
        try await tables.write([.delete(key(1))], to: rows)
        try await tables.write([], to: rows)
        try await expectEmpty(tables.rows([], of: rows))
        try await expectEmpty(tables.find(DocumentQuery(), in: rows))
        try await expectEqual(tables.count(where: .everything, in: rows), 0)
        try await tables.deleteAll(in: rows)
    }

    static func changes(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1)), .upsert(row(2)), .insert(row(3, "b"))], to: rows)
        let note = #""note":"n""#
        try await tables.write([.upsert(row(1, "a", note)), .delete(key(2)), .insert(row(4))], to: rows)
        let found = try await tables.rows([key(4), key(2), key(1), key(3, "b"), key(3), key(1)], of: rows)
        try expectEqual(found.map { $0 != nil }, [true, false, true, true, false, true])
        try await expectRow(tables, key(1), row(1, "a", note))
        try await tables.write([.upsert(row(1))], to: rows)
        try await expectRow(tables, key(1), row(1))
        // A table of which all columns are the key's has nothing to replace.
        let other = StoreSamples.json(keyRow)
        try await tables.write([.upsert(other)], to: SampleTables.keys)
        try await tables.write([.upsert(other)], to: SampleTables.keys)
        try await expectEqual(tables.count(where: .everything, in: SampleTables.keys), 1)
    }

    private static func planes() -> String {
        var planes = ""
        for plane: UInt32 in 0...16 {
            if let scalar = Unicode.Scalar(plane << 16 | 0xFFFD) { planes.unicodeScalars.append(scalar) }
        }
        return planes
    }

    static func content(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let values = [
            #""note":"""#, #""note":"\#(planes())e\#u{301}""#, #""note":"it's \"\\ {{x}} $1 \u0001\t""#,
            #""flag":true"#, #""flag":false"#,
            #""itemCount":9223372036854775807"#, #""itemCount":-9223372036854775808"#,
            #""ratio":0.1"#, #""ratio":5e-324"#, #""ratio":-1.7976931348623157e308"#, #""ratio":123456789.12345679"#,
            #""amount":"0""#, #""amount":"-12345678901234567890123456789012345.678""#,
            #""amount":"0.\#(String(repeating: "0", count: 90))1""#,
            #""amount":"1\#(String(repeating: "0", count: 100))""#,
            #""owner":"00000000-0000-0000-0000-000000000000""#, #""owner":"ffffffff-0123-4567-89ab-cdefffffffff""#,
            #""blob":"""#, #""blob":"AP+A""#, #""blob":"\#(String(repeating: "QUJD", count: 5_000))""#,
            #""day":"0001-01-01""#, #""day":"9999-12-31""#, #""day":"2000-02-29""#,
            #""at":"0001-01-01T00:00:00Z""#, #""at":"9999-12-31T23:59:59.999999Z""#,
            #""at":"1969-12-31T23:59:59.999999Z""#, #""at":"2026-11-25T12:00:00.5Z""#,
            #""wait":"PT0S""#, #""wait":"-PT0.000001S""#, #""wait":"PT2562047787H59M59.999999S""#, #""wait":"PT36H""#,
            #""ex.tra":{"b":[1.50,null,"\#(planes())"],"a":{}}"#, #""ex.tra":"null""#, #""ex.tra":[]"#,
            #""ex.tra":1e-3"#,
        ]
        let texts = values.enumerated().map { row($0.offset, "a", $0.element) } + [row(values.count)]
        try await tables.write(texts.map { .upsert($0) }, to: rows)
        let found = try await tables.rows(texts.indices.map { key($0) }, of: rows)
        for (text, found) in zip(texts, found) { try expectSameJSON(unwrap(found), text) }
        // What was read can be written again.
        try await tables.write(found.compactMap { $0.map { .upsert($0) } }, to: rows)
        try await expectEqual(tables.rows(texts.indices.map { key($0) }, of: rows), found)
        // What is null is absent; times and durations are kept to the microsecond.
        let members = #""note":null,"ex.tra":null,"at":"2026-11-25T13:00:00.1234564+01:00","wait":"PT0.0000019S""#
        try await tables.write([.upsert(row(0, "a", members))], to: rows)
        let kept = #""at":"2026-11-25T12:00:00.123456Z","wait":"PT0.000001S""#
        try await expectRow(tables, key(0), row(0, "a", kept))
    }

    static let keyRow =
        #"{"a":"x'é","b":true,"c":-5,"d":0.1,"e":"1.5","f":"0189abcd-0000-7000-8000-0000000000ab","g":"AP8=","#
        + #""h":"2026-11-25","i":"2026-11-25T12:00:00.5Z","j":"PT36H"}"#

    static func keys(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let table = SampleTables.keys
        try await tables.write([.insert(StoreSamples.json(keyRow))], to: table)
        let exact: TableRowKey = [
            "x'é", "true", "-5", "0.1", "1.5", "0189abcd-0000-7000-8000-0000000000ab", "AP8=", "2026-11-25",
            "2026-11-25T12:00:00.5Z", "PT36H",
        ]
        let other: TableRowKey = [
            "x'é", "true", "-5", "1e-1", "1.50", "0189ABCD-0000-7000-8000-0000000000AB", "AP8=", "2026-11-25",
            "2026-11-25T13:00:00.500+01:00", "P1DT12H",
        ]
        for key in [exact, other] {
            let found = try await tables.rows([key], of: table)
            try expectSameJSON(try unwrap(found[0]), StoreSamples.json(keyRow))
        }
        try await expectThrows(TableStoreError.alreadyExists(table: table.name, exact)) {
            try await tables.write([.insert(StoreSamples.json(keyRow))], to: table)
        }
        // Texts are compared by their bytes.
        let decomposed = StoreSamples.json(keyRow.replacing("é", with: "e\u{301}"))
        try await tables.write([.insert(decomposed)], to: table)
        try await tables.write([.delete(other)], to: table)
        try await expectEqual(tables.rows([exact, other], of: table), [nil, nil])
        try await expectEqual(tables.count(where: .everything, in: table), 1)
    }

    static func refusedInsert(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(2)), .insert(row(3)), .insert(row(5))], to: rows)
        let changes: [TableChange] = [
            .insert(row(5)), .insert(row(1)), .insert(row(3)), .upsert(row(2, "a", #""note":"n""#)),
            .delete(key(5, "b")),
        ]
        try await expectThrows(TableStoreError.alreadyExists(table: rows.name, key(3))) {
            try await tables.write(changes, to: rows)
        }
        try await expectRow(tables, key(1), nil)
        try await expectRow(tables, key(2), row(2))
        try await tables.write([.delete(key(3)), .delete(key(5))], to: rows)
        try await tables.write([.insert(row(3))], to: rows)
        try await expectEqual(tables.count(where: .everything, in: rows), 2)
    }

    static func deletion(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1)), .insert(row(2))], to: rows)
        try await tables.write([.insert(StoreSamples.json(keyRow))], to: SampleTables.keys)
        try await tables.deleteAll(in: rows)
        try await expectEqual(tables.count(where: .everything, in: rows), 0)
        try await expectEqual(tables.count(where: .everything, in: SampleTables.keys), 1)
        try await tables.write([.insert(row(1))], to: rows)
        try await expectEqual(tables.count(where: .everything, in: rows), 1)
    }

    static func removal(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1))], to: rows)
        try await tables.drop(rows)
        try await tables.drop(rows)
        let other = TableDefinition(
            rows.name,
            columns: [TableColumn("number", member: "number", .text)],
            primaryKey: ["number"],
            statements: #"CREATE TABLE sample_rows (number text COLLATE "C" PRIMARY KEY)"#
        )
        try await tables.prepare([other])
        try await expectEqual(tables.count(where: .everything, in: other), 0)
        try await tables.write([.insert(StoreSamples.json(#"{"number":"1"}"#))], to: other)
        try await expectEqual(tables.count(where: .everything, in: other), 1)
    }
}
