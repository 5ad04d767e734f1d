import Foundation
import GoldenAccounts
import GoldenWarehouse
import Misas
import Testing

/// Rows of projections, written and found through a system.
@Suite("The generated tables")
struct TableTests {
    private static let goldens = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Goldens")

    @Test("Rows are written by a projection and found by a handler, by their key and by their columns")
    func writtenAndFound() async throws {
        let ledger = try LedgerSystem()
        let (first, second) = (AccountID.new(), AccountID.new())
        try await ledger.move(first, second)
        try await ledger.follow()

        let rows = ledger.rows
        let all = try await rows.find()
        #expect(all.map(\.amount) == [100, 50, Decimal(-3025) / 100])
        #expect(all.map(\.account) == [first, second, first])
        #expect(all.map(\.currency) == [.eur, .usd, .eur])
        let last = try #require(all.last)
        #expect(try await rows.row(.init(position: last.position))?.amount == last.amount)
        #expect(try await rows.row(.init(position: last.position + 1)) == nil)
        #expect(try await rows.count(where: Ledger.Fields.account == first) == 2)
        let found = try await rows.find(
            where: Ledger.Fields.account == first && Ledger.Fields.amount < 0,
            sortedBy: [Ledger.Fields.at.descending]
        )
        #expect(found.map(\.position) == [last.position])
        #expect(try await rows.find(where: Ledger.Fields.currency.isIn([.usd, .cad])).count == 1)
    }

    @Test("What makes a table is what the command line prints, but for the schema")
    func sameStatements() throws {
        for (name, table) in [("Accounts", LedgerRow.table), ("Warehouse", PlacesRow.table)] {
            let printed = try String(contentsOf: Self.goldens.appending(path: "\(name)/\(name).sql"), encoding: .utf8)
            let statements = printed.split(separator: "\n").filter { !$0.hasPrefix("--") && $0 != "COMMIT;" }
                .joined(separator: "\n").replacing(#""misas"."#, with: "")
            #expect(table.statements == statements)
            #expect(statements.contains(#"CREATE TABLE "\#(table.name)" ("#))
        }
        #expect(PlacesRow.table.name == "places_v2")
        #expect(PlacesRow.table.primaryKey == ["sku", "stock"])
    }
}
