public import Misas

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is to have come of what was done in a ``Scenario``.
public struct Then: Sendable {
    /// Whether it says how the command or query is to have failed.
    var isAboutError = false
    /// What is not so; `nil` where it is.
    let check: @Sendable (ScenarioRun) async throws -> String?

    private init(isAboutError: Bool = false, check: @escaping @Sendable (ScenarioRun) async throws -> String?) {
        self.isAboutError = isAboutError
        self.check = check
    }

    // MARK: Events

    /// Exactly these events were recorded, by what was done and by all that followed, in this order.
    public static func recorded(_ events: any Event...) -> Then {
        Then { run in
            let found = try await run.newEvents().map { ScenarioLine($0.type, $0.data) }
            return ScenarioDiff("events recorded", expected: try events.map { try ScenarioLine($0) }, found: found)?
                .text
        }
    }

    /// Exactly these events were recorded of an aggregate.
    public static func recorded<A: Aggregate>(_ type: A.Type, _ id: A.ID, _ events: A.Event...) -> Then {
        Then { run in
            let stream = A.streamName(of: id)
            let found = try await run.newEvents().filter { $0.stream.name == stream }
            return ScenarioDiff(
                "events recorded in \(stream)",
                expected: try events.map { try ScenarioLine($0.payload) },
                found: found.map { ScenarioLine($0.type, $0.data) }
            )?.text
        }
    }

    /// Nothing was recorded.
    public static var recordedNothing: Then { recorded() }

    // MARK: Answers

    /// The command or query was answered with a value.
    public static func replied<Value: JSONCodable>(_ value: Value) -> Then {
        Then { run in
            guard let reply = run.reply else { return "there was no reply" }
            guard let found = reply as? Value else { return "the reply is a \(type(of: reply)), not a \(Value.self)" }
            return ScenarioDiff(
                "reply",
                expected: [try ScenarioLine("\(Value.self)", of: value)],
                found: [try ScenarioLine("\(Value.self)", of: found)]
            )?.text
        }
    }

    /// The command or query was refused with a declared error.
    public static func refused<E: DomainError>(_ error: E) -> Then {
        Then(isAboutError: true) { run in
            guard let thrown = run.error else {
                return "nothing was refused; expected was \(try ScenarioLine(error).text)"
            }
            guard let found = thrown as? E else {
                return "expected was \(try ScenarioLine(error).text); thrown was \(run.told(thrown))"
            }
            return ScenarioDiff("error", expected: [try ScenarioLine(error)], found: [try ScenarioLine(found)])?.text
        }
    }

    /// The command or query was refused for bad values, in exactly these fields: `owner`, `amount.currency`.
    public static func invalid(_ fields: String...) -> Then {
        Then(isAboutError: true) { run in
            guard let found = run.error as? ValidationFailed else {
                return "expected were bad values; "
                    + (run.error.map { "thrown was \(run.told($0))" } ?? "nothing was refused")
            }
            let paths = found.problems.map { $0.path.hasPrefix("$.") ? String($0.path.dropFirst(2)) : $0.path }
            return ScenarioDiff(
                "bad values",
                expected: fields.map { ScenarioLine($0) },
                found: paths.map { ScenarioLine($0) }
            )?
            .text
        }
    }

    /// The caller was refused for want of a role.
    public static var notAuthorized: Then { threw(NotAuthorized.self) }

    /// The command or query failed with an error of a type.
    public static func threw<E: Error>(_ type: E.Type) -> Then {
        Then(isAboutError: true) { run in
            guard let error = run.error else { return "nothing was thrown; expected was \(E.self)" }
            return error is E ? nil : "expected was \(E.self); thrown was \(run.told(error))"
        }
    }

    // MARK: Policies

    /// Exactly these commands were sent by policies, in this order.
    public static func sent(_ commands: any Command...) -> Then {
        Then { run in
            ScenarioDiff(
                "commands sent",
                expected: try commands.map { try ScenarioLine($0) },
                found: run.newCommands()
            )?.text
        }
    }

    /// Policies sent nothing.
    public static var sentNothing: Then { sent() }

    // MARK: Predictions

    /// A prediction is scheduled for a time.
    public static func scheduled<P: Prediction>(_ prediction: P, at time: Date) -> Then {
        Then { run in
            let expected = try ScenarioLine(P.wireName, of: prediction).adding("at \(time.told)")
            let found = try await run.scheduled(P.self, key: P.key(of: prediction))
            return ScenarioDiff("prediction", expected: [expected], found: found.map { [$0] } ?? [])?.text
        }
    }

    /// No prediction of a type and key is scheduled.
    public static func notScheduled<P: Prediction>(_ type: P.Type, key: some JSONKey) -> Then {
        Then { run in
            let found = try await run.scheduled(P.self, key: key.jsonKey)
            return ScenarioDiff("prediction", expected: [], found: found.map { [$0] } ?? [])?.text
        }
    }

    // MARK: Projections

    /// A projection has a document for a key, or none.
    public static func document<P: DocumentProjection>(_ projection: P.Type, _ key: P.Key, _ document: P.Document?)
        -> Then
    {
        Then { run in
            let found = try await run.context.documents(P.self).get(key)
            return ScenarioDiff(
                "document \(key.jsonKey) of \(P.wireName)",
                expected: try document.map { [try ScenarioLine("\(P.Document.self)", of: $0)] } ?? [],
                found: try found.map { [try ScenarioLine("\(P.Document.self)", of: $0.document)] } ?? []
            )?.text
        }
    }

    /// A projection has exactly these rows, in the order of their keys.
    public static func rows<P: TableProjection>(_ projection: P.Type, _ rows: P.Row...) -> Then {
        Then { run in
            let found = try await run.context.rows(P.self).find(limit: 10_000)
            func lines(_ rows: [P.Row]) throws -> [ScenarioLine] {
                try rows.sorted {
                    P.Row.Key.parts(of: P.Row.key(of: $0)).lexicographicallyPrecedes(
                        P.Row.Key.parts(of: P.Row.key(of: $1))
                    )
                }
                .map { try ScenarioLine("\(P.Row.self)", of: $0) }
            }
            return ScenarioDiff("rows of \(P.wireName)", expected: try lines(rows), found: try lines(found))?.text
        }
    }

    // MARK: Anything else

    /// Something that is said in code is so.
    ///
    /// - Parameters:
    ///   - what: what is to be so, for when it is not.
    ///   - check: looks; it may ask the system whatever it likes.
    public static func that(_ what: String, _ check: @escaping @Sendable (System) async throws -> Bool) -> Then {
        Then { run in try await check(run.system) ? nil : "it is not so that \(what)" }
    }
}
