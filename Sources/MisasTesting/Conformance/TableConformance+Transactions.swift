import Misas

extension TableConformance {
    static let transactions: [StoreScenario] = [
        StoreScenario(
            "A transaction sees the rows that it has written, and nobody else does before it commits",
            ownRows
        ),
        StoreScenario("A body that throws leaves no rows", abandoned),
        StoreScenario("A refused write of rows leaves the transaction as it was, and it can go on", goesOn),
        StoreScenario("Of a row that two transactions add, one is told that it is there", bothInsert),
        StoreScenario("Of a row that two transactions replace, the last to commit wins", bothUpsert),
        StoreScenario(
            "To delete all rows in a transaction also deletes those that others have added since it began",
            deletesOthers
        ),
        StoreScenario("Tables of a transaction that has ended can do nothing", endedTransaction),
    ]

    private static func count(_ tables: any TableStore) async throws -> Int {
        try await tables.count(where: .everything, in: rows)
    }

    static func ownRows(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1)), .insert(row(2))], to: rows)
        try await stores.transaction { transaction in
            let own = transaction.tables
            try await own.prepare(SampleTables.all)
            try await own.write([.insert(row(3)), .upsert(row(1, "a", #""note":"n""#)), .delete(key(2))], to: rows)
            try await expectRow(own, key(1), row(1, "a", #""note":"n""#))
            try await expectRow(own, key(2), nil)
            try await expectRow(own, key(3), row(3))
            try await expectEqual(count(own), 2)
            let noted = DocumentQuery(where: .compare(DocumentField("note", .text), .equal, "n"))
            try await expectEqual(own.find(noted, in: rows).count, 1)
            try await own.write([.insert(row(2, "a", #""note":"n""#))], to: rows)
            try await expectEqual(own.find(noted, in: rows).count, 2)
            try await expectRow(tables, key(1), row(1))
            try await expectRow(tables, key(3), nil)
            try await own.deleteAll(in: rows)
            try await expectEqual(count(own), 0)
            try await own.write([.insert(row(1)), .insert(row(4))], to: rows)
            try await expectEqual(count(own), 2)
        }
        try await expectEqual(count(tables), 2)
        try await expectRow(tables, key(4), row(4))
    }

    private struct Abandoned: Error {}

    static func abandoned(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1))], to: rows)
        try await expectThrows(Abandoned.self) {
            try await stores.transaction { transaction in
                try await transaction.tables.write([.insert(row(2)), .delete(key(1))], to: rows)
                throw Abandoned()
            }
        }
        try await expectRow(tables, key(1), row(1))
        try await expectRow(tables, key(2), nil)
    }

    static func goesOn(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1))], to: rows)
        try await stores.transaction { transaction in
            let own = transaction.tables
            try await own.write([.insert(row(2))], to: rows)
            for taken in [1, 2] {
                try await expectThrows(TableStoreError.alreadyExists(table: rows.name, key(taken))) {
                    try await own.write([.upsert(row(3)), .insert(row(taken))], to: rows)
                }
            }
            try await expectRow(own, key(3), nil)
            let other = TableDefinition(rows.name, columns: rows.columns, primaryKey: ["name"], statements: "")
            try await expectThrows(TableStoreError.self, "a difference") { try await own.prepare([other]) }
            try await own.write([.insert(row(4))], to: rows)
        }
        try await expectEqual(count(tables), 3)
    }

    static func bothInsert(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await expectThrows(TableStoreError.alreadyExists(table: rows.name, key(1))) {
            try await stores.transaction { transaction in
                try await expectRow(transaction.tables, key(1), nil)
                try await tables.write([.insert(row(1, "a", #""note":"first""#))], to: rows)
                try await transaction.tables.write([.insert(row(1)), .insert(row(2))], to: rows)
            }
        }
        try await expectRow(tables, key(1), row(1, "a", #""note":"first""#))
        try await expectRow(tables, key(2), nil)
    }

    static func bothUpsert(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await stores.transaction { transaction in
            try await expectRow(transaction.tables, key(1), nil)
            try await tables.write([.insert(row(1, "a", #""note":"first""#)), .insert(row(2))], to: rows)
            try await transaction.tables.write([.upsert(row(1, "a", #""note":"last""#)), .delete(key(2))], to: rows)
        }
        try await expectRow(tables, key(1), row(1, "a", #""note":"last""#))
        try await expectRow(tables, key(2), nil)
    }

    static func deletesOthers(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        try await tables.write([.insert(row(1))], to: rows)
        try await stores.transaction { transaction in
            try await expectEqual(count(transaction.tables), 1)
            try await tables.write([.insert(row(2))], to: rows)
            try await transaction.tables.deleteAll(in: rows)
            try await transaction.tables.write([.insert(row(3))], to: rows)
        }
        try await expectEqual(count(tables), 1)
        try await expectRow(tables, key(3), row(3))
    }

    static func endedTransaction(_ stores: any Stores) async throws {
        _ = try await prepared(stores)
        let kept = try await stores.transaction { $0.tables }
        try await expectThrows(TableStoreError.invalid(.transactionEnded)) { try await kept.rows([key(1)], of: rows) }
        try await expectThrows(TableStoreError.invalid(.transactionEnded)) {
            try await kept.write([.insert(row(1))], to: rows)
        }
        try await expectThrows(TableStoreError.invalid(.transactionEnded)) {
            try await kept.find(DocumentQuery(), in: rows)
        }
        try await expectThrows(TableStoreError.invalid(.transactionEnded)) { try await kept.deleteAll(in: rows) }
        try await expectThrows(TableStoreError.invalid(.transactionEnded)) { try await kept.prepare([rows]) }
    }
}
