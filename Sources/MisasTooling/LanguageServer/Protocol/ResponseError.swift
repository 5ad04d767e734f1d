/// Why a request has no result.
struct ResponseError: Error {
    let code: Int
    let message: String

    static func parse(_ reason: String) -> Self { Self(code: -32_700, message: "the message is no JSON: \(reason)") }
    static let invalidRequest = Self(code: -32_600, message: "a request has `jsonrpc`, `method` and an `id`")
    static func unknownMethod(_ name: String) -> Self { Self(code: -32_601, message: "there is no method `\(name)`") }
    static func parameters(_ reason: String) -> Self { Self(code: -32_602, message: reason) }
    static let notInitialized = Self(code: -32_002, message: "`initialize` comes first")
    static let shutDown = Self(code: -32_600, message: "after `shutdown` only `exit` is understood")
    static let initializedTwice = Self(code: -32_600, message: "`initialize` comes once")
    static let cancelled = Self(code: -32_800, message: "the request was cancelled")
    /// The request was understood, and cannot be fulfilled.
    static func failed(_ reason: String) -> Self { Self(code: -32_803, message: reason) }
}
