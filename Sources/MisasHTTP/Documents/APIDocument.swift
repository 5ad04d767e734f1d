internal import HTTPTypes
internal import Hummingbird
internal import Misas
internal import NIOCore

/// What tells how the API is used: the OpenAPI document of the system, and a page that shows it.
struct APIDocument {
    /// The document: what the compiler wrote for each subsystem, joined.
    let tree: JSONValue

    /// Joins the documents of a system's subsystems.
    ///
    /// - Throws: `JSONDecodingError` where the compiler wrote none, which a test of the compiler rules out.
    init(_ system: Misas.System) throws {
        let info: JSONValue = [
            "title": .string(system.name), "version": .string(system.version),
        ]
        var tree: JSONValue = ["openapi": "3.1.0", "info": info]
        for part in system.routeDocuments {
            let text = part.withUTF8Buffer { [UInt8]($0) }
            tree = tree.joined(with: PathNames(tree).given(to: try JSON.decode(JSONValue.self, from: text)))
        }
        if tree["paths"] == nil { tree["paths"] = .object(JSONObject([])) }
        self.tree = tree
    }

    /// The paths under which both are found.
    var endpoints: [OwnEndpoint] {
        get throws {
            let text = try JSON.encode(tree)
            return [
                Self.endpoint("/openapi.json", "application/json", text),
                Self.endpoint("/docs", "text/html; charset=utf-8", Array(APIPage.html.utf8), policy: Self.pagePolicy),
            ]
        }
    }

    /// The page has its own script and style, reads the document, and nothing else.
    private static let pagePolicy =
        "default-src 'none'; connect-src 'self'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"

    private static func endpoint(
        _ path: String,
        _ type: String,
        _ text: [UInt8],
        policy: String? = nil
    ) -> OwnEndpoint {
        let body = ByteBuffer(bytes: text)
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
        if let policy { headers[.contentSecurityPolicy] = policy }
        return OwnEndpoint("GET", path) { [headers] _ in
            Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
        }
    }
}

extension JSONValue {
    /// Two documents as one: objects have the members of both, lists the items of both, and of anything else the first
    /// stays.
    fileprivate func joined(with other: JSONValue) -> JSONValue {
        switch (self, other) {
        case (.object(let own), .object(let others)):
            var joined = self
            for member in others.members {
                joined[member.name] = own[member.name]?.joined(with: member.value) ?? member.value
            }
            return joined
        case (.array(let own), .array(let others)): return .array(own + others.filter { !own.contains($0) })
        default: return self
        }
    }
}
