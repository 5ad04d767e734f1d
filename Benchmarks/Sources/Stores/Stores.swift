import Measure
import MisasPostgreSQL
import PostgresClient

/// The stores on PostgreSQL at work.
///
/// Each mode is one candidate of a benchmark in `Scripts/`, which runs it beside others and puts the figures together. It
/// prints one JSON object.
@main
struct Stores {
    static func main() async throws {
        var arguments = Arguments(CommandLine.arguments.dropFirst())
        let mode = arguments.text()
        let configuration = try PostgresConfiguration(arguments.text())
        let stores = try await PostgresStores.open(configuration)
        switch mode {
        case "append":
            try await append(stores.events, clients: arguments.int(), seconds: arguments.double())
        case "append-batch":
            try await appendBatches(
                stores.events,
                of: arguments.int(),
                clients: arguments.int(),
                seconds: arguments.double()
            )
        case "fill":
            try await fill(stores.events, streams: arguments.int())
        case "read-stream":
            try await readStreams(
                stores.events,
                streams: arguments.int(),
                clients: arguments.int(),
                seconds: arguments.double()
            )
        case "read-all":
            try await readAll(stores.events)
        case "latency":
            let others = try await PostgresStores.open(configuration)
            try await latency(
                appending: stores.events,
                subscribing: others.events,
                subscribers: arguments.int(),
                rate: arguments.int(),
                seconds: arguments.double()
            )
            await others.close()
        case "append-watched":
            try await appendWatched(
                stores.events,
                subscribers: arguments.int(),
                clients: arguments.int(),
                seconds: arguments.double()
            )
        default:
            print("there is no mode \(mode)")
            finish(2)
        }
        await stores.close()
    }
}

/// The words of a command line, one after the other.
private struct Arguments {
    private var words: ArraySlice<String>

    init(_ words: ArraySlice<String>) {
        self.words = words
    }

    mutating func text() -> String {
        guard let word = words.popFirst() else {
            print("an argument is missing")
            finish(2)
        }
        return word
    }

    mutating func int() -> Int { number(Int.init) }

    mutating func double() -> Double { number(Double.init) }

    private mutating func number<Number>(_ convert: (String) -> Number?) -> Number {
        let word = text()
        guard let number = convert(word) else {
            print("\(word) is no number")
            finish(2)
        }
        return number
    }
}
