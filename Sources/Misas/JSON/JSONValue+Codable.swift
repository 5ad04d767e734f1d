#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension JSONValue: Codable {
    /// Reads any value that a decoder holds; the members of objects are sorted by name, since decoders tell no order.
    ///
    /// Integers that fit in 64 bits come as `int`. Other numbers are read with all digits that the decoder gives.
    /// - Throws: what the decoder throws.
    public init(from decoder: any Decoder) throws {
        if let value = Self.scalar(try? decoder.singleValueContainer()) {
            self = value
        } else if var elements = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
            self = .array(values)
        } else {
            let container = try decoder.container(keyedBy: Name.self)
            let names = container.allKeys.sorted { $0.stringValue < $1.stringValue }
            self = .object(
                JSONObject(
                    try names.map {
                        .init(name: $0.stringValue, value: try container.decode(JSONValue.self, forKey: $0))
                    }
                )
            )
        }
    }

    /// Writes the value to any encoder.
    ///
    /// - Throws: `EncodingError.invalidValue` for a number with more digits than any of Swift's types holds; what the
    ///   encoder throws.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value): try value.encode(to: encoder)
        case .int(let value): try value.encode(to: encoder)
        case .number(let number): try Self.encode(number, to: encoder)
        case .string(let value): try value.encode(to: encoder)
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let object):
            var container = encoder.container(keyedBy: Name.self)
            for member in object.members { try container.encode(member.value, forKey: Name(stringValue: member.name)) }
        }
    }

    private static func scalar(_ container: (any SingleValueDecodingContainer)?) -> JSONValue? {
        guard let container else { return nil }
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int.self) { return .int(value) }
        if let value = try? container.decode(UInt64.self) { return .number(JSONNumber(validated: "\(value)")) }
        if let value = try? container.decode(String.self) { return .string(value) }
        let double = (try? container.decode(Double.self)).flatMap(JSONNumber.init)
        guard let decimal = (try? container.decode(Decimal.self)).flatMap({ JSONNumber($0.description) }) else {
            return double.map(JSONValue.number)
        }
        // A `Double` has the range and a `Decimal` the digits: where both hold the number, the shorter form does.
        guard let double, digits(of: double) == digits(of: decimal) else { return .number(decimal) }
        return .number(double)
    }

    private static func encode(_ number: JSONNumber, to encoder: any Encoder) throws {
        let digits = digits(of: number)
        let double = number.doubleValue
        var container = encoder.singleValueContainer()
        if let same = JSONNumber(double), Self.digits(of: same) == digits {
            try container.encode(double)
        } else if let integer = UInt64(number.literal) {
            try container.encode(integer)
        } else if let decimal = Decimal(string: number.literal), let same = JSONNumber(decimal.description),
            Self.digits(of: same) == digits
        {
            try container.encode(decimal)
        } else {
            throw EncodingError.invalidValue(
                number.literal,
                .init(codingPath: encoder.codingPath, debugDescription: "the number has too many digits")
            )
        }
    }

    /// A number as its digits without zeros at either end, and what power of ten they are to be multiplied with: two
    /// ways to write one number come out the same.
    private static func digits(of number: JSONNumber) -> [Int] {
        var digits: [Int] = []
        var exponent = 0
        var isNegative = false
        var isFraction = false
        let parts = number.literal.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        for byte in (parts.first ?? "").utf8 {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            default:
                digits.append(Int(byte) - 0x30)
                if isFraction { exponent -= 1 }
            }
        }
        if parts.count > 1 { exponent = exponent.addingReportingOverflow(Int(parts[1]) ?? .max).partialValue }
        digits = Array(digits.drop { $0 == 0 })
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        return digits.isEmpty ? [] : [isNegative ? -1 : 1, exponent] + digits
    }

    /// The name of a member, whatever it is.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
