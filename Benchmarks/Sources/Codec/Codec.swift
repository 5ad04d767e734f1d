import FoundationEssentials
import Measure
import Misas

/// codec: the time of encoding and decoding generated messages, against Foundation's encoder and decoder on the very
/// same types with synthesized `Codable`.
///
/// Measured: values to bytes and back, on one thread; one encoder and one decoder used throughout. Foundation writes
/// dates in ISO 8601, as Misas does, and decimals as numbers, which is less work than Misas's strings.
/// Not measured: files, upcasting, validation, several threads.
@main
struct Codec {
    static let rounds = 9

    static func main() async throws {
        let flat = try await compare("flat", Samples.flat, calls: 20_000)
        let nested = try await compare("nested", Samples.nested, calls: 1_000)
        let stored = try await decodeInStoredOrder()
        print("Encoding and decoding: ns per call, median of \(rounds) rounds\n")
        Report.table(
            ["message", "bytes", "Misas", "Foundation", "Foundation / Misas"],
            flat.rows + nested.rows + [stored]
        )
        let checks = [
            Check.atLeast(5, flat.encoding, "× at encoding"),
            Check.atLeast(5, flat.decoding, "× at decoding"),
        ]
        finish(Report.conclude("codec", checks))
    }

    /// What was measured of a message.
    struct Comparison {
        let encoding: Double
        let decoding: Double
        let rows: [[String]]
    }

    static func compare<Value: JSONCodable & Codable & Equatable>(
        _ name: String,
        _ value: Value,
        calls: Int
    ) async throws -> Comparison {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let bytes = try JSON.encode(value)
        let data = try encoder.encode(value)
        guard try JSON.decode(Value.self, from: bytes) == value, try decoder.decode(Value.self, from: data) == value
        else { throw RoundTripFailure(message: name) }
        let samples = try await Rounds(rounds, calls: calls).measure([
            ("encode", { calls in for _ in 0..<calls { keep(try JSON.encode(value)) } }),
            ("encode, Foundation", { calls in for _ in 0..<calls { keep(try encoder.encode(value)) } }),
            ("decode", { calls in for _ in 0..<calls { keep(try JSON.decode(Value.self, from: bytes)) } }),
            (
                "decode, Foundation",
                { calls in for _ in 0..<calls { keep(try decoder.decode(Value.self, from: data)) } }
            ),
        ])
        let times = samples.map(\.median)
        return Comparison(
            encoding: times[1] / times[0],
            decoding: times[3] / times[2],
            rows: [
                row("\(name), encode", size: bytes.count, times[0], times[1]),
                row("\(name), decode", size: bytes.count, times[2], times[3]),
            ]
        )
    }

    /// Decodes with the members in the order of `jsonb`, which is not the order of the type.
    static func decodeInStoredOrder() async throws -> [String] {
        let bytes = Samples.flatInStoredOrder
        guard try JSON.decode(OrderPaid.self, from: bytes) == Samples.flat else {
            throw RoundTripFailure(message: "flat, in jsonb's order")
        }
        let samples = try await Rounds(rounds, calls: 20_000).measure([
            ("decode", { calls in for _ in 0..<calls { keep(try JSON.decode(OrderPaid.self, from: bytes)) } })
        ])
        return ["flat, decode in jsonb's order", "\(bytes.count)", Report.number(samples[0].median, digits: 0), "", ""]
    }

    private static func row(_ name: String, size: Int, _ ours: Double, _ theirs: Double) -> [String] {
        [
            name, "\(size)", Report.number(ours, digits: 0), Report.number(theirs, digits: 0),
            Report.number(theirs / ours, digits: 1) + " ×",
        ]
    }
}

/// A message did not come back as it was: what would be measured is not the work.
struct RoundTripFailure: Error {
    let message: String
}
