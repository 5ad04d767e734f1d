import FoundationEssentials
import Misas
import MisasPostgreSQL

/// Adds up in a document.
struct BalanceProjector: BalancesProjection {
    func project(_ event: Moved, onto document: inout Balance?, in context: ProjectionContext) {
        var balance =
            document ?? Balance(account: event.account, total: 0, movements: 0, lastMovedAt: event.at)
        balance.total += event.amount
        balance.movements += 1
        balance.lastMovedAt = event.at
        document = balance
    }
}

/// Adds up in a row.
struct TotalsProjector: TotalsProjection {
    func project(_ event: Moved, into rows: ProjectedRows<TotalsRow>, in context: ProjectionContext) async throws {
        let found = try await rows.row(.init(account: event.account))
        var row = found ?? TotalsRow(account: event.account, total: 0, movements: 0, lastMovedAt: event.at)
        row.total += event.amount
        row.movements += 1
        row.lastMovedAt = event.at
        try await rows.upsert(row)
    }
}

/// A system on stores, of whose projections one runs.
func system(on stores: PostgresStores, partitions: Int) throws -> Misas.System {
    let options = ProcessorOptions(partitions: partitions)
    return try Misas.System(
        name: "bench",
        version: "1",
        .stores(stores),
        .processing(
            ProcessingOptions(
                processors: ["bench.balances": options, "bench.totals": options],
                deliversPredictions: false
            )
        )
    ) {
        BenchSubsystem(balances: BalanceProjector(), totals: TotalsProjector())
    }
}

/// The event of a number, of the size of an ordinary one.
func moved(_ number: Int, keys: Int) -> (key: Int, event: Moved) {
    let key = number % keys
    return (
        key,
        Moved(
            account: "0192d3a4-5b6c-7d8e-9f00-\(100_000_000_000 + key)",
            amount: number % 97 - 40,
            note: "monthly rent for the flat at the harbour, paid by transfer, number \(number)",
            at: Date(timeIntervalSince1970: 1_780_000_000 + Double(number))
        )
    )
}
