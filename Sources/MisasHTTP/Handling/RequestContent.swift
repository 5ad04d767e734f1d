internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request, within its limits.
struct RequestContent: Sendable {
    let limit: Int
    let timeout: Duration

    /// The bytes of a body that is JSON; none where there is no body.
    ///
    /// - Throws: ``Failure/Thrown``: 413, 415, 408, 400.
    func json(of request: Request) async throws -> [UInt8] {
        try check(request.head)
        let bytes = try await bytes(of: request)
        if !bytes.isEmpty, request.headers[.contentType] == nil {
            throw Failure.unsupportedMediaType("a body needs `Content-Type: application/json`").thrown
        }
        return bytes
    }

    private func check(_ head: HTTPRequest) throws {
        if let length = head.headerFields[.contentLength].flatMap(Int.init), length > limit {
            throw Failure.tooLarge(limit).thrown
        }
        if let coding = head.headerFields[.contentEncoding], coding.lowercased() != "identity" {
            var failure = Failure.unsupportedMediaType("the body is to be sent as it is, without Content-Encoding")
            failure.headers = [.acceptEncoding: "identity"]
            throw failure.thrown
        }
        guard let type = head.headerFields[.contentType] else { return }
        guard let kind = ContentType(type), kind.isJSON else {
            throw Failure.unsupportedMediaType("a body is to be application/json").thrown
        }
        if let charset = kind.charset, charset != "utf-8", charset != "utf8" {
            throw Failure.unsupportedMediaType("JSON is written in UTF-8 (RFC 8259)").thrown
        }
    }

    private func bytes(of request: Request) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else { throw Failure.tooLarge(limit).thrown }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let error as BodyFailure {
            switch error {
            case .late: throw Failure.timeout("the body", after: timeout).thrown
            case .broken: throw Failure.truncated.thrown
            }
        }
        return bytes
    }
}

/// The value of a field `Content-Type`.
struct ContentType {
    let isJSON: Bool
    let charset: String?

    init?(_ text: String) {
        let parts = text.split(separator: ";").map { $0.trimmed }
        guard let type = parts.first?.lowercased() else { return nil }
        isJSON = type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
                guard pair.count == 2, pair[0].lowercased() == "charset" else { return nil }
                return pair[1].lowercased().filter { $0 != "\"" }
            }.first
    }
}
