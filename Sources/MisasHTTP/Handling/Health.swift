internal import HTTPTypes
internal import Hummingbird
internal import Misas
internal import ServiceLifecycle

/// Tells whoever runs the program how it is.
enum Health {
    /// How long the stores may take to tell how they are.
    private static let patience = Duration.seconds(2)

    static func endpoints(of system: Misas.System) -> [OwnEndpoint] {
        [
            // That it answers is the answer: whoever asks this would start it anew, which helps no store.
            OwnEndpoint("GET", "/health") { _ in
                Response(json: ["status": .string("up")])
            },
            OwnEndpoint("GET", "/ready") { _ in
                if Task.isShuttingDownGracefully {
                    throw Failure.unavailable("the server is stopping").thrown
                }
                let health = await system.stores.checkHealth(within: patience)
                if case .unreachable = health.state {
                    throw Failure.unavailable("the stores do not answer").thrown
                }
                return Response(json: ["status": .string(health.faults.isEmpty ? "ready" : "degraded")])
            },
        ]
    }
}

extension Response {
    /// A reply in the envelope, with some JSON.
    init(_ status: HTTPResponse.Status = .ok, json: JSONValue) {
        self.init(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: Envelope.success((try? JSON.encode(json)) ?? Array("null".utf8))
        )
    }
}
