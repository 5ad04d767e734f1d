import Misas

/// The forms in which numbers of a query go to the server.
extension DecimalOrder {
    /// A text whose bytes are in the order of the numbers, as the function `document_decimal` of the schema gives it.
    var documentKey: String {
        guard sign != 0 else { return "1" }
        let place = String(2_000_000_000 + exponent)
        let body =
            String(repeating: "0", count: max(0, 10 - place.utf8.count)) + place
            + String(decoding: digits, as: UTF8.self)
        guard sign < 0 else { return "2" + body }
        let complement = body.utf8.map { UInt8(ascii: "9") - $0 + UInt8(ascii: "0") }
        return "0" + String(decoding: complement, as: UTF8.self) + "~"
    }

    /// A number as `numeric` takes it that compares with every number in a document as this one does.
    ///
    /// Numbers in documents have at most ``StoreLimits/jsonNumber`` digits and an exponent as large; in a query they may
    /// have more than `numeric` has room for.
    var numericText: String {
        guard sign != 0 else { return "0" }
        let bound = 5 * StoreLimits.jsonNumber
        let mark = sign < 0 ? "-" : ""
        guard abs(exponent) <= bound else { return "\(mark)1e\(exponent < 0 ? -bound : bound)" }
        // With a digit behind those that a document may have it is equal to none, and on the same side of each.
        let kept =
            digits.count > 3 * StoreLimits.jsonNumber ? digits.prefix(3 * StoreLimits.jsonNumber) + [0x31] : digits[...]
        return "\(mark)0.\(String(decoding: kept, as: UTF8.self))e\(exponent)"
    }
}
