import Misas

extension TableConformance {
    static func refusals(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let bad: [(column: String, members: String)] = [
            ("note", #""note":1"#), ("flag", #""flag":"true""#), ("item count", #""itemCount":1.5"#),
            ("item count", #""itemCount":9223372036854775808"#), ("ratio", #""ratio":1e400"#),
            ("amount", #""amount":1"#),
            ("amount", #""amount":"1e200""#), ("amount", #""amount":"NaN""#), ("owner", #""owner":"x""#),
            ("blob", #""blob":"A""#), ("day", #""day":"2026-02-30""#), ("day", #""day":"0000-01-01""#),
            ("at", #""at":"2026-11-25T12:00:00""#), ("wait", #""wait":"P1M""#), ("wait", #""wait":"PT9999999999999H""#),
        ]
        for (column, members) in bad {
            try await expectThrows(TableStoreError.invalid(.row(table: rows.name, column: column))) {
                try await tables.write([.upsert(row(1, "a", members))], to: rows)
            }
        }
        try await expectThrows(TableStoreError.invalid(.row(table: rows.name, column: "name"))) {
            try await tables.write([.upsert(StoreSamples.json(#"{"number":1}"#))], to: rows)
        }
        try await expectThrows(TableStoreError.invalid(.row(table: rows.name, column: "name"))) {
            try await tables.write([.upsert(StoreSamples.json(#"{"number":1,"name":null}"#))], to: rows)
        }
        try await expectThrows(
            TableStoreError.self,
            "a NUL refused",
            where: { if case .invalid(.json) = $0 { true } else { false } }
        ) {
            try await tables.write([.upsert(row(1, "a", #""note":"\u0000""#))], to: rows)
        }
        try await expectThrows(TableStoreError.invalid(.repeatedRow(table: rows.name))) {
            try await tables.write([.upsert(row(1)), .delete(["1", "a"])], to: rows)
        }
        let long = String(repeating: "n", count: StoreLimits.rowKeyBytes)
        try await tables.write([.upsert(row(1, String(long.dropLast())))], to: rows)
        try await expectThrows(TableStoreError.invalid(.rowKey(table: rows.name))) {
            try await tables.write([.upsert(row(1, long))], to: rows)
        }
        for key: TableRowKey in [[], ["1"], ["1", "a", "b"], ["x", "a"], ["1", "a\u{0}"], ["1", long]] {
            try await expectThrows(TableStoreError.invalid(.rowKey(table: rows.name))) {
                try await tables.rows([key], of: rows)
            }
        }
        try await refusedQueries(tables)
        try await expectEqual(tables.count(where: .everything, in: rows), 1)
    }

    private static func refusedQueries(_ tables: any TableStore) async throws {
        let unknown: [DocumentPredicate] = [
            .compare(DocumentField("item count", .number), .equal, 1),
            .compare(DocumentField("flag", .text), .equal, "x"),
            .compare(DocumentField("blob", .text), .equal, "AA=="), .isNull(path: "x"), .hasPrefix(path: "owner", "0"),
            .not(.any([.isIn(DocumentField("amount", .number), [1])])),
        ]
        for predicate in unknown {
            try await expectThrows(
                TableStoreError.self,
                "a field refused",
                where: { if case .noField = $0 { true } else { false } }
            ) {
                try await tables.find(DocumentQuery(where: predicate), in: rows)
            }
        }
        for (path, kind, value) in [
            ("owner", .text, "x"), ("note", .text, 1), ("note", .text, "\u{0}"), ("itemCount", .number, "1"),
            ("day", .text, "2026"), ("at", .dateTime, "2026"),
        ] as [(String, DocumentField.Kind, JSONValue)] {
            try await expectThrows(TableStoreError.invalid(.predicateValue(path: path))) {
                try await tables.count(where: .compare(DocumentField(path, kind), .less, value), in: rows)
            }
        }
        try await expectThrows(TableStoreError.invalid(.negative("limit"))) {
            try await tables.find(DocumentQuery(limit: -1), in: rows)
        }
        try await expectThrows(TableStoreError.invalid(.negative("offset"))) {
            try await tables.find(DocumentQuery(offset: -1), in: rows)
        }
        let keyless = TableDefinition(
            "t",
            columns: [TableColumn("a", member: "a", .text)],
            primaryKey: ["b"],
            statements: ""
        )
        try await expectThrows(TableStoreError.invalid(.table("t"))) { try await tables.prepare([keyless]) }
    }

    static func preparation(_ stores: any Stores) async throws {
        let results = await MisasTesting.race(10) { _ in
            await Result.of { try await stores.tables.prepare(SampleTables.all) }
        }
        for result in results { try result.get() }
        try await stores.tables.write([.insert(row(1))], to: rows)
        try await stores.tables.prepare(SampleTables.all)
        try await stores.tables.prepare([])
        try await expectRow(stores.tables, key(1), row(1))
    }

    static func differences(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1))], to: rows)
        func other(_ columns: [TableColumn], _ key: [String]? = nil) -> TableDefinition {
            TableDefinition(rows.name, columns: columns, primaryKey: key ?? rows.primaryKey, statements: "")
        }
        var columns = rows.columns
        columns[4] = TableColumn("item count", member: "itemCount", .dateTime, isOptional: true)
        let type = TableDifference(
            table: rows.name,
            .column("item count"),
            expected: "timestamp with time zone",
            found: "bigint"
        )
        try await expectThrows(TableStoreError.differs(type)) { try await tables.prepare([other(columns)]) }
        let column = TableColumn("missing", member: "missing", .json)
        let missing = TableDifference(table: rows.name, .column("missing"), expected: "jsonb", found: nil)
        try await expectThrows(TableStoreError.differs(missing)) {
            try await tables.prepare([other(rows.columns + [column])])
        }
        let key = TableDifference(table: rows.name, .primaryKey, expected: "name", found: "number, name")
        try await expectThrows(TableStoreError.differs(key)) {
            try await tables.prepare([other(rows.columns, ["name"])])
        }
        // More columns than are needed are none of the definition's business.
        try await tables.prepare([other(rows.columns.dropLast())])
        try await expectRow(tables, Self.key(1), row(1))
    }

    static func cancelled(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let failure = TableStoreError.cancelled
        try expectFailure(await onCancelledTask { try await tables.write([.insert(row(1))], to: rows) }, failure)
        try expectFailure(await onCancelledTask { try await tables.rows([key(1)], of: rows) }, failure)
        try expectFailure(await onCancelledTask { try await tables.find(DocumentQuery(), in: rows) }, failure)
        try expectFailure(await onCancelledTask { try await tables.count(where: .everything, in: rows) }, failure)
        try expectFailure(await onCancelledTask { try await tables.deleteAll(in: rows) }, failure)
        try expectFailure(await onCancelledTask { try await tables.prepare(SampleTables.all) }, failure)
        try await expectEqual(tables.count(where: .everything, in: rows), 0)
    }

    static func raceInsert(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let results = await MisasTesting.race(20) { index in
            await Result.of { try await tables.write([.insert(row(1, "a", #""itemCount":\#(index)"#))], to: rows) }
        }
        try expectOneSuccess(results, others: TableStoreError.alreadyExists(table: rows.name, key(1)))
        try await expectEqual(tables.count(where: .everything, in: rows), 1)
    }

    static func raceUpsert(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let results = await MisasTesting.race(20) { index in
            let numbers = index.isMultiple(of: 2) ? Array(1...50) : (1...50).reversed()
            let changes = numbers.map { TableChange.upsert(row($0, "a", #""itemCount":\#(index)"#)) }
            return await Result.of { try await tables.write(changes, to: rows) }
        }
        for result in results { try result.get() }
        let found = try await tables.find(DocumentQuery(), in: rows)
        try expectEqual(found.count, 50)
        let counts = Set(try found.map { try StoreSamples.tree($0)["itemCount"] })
        try expectEqual(counts.count, 1, "the number of writers whose rows are left")
    }
}
