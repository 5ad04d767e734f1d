import Foundation
import Misas
import TestSupport
import Testing

@testable import GoldenEverything

/// Random values of generated types, through JSON and back.
@Suite("Round trips")
struct RoundTripTests {
    @Test("Any value comes back from JSON as it was, and writes the same bytes again")
    func anyValue() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let builtIns = builtIns(&random)
            let bytes = try JSON.encode(builtIns)
            let back = try JSON.decode(BuiltIns.self, from: bytes)
            #expect(try JSON.encode(back) == bytes, "MISAS_SEED=\(random.seed)")
            #expect(back.int == builtIns.int && back.double == builtIns.double, "MISAS_SEED=\(random.seed)")
            #expect(back.maps == builtIns.maps && back.set == builtIns.set, "MISAS_SEED=\(random.seed)")
            #expect(
                back.dateTime == builtIns.dateTime && back.duration == builtIns.duration,
                "MISAS_SEED=\(random.seed)"
            )
            let shape = shape(&random, depth: 4)
            let shapeBytes = try JSON.encode(shape)
            let sameShape = try JSON.decode(Shape.self, from: shapeBytes)
            #expect(try JSON.encode(sameShape) == shapeBytes, "MISAS_SEED=\(random.seed)")
        }
    }

    private func text(_ random: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "é", "😀", "\u{2028}", "\u{1}"]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            text.append(scalars[Int.random(in: scalars.indices, using: &random)])
        }
        return String(text)
    }

    private func builtIns(_ random: inout SeededGenerator) -> BuiltIns {
        let microseconds = Int64.random(in: -60_000_000_000_000...4_000_000_000_000_000, using: &random)
        return BuiltIns(
            string: text(&random),
            bool: .random(using: &random),
            int: .random(in: .min ... .max, using: &random),
            double: Double.random(in: -1e9...1e9, using: &random),
            decimal: Decimal(Int.random(in: -1_000_000...1_000_000, using: &random)) / 100,
            uuid: Literals.uuid(random.next(), random.next()),
            bytes: Bytes((0..<Int.random(in: 0...5, using: &random)).map { UInt8($0) }),
            date: Literals.date(daysSince1970: Int.random(in: -10_000...100_000, using: &random)),
            dateTime: Literals.dateTime(microsecondsSince1970: microseconds),
            duration: .milliseconds(Int.random(in: -1_000_000...1_000_000, using: &random)),
            json: .array([.string(text(&random)), .null, .int(1)]),
            maybe: Bool.random(using: &random) ? nil : text(&random),
            maybes: [nil, Int.random(in: 0...9, using: &random)],
            list: [text(&random)],
            lists: [[], [1]],
            set: [Int.random(in: 0...9, using: &random), 11],
            map: [text(&random): 0.5],
            maps: [Int.random(in: -9...9, using: &random): [Literals.uuid(1, random.next()): [true]]]
        )
    }

    private func shape(_ random: inout SeededGenerator, depth: Int) -> Shape {
        switch Int.random(in: 0...(depth == 0 ? 2 : 5), using: &random) {
        case 0: .point
        case 1: .circle(Double.random(in: 0...1, using: &random))
        case 2: .square(Pair(left: 1, right: Bool.random(using: &random) ? nil : Pair(left: 2)))
        case 3: .many([shape(&random, depth: depth - 1), shape(&random, depth: depth - 1)])
        case 4: .named([text(&random): shape(&random, depth: depth - 1)])
        default: .maybe(Bool.random(using: &random) ? nil : .green)
        }
    }
}
