/// Where a number lies in a text.
struct JSONNumberRange {
    let start: Int
    let end: Int
    /// It has neither fraction nor exponent.
    let isInteger: Bool
}

extension JSONReader {
    /// Validates the number at the cursor, and moves behind it.
    ///
    /// - Returns: Where it lies, or `nil` when the pass ended.
    mutating func scanNumber() -> JSONNumberRange? {
        let start = cursor
        var isInteger = true
        if peek() == UInt8(ascii: "-") { cursor += 1 }
        if peek() == UInt8(ascii: "0") {
            cursor += 1
        } else {
            guard skipDigits() else { return nil }
        }
        if peek() == UInt8(ascii: ".") {
            isInteger = false
            cursor += 1
            guard skipDigits() else { return nil }
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            cursor += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { cursor += 1 }
            guard skipDigits() else { return nil }
        }
        return JSONNumberRange(start: start, end: cursor, isInteger: isInteger)
    }

    private mutating func skipDigits() -> Bool {
        let start = cursor
        var index = start
        while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        cursor = index
        if index == start { terminate(expected: "a digit") }
        return index > start
    }

    /// The value of a number without fraction and exponent; `nil` beyond 64 bits.
    func intValue(of number: JSONNumberRange) -> Int? {
        let isNegative = bytes[number.start] == UInt8(ascii: "-")
        var magnitude: UInt = 0
        for byte in bytes[(isNegative ? number.start + 1 : number.start)..<number.end] {
            let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = product.addingReportingOverflow(UInt(byte &- UInt8(ascii: "0")))
            guard !isTooLarge, !overflows else { return nil }
            magnitude = sum
        }
        guard isNegative else { return Int(exactly: magnitude) }
        guard magnitude <= UInt(Int.max) + 1 else { return nil }
        return Int(truncatingIfNeeded: 0 &- magnitude)
    }

    /// The `Double` nearest to a number; `nil` when that is infinite.
    func doubleValue(of number: JSONNumberRange) -> Double? {
        if let value = simpleDoubleValue(of: number) { return value }
        let text = String(decoding: bytes[number.start..<number.end], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// When both the digits and the power of ten are exact as `Double`, one operation rounds correctly (Clinger).
    private func simpleDoubleValue(of number: JSONNumberRange) -> Double? {
        var index = number.start
        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard number.end - index <= 22 else { return nil }
        var digits: UInt64 = 0
        var significantDigits = 0
        var exponent = 0
        var isFraction = false
        while index < number.end {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                break
            } else {
                digits = digits &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                if significantDigits > 0 || byte != UInt8(ascii: "0") { significantDigits += 1 }
                if isFraction { exponent -= 1 }
            }
            index += 1
        }
        guard significantDigits <= 19, digits <= 1 << 53 else { return nil }
        if index < number.end {
            guard number.end - index <= 5 else { return nil }
            index += 1
            let isNegativeExponent = bytes[index] == UInt8(ascii: "-")
            if isNegativeExponent || bytes[index] == UInt8(ascii: "+") { index += 1 }
            var written = 0
            while index < number.end {
                written = written * 10 + Int(bytes[index] &- UInt8(ascii: "0"))
                index += 1
            }
            exponent += isNegativeExponent ? -written : written
        }
        let magnitude: Double
        if exponent >= 0 {
            guard exponent < Self.powersOfTen.count else { return nil }
            magnitude = Double(digits) * Self.powersOfTen[exponent]
        } else {
            guard -exponent < Self.powersOfTen.count else { return nil }
            magnitude = Double(digits) / Self.powersOfTen[-exponent]
        }
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
