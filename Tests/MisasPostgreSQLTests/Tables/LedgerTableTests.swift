import Foundation
import GoldenAccounts
import Misas
import MisasTesting
import PostgresClient
import Testing

@testable import MisasPostgreSQL

@Suite("A projection's table on PostgreSQL", .serialized, .timeLimit(.minutes(5)))
struct LedgerTableTests {
    @Test("has the rows that the projection wrote, in columns that SQL can read")
    func columns() async throws {
        let fixture = try await DatabaseFixture()
        let options = PostgresStoresOptions(schema: fixture.schema)
        let stores = try await PostgresStores.open(fixture.configuration, options: options)
        let ledger = try LedgerSystem(on: stores)
        let (first, second) = (AccountID.new(), AccountID.new())
        try await ledger.move(first, second)
        try await ledger.follow()

        let found = try await fixture.sql(
            "SELECT position, account, amount::text, currency, at, format_type(amounts.atttypid, NULL) "
                + "FROM \(fixture.table("ledger_entries")) JOIN pg_attribute AS amounts "
                + "ON attrelid = '\(fixture.table("ledger_entries").replacing("'", with: "''"))'::regclass "
                + "AND attname = 'amount' ORDER BY position"
        )
        var events: [RecordedEvent] = []
        for try await event in stores.events.readAll() where event.type.hasPrefix("accounts.money_") {
            events.append(event)
        }
        #expect(try found.map { try $0.int64(0) } == events.map(\.position.rawValue))
        #expect(try found.map { try $0.uuid(1) } == [first, second, first].map(\.rawValue))
        #expect(try found.map { try $0.text(2) } == ["100", "50", "-30.25"])
        #expect(try found.map { try $0.text(3) } == ["eur", "usd", "eur"])
        #expect(try found.map { try $0.text(5) } == ["numeric", "numeric", "numeric"])
        let rows = try await ledger.rows.find()
        #expect(rows.map(\.amount) == [100, 50, Decimal(-3025) / 100])
        let times = try found.map { try $0.microsecondsSince1970(4) }
        #expect(rows.map(\.at.microsecondsSince1970) == times)
        #expect(try await ledger.rows.count(where: Ledger.Fields.account == first) == 2)

        // Who finds the table again goes on in it.
        try await ledger.move(AccountID.new(), AccountID.new())
        try await LedgerSystem(on: stores).follow()
        #expect(try await ledger.rows.count() == 6)
        await stores.close()
        await fixture.close()
    }
}
