import Measure
import Misas
import MisasPostgreSQL
import PostgresClient

/// What `Scripts/projection.py` and `Scripts/processing_lag.py` measure: one projection over a log.
///
/// Its arguments are a mode, a connection string, and what the mode takes. Prints one JSON object.
@main
struct Processing {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let first = Int(arguments[3]), let second = Int(arguments[4]) else {
            print("usage: processing MODE CONNECTION NUMBER NUMBER")
            finish(2)
        }
        let stores = try await PostgresStores.open(PostgresConfiguration(arguments[2]))
        switch arguments[1] {
        case "fill": try await fill(stores, events: first, keys: second)
        case "documents": try await project(Balances.self, on: stores, partitions: first, events: second)
        case "rows": try await project(Totals.self, on: stores, partitions: first, events: second)
        case "lag": try await lag(stores, rate: first, seconds: second)
        default:
            print("there is no mode \(arguments[1])")
            finish(2)
        }
        await stores.close()
    }
}
