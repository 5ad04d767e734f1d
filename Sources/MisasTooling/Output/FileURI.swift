internal import MisasCompiler

/// Paths as clients name them: `file:///home/me/Sources/Accounts/Accounts.misas.yaml`.
enum FileURI {
    /// The path of a URI; `nil` where it is not that of a file on this computer.
    static func path(of uri: String) -> String? {
        let prefix = "file://"
        guard uri.prefix(prefix.count).lowercased() == prefix else { return nil }
        var rest = uri.dropFirst(prefix.count)
        if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
        guard rest.hasPrefix("/"), let path = decoded(rest.prefix { $0 != "?" && $0 != "#" }) else { return nil }
        return FileSystem.plainPath(path)
    }

    /// A path as a reference of RFC 3986: relative ones stay so, and what an URI cannot hold is written in percent.
    static func reference(to path: String) -> String {
        var reference = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                reference.unicodeScalars.append(Unicode.Scalar(byte))
            default: reference += "%" + byte.hexadecimal.uppercased()
            }
        }
        return reference
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value != 0
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
