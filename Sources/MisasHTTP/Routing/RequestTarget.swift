internal import Misas

/// What stands behind the method of a request: its path and its query string, without percent-encoding (RFC 3986).
struct RequestTarget {
    /// The parts of the path; `/a/` has two, of which the second is empty.
    let path: [String]
    /// The parameters, in their order.
    let query: [(name: String, value: String)]
    /// The path as it came.
    let pathText: Substring

    /// Reads the target of a request, `/accounts/4?limit=10`.
    ///
    /// By bytes, which a URL is made of: by characters it would cost as much as the rest of a short request.
    ///
    /// - Throws: ``RequestUnreadable``.
    init(_ text: String) throws(RequestUnreadable) {
        var rest = text[...].utf8
        // A proxy is asked for `http://host/path`; so may a server be (RFC 9112, 3.2.2).
        if rest.first != Self.slash, let scheme = Substring(rest).firstRange(of: "://") {
            let authority = rest[scheme.upperBound...]
            let start = authority.firstIndex { $0 == Self.slash || $0 == Self.mark }
            rest = start.map { authority[$0...] } ?? "/"[...].utf8
        }
        if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        let mark = rest.firstIndex(of: Self.mark)
        let pathBytes = mark.map { rest[..<$0] } ?? rest
        pathText = Substring(pathBytes)
        var problems: [RequestUnreadable.Problem] = []
        var path: [String] = []
        if pathBytes.count > 1 {
            for part in pathBytes.split(separator: Self.slash, omittingEmptySubsequences: false).dropFirst() {
                if let text = PercentEncoding.decode(part) {
                    path.append(text)
                } else {
                    problems.append(.init(.path, "/", PercentEncoding.problem))
                }
            }
        }
        self.path = path
        query = mark.map { Self.query(rest[rest.index(after: $0)...], &problems) } ?? []
        guard problems.isEmpty else { throw RequestUnreadable(problems) }
    }

    private static let slash = UInt8(ascii: "/")
    private static let mark = UInt8(ascii: "?")

    private static func query(
        _ text: Substring.UTF8View,
        _ problems: inout [RequestUnreadable.Problem]
    ) -> [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        for pair in text.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let name = PercentEncoding.decode(equals.map { pair[..<$0] } ?? pair, plusIsSpace: true)
            let value = equals.map { PercentEncoding.decode(pair[pair.index(after: $0)...], plusIsSpace: true) } ?? ""
            if let name, let value {
                query.append((name, value))
            } else {
                problems.append(.init(.query, name.map { String($0.prefix(100)) } ?? "?", PercentEncoding.problem))
            }
        }
        return query
    }
}

/// Texts in URLs.
enum PercentEncoding {
    static let problem = "has a % that two hexadecimal digits do not follow, or is no UTF-8"

    /// The text; `nil` where it is not one.
    static func decode(_ bytes: Substring.UTF8View, plusIsSpace: Bool = false) -> String? {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || (plusIsSpace && $0 == UInt8(ascii: "+")) }) else {
            return String(Substring(bytes))
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = digit(bytes, &index), let low = digit(bytes, &index) else { return nil }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func digit(_ bytes: Substring.UTF8View, _ index: inout Substring.Index) -> UInt8? {
        guard index < bytes.endIndex else { return nil }
        defer { index = bytes.index(after: index) }
        switch bytes[index] {
        case let byte where byte >= 0x30 && byte <= 0x39: return byte - 0x30
        case let byte where byte >= 0x41 && byte <= 0x46: return byte - 0x41 + 10
        case let byte where byte >= 0x61 && byte <= 0x66: return byte - 0x61 + 10
        default: return nil
        }
    }

    /// A text as a value in a query string.
    static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
