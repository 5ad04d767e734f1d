#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import MisasLanguage

/// Where a `Decimal` keeps its parts.
///
/// Foundation has no public way to a decimal's digits but its description, which takes 2 µs: most of the time that a
/// whole message needs. The memory has the layout of the C structure that the type once was, with the bits of its
/// second byte in one of two orders. Which it is, if any, is found out by trying values that use every part.
private enum DecimalLayout: CaseIterable {
    /// The count of words is in the low bits, as a C compiler lays them out on Apple's platforms.
    case countInLowBits
    /// The count of words is in the high bits, as swift-foundation has it.
    case countInHighBits

    /// The layout of this platform; `nil` when it is another.
    static let current: DecimalLayout? = {
        guard MemoryLayout<Decimal>.size == 20 else { return nil }
        return allCases.first { $0.isRight }
    }()

    private var isRight: Bool {
        let significands: [UInt128] = [
            0, 1, 125, 0x0102_0304_0506_0708, 12_345_678_901_234_567_890_123_456_789_012_345_678,
        ]
        for significand in significands {
            for exponent in [-128, -3, 0, 5, 127] {
                for isNegative in [false, true] {
                    guard let form = DecimalForm(isNegative: isNegative, significand: significand, exponent: exponent)
                    else { continue }
                    let decimal = Decimal(form)
                    guard (try? DecimalForm(decimal.description)) == form, self.form(of: decimal) == form else {
                        return false
                    }
                }
            }
        }
        return true
    }

    /// The exponent stands in the first byte, the words of the significand from the fifth on.
    func form(of decimal: Decimal) -> DecimalForm? {
        withUnsafeBytes(of: decimal) { bytes in
            let flags = bytes[1]
            let wordCount: Int
            let isNegative: Bool
            switch self {
            case .countInLowBits: (wordCount, isNegative) = (Int(flags & 0xF), flags & 0x10 != 0)
            case .countInHighBits: (wordCount, isNegative) = (Int(flags >> 4), flags & 0x08 != 0)
            }
            var significand: UInt128 = 0
            for word in (0..<min(wordCount, 8)).reversed() {
                let value = bytes.loadUnaligned(fromByteOffset: 4 + 2 * word, as: UInt16.self)
                significand = significand << 16 | UInt128(value)
            }
            return DecimalForm(
                isNegative: isNegative,
                significand: significand,
                exponent: Int(Int8(bitPattern: bytes[0]))
            )
        }
    }
}

extension DecimalForm {
    /// The form of a number; `nil` when it is none, or has too many digits.
    init?(_ decimal: Decimal) {
        guard decimal.isFinite else { return nil }
        let form =
            if let layout = DecimalLayout.current {
                layout.form(of: decimal)
            } else {
                try? DecimalForm(decimal.description)
            }
        guard let form else { return nil }
        self = form
    }
}
