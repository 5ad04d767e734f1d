internal import HTTPTypes
internal import Misas

/// The id by which a request is told in the log, in the reply, and to other services.
enum RequestID {
    static let field = HTTPField.Name("X-Request-Id")

    /// The id that came with a request, where it is one, or else a new one.
    ///
    /// What is not short and plain would be a way to write into the log.
    static func of(_ request: HTTPRequest) -> String {
        if let field, let given = request.headerFields[field], isPlain(given) { return given }
        return new
    }

    /// An id that no request has had.
    static var new: String { UUID.version7().jsonKey }

    private static func isPlain(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
