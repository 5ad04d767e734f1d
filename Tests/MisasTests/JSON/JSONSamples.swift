import TestSupport
import Foundation
import Misas

/// What the compiler makes of specs, by hand.
struct Deposit: JSONCodable, Codable, Equatable {
    var id: UUID
    var owner: String
    var count: Int
    var isOpen: Bool
    var ratio: Double
    var note: String?
    var tags: [String]

    init(id: UUID, owner: String, count: Int, isOpen: Bool, ratio: Double, note: String?, tags: [String]) {
        self.id = id
        self.owner = owner
        self.count = count
        self.isOpen = isOpen
        self.ratio = ratio
        self.note = note
        self.tags = tags
    }

    init(from reader: inout JSONReader) {
        self.id = reader.member("id")
        self.owner = reader.member("owner")
        self.count = reader.member("count")
        self.isOpen = reader.member("isOpen")
        self.ratio = reader.member("ratio")
        self.note = reader.optionalMember("note")
        self.tags = reader.member("tags", default: [])
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("id", self.id)
        writer.member("owner", self.owner)
        writer.member("count", self.count)
        writer.member("isOpen", self.isOpen)
        writer.member("ratio", self.ratio)
        writer.optionalMember("note", self.note)
        writer.member("tags", self.tags)
    }

    static func random(using generator: inout SeededGenerator) -> Deposit {
        Deposit(
            id: .random(using: &generator),
            owner: .random(using: &generator),
            count: .random(in: .min ... .max, using: &generator),
            isOpen: .random(using: &generator),
            ratio: .randomBits(using: &generator),
            note: Bool.random(using: &generator) ? nil : .random(using: &generator),
            tags: (0..<Int.random(in: 0...3, using: &generator)).map { _ in .random(using: &generator) }
        )
    }
}

struct Line: JSONCodable, Equatable {
    var amount: Int
    var price: Money

    init(amount: Int, price: Money) {
        self.amount = amount
        self.price = price
    }

    init(from reader: inout JSONReader) {
        self.amount = reader.member("amount")
        self.price = reader.member("price")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("amount", self.amount)
        writer.member("price", self.price)
    }
}

struct Order: JSONCodable, Equatable {
    var lines: [Line]
    var prices: [String: Money]
    var source: Source

    init(lines: [Line], prices: [String: Money], source: Source) {
        self.lines = lines
        self.prices = prices
        self.source = source
    }

    init(from reader: inout JSONReader) {
        self.lines = reader.member("lines")
        self.prices = reader.member("prices", default: [:])
        self.source = reader.member("source", default: .cash)
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("lines", self.lines)
        writer.member("prices", self.prices)
        writer.member("source", self.source)
    }
}

enum Currency: String, CaseIterable, JSONEnum {
    case euro = "EUR"
    case dollar = "USD"
}

struct Money: JSONCodable, Hashable {
    var amount: Decimal
    var currency: Currency

    init(amount: Decimal, currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    init(from reader: inout JSONReader) {
        self.amount = reader.member("amount")
        self.currency = reader.member("currency")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("amount", self.amount)
        writer.member("currency", self.currency)
    }
}

struct AccountNumber: JSONWrapper, JSONKey {
    let rawValue: Int

    init(unchecked rawValue: Int) { self.rawValue = rawValue }
}

indirect enum Source: JSONCodable, Equatable {
    case cash
    case account(AccountNumber)
    case split([Source])

    init(from reader: inout JSONReader) {
        switch reader.beginUnion() {
        case "cash": self = .cash
        case "account": self = .account(reader.payload())
        case "split": self = .split(reader.payload())
        default:
            reader.unknownCase(expected: "cash, account, split")
            self = .cash
        }
        reader.endUnion()
    }

    func encode(to writer: inout JSONWriter) {
        switch self {
        case .cash: writer.bareCase("cash")
        case .account(let number): writer.unionCase("account", number)
        case .split(let parts): writer.unionCase("split", parts)
        }
    }
}

extension JSON {
    static func decode<Value: JSONCodable>(_ type: Value.Type = Value.self, text: String) throws(JSONDecodingError)
        -> Value
    {
        try decode(type, from: Array(text.utf8))
    }

    static func text(_ value: some JSONCodable) throws(JSONEncodingError) -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }

    /// The failures of a text that cannot be read, each on a line.
    static func failures<Value: JSONCodable>(_ type: Value.Type, _ text: String) -> [String] {
        do {
            _ = try decode(type, text: text)
            return []
        } catch {
            return error.failures.map(\.description)
        }
    }
}

extension UUID {
    static func random(using generator: inout SeededGenerator) -> UUID {
        let (high, low) = (generator.next(), generator.next())
        return withUnsafeBytes(of: (high, low)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}

extension String {
    /// Scalars of every plane, and those that JSON has to escape.
    static func random(using generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let range: ClosedRange<UInt32> =
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: 0...0x1F
                case 1, 2: 0x20...0x7F
                case 3: 0x80...0x7FF
                case 4: 0x800...0xFFFF
                default: 0x1_0000...0x10_FFFF
                }
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Double {
    /// Any finite number, by its bits.
    static func randomBits(using generator: inout SeededGenerator) -> Double {
        while true {
            let value = Double(bitPattern: generator.next())
            if value.isFinite { return value }
        }
    }
}
