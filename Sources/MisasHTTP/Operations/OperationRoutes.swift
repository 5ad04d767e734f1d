internal import HTTPTypes
internal import Hummingbird
internal import Misas

/// What operators do over HTTP: what `misas processors` does on the command line.
struct OperationRoutes: Sendable {
    let system: Misas.System
    let options: HTTPOptions.Operations
    let gate: Gate
    let content: RequestContent

    var endpoints: [OwnEndpoint] {
        let processor = "/processors/{processor}"
        return [
            read("/status") { _ in try await OperationText.status(system.status()) },
            read("/processors") { _ in
                .array(try await system.processors.list().map(OperationText.processor))
            },
            read(processor) { asked in
                OperationText.processor(try await system.processors.status(of: asked.processor))
            },
            read("\(processor)/parked", takes: ["key", "limit"]) { asked in
                let parked = try await system.processors.parkedEvents(
                    of: asked.processor,
                    key: asked["key"],
                    limit: try asked.limit
                )
                return .array(parked.map { Literals.json($0) })
            },
            order("\(processor)/replay", takes: ["key"]) { asked in
                try await system.processors.replay(asked.processor, key: asked["key"])
            },
            order("\(processor)/discard", takes: ["key"]) { asked in
                try await system.processors.discard(asked.processor, key: asked["key"])
            },
            order("\(processor)/rebuild") { asked in try await system.processors.rebuild(asked.processor) },
            order("\(processor)/pause") { asked in try await system.processors.pause(asked.processor) },
            order("\(processor)/resume") { asked in try await system.processors.resume(asked.processor) },
        ]
    }

    private func read(
        _ path: String,
        takes parameters: [String] = [],
        _ answer: @escaping @Sendable (Asked) async throws -> JSONValue
    ) -> OwnEndpoint {
        guarded("GET", path, parameters) { asked in Response(json: try await answer(asked)) }
    }

    /// What is asked for is done by the instances that run.
    private func order(
        _ path: String,
        takes parameters: [String] = [],
        _ perform: @escaping @Sendable (Asked) async throws -> Void
    ) -> OwnEndpoint {
        guarded("POST", path, parameters) { asked in
            try await perform(asked)
            return Response(.accepted, json: .null)
        }
    }

    private func guarded(
        _ method: String,
        _ path: String,
        _ parameters: [String],
        _ answer: @escaping @Sendable (Asked) async throws -> Response
    ) -> OwnEndpoint {
        let template = options.path + path
        return OwnEndpoint(method, template) { [gate, options] exchange in
            let caller = try await gate.caller(of: exchange, route: template)
            try NotAuthorized.check(caller, hasOneOf: [options.role], for: "misas.operations")
            let asked = try Asked(exchange, takes: parameters)
            do {
                return try await answer(asked)
            } catch let error as ProcessorError {
                throw Failure(error).thrown
            }
        }
    }

    /// What an operator has asked for.
    private struct Asked: Sendable {
        /// The name of the processor; empty where it is about all.
        let processor: String
        private let query: [String: String]

        init(_ exchange: Exchange, takes known: [String]) throws(RequestUnreadable) {
            processor = exchange.parameters.first ?? ""
            var query: [String: String] = [:]
            for (name, value) in exchange.target.query {
                guard known.contains(name) else {
                    throw RequestUnreadable([.init(.query, String(name.prefix(100)), "is not known")])
                }
                query[name] = value
            }
            self.query = query
        }

        subscript(name: String) -> String? { query[name] }

        var limit: Int {
            get throws(RequestUnreadable) {
                guard let text = query["limit"] else { return 100 }
                guard let limit = Int(text), (1...1_000).contains(limit) else {
                    throw RequestUnreadable([.init(.query, "limit", "expected a number from 1 to 1000")])
                }
                return limit
            }
        }
    }
}

extension Failure {
    fileprivate init(_ error: ProcessorError) {
        self =
            switch error {
            case .unknown: Failure(.notFound, "not_found", error.description)
            case .inline, .notAProjection, .partitioned, .stopped, .late:
                Failure(.conflict, "conflict", error.description)
            }
    }
}

/// What operators are shown, as JSON.
enum OperationText {
    static func status(_ status: SystemStatus) -> JSONValue {
        object([
            ("name", .string(status.name)),
            ("version", .string(status.version)),
            ("environment", .string(status.environment.rawValue)),
            ("time", Literals.json(status.time)),
            ("isHealthy", .bool(status.isHealthy)),
            ("stores", .string(status.stores.description)),
            ("lastPosition", status.lastPosition.map { .int(Int($0.rawValue)) }),
            (
                "concerns",
                .array(
                    status.concerns.map { concern in
                        object([
                            ("subject", .string(concern.subject)), ("problem", .string(concern.problem)),
                            ("remedy", .string(concern.remedy)),
                        ])
                    }
                )
            ),
            ("processors", .array(status.processors.map(processor))),
        ])
    }

    static func processor(_ status: ProcessorStatus) -> JSONValue {
        object([
            ("name", .string(status.name)),
            ("kind", .string(status.kind.rawValue)),
            ("health", .string(status.health.rawValue)),
            ("lagSeconds", .int(Int(status.lag / .seconds(1)))),
            ("positionsBehind", .int(Int(status.positionsBehind))),
            ("parkedEvents", .int(status.parkedEvents)),
            ("lastPosition", .int(Int(status.lastPosition.rawValue))),
            ("partitions", .array(status.partitions.map(partition))),
        ])
    }

    private static func partition(_ partition: ProcessorStatus.Partition) -> JSONValue {
        object([
            ("checkpoint", .string(partition.checkpoint)),
            ("position", .int(Int(partition.position.rawValue))),
            ("health", .string(partition.health.rawValue)),
            ("owner", partition.owner.map { .string($0) }),
            ("waitingSince", partition.waitingSince.map { Literals.json($0) }),
            (
                "stop",
                partition.stop.map { stop in
                    object([
                        ("position", .int(Int(stop.position.rawValue))), ("type", .string(stop.type)),
                        ("failure", .string(stop.failure)),
                    ])
                }
            ),
        ])
    }

    private static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        Literals.object(members.map { ($0.0, $0.1 ?? .null) })
    }
}
