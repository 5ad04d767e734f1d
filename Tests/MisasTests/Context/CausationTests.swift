import Testing

@testable import Misas

@Suite("Correlation and causation")
struct CausationTests {
    @Test("The first command starts a chain, and what it causes carries it on: command, event, policy's command, event")
    func chain() async throws {
        let system = try System(name: "test", version: "1") {
            TallySubsystem<AsEvents>()
            ProbeSubsystem(extend: { registry in
                registry.addPolicy("tests.double") { policy in
                    policy.on(TallyStarted.self) { event, reaction, _ in
                        _ = try await reaction.send(AddToTally<AsEvents>(tally: event.tally, by: 2))
                    }
                }
            })
        }
        let first = UUID.version7()
        let other = UUID.version7()
        let caller = Caller(user: "alice", tenant: "acme", application: "tests")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await system.process() }
            try await system.commands.send(StartTally<AsEvents>(tally: TallyID("a")), as: caller, id: first)
            try await system.commands.send(StartTally<AsEvents>(tally: TallyID("b")), id: other)
            try await system.settle()
            group.cancelAll()
        }
        let events = try await system.stores.events.readAll().all()
        let ofA = events.filter { $0.stream.description == "tests.tally-a" }
        let ofB = events.filter { $0.stream.description == "tests.tally-b" }
        #expect(ofA.map(\.type) == ["tests.tally_started", "tests.tallied"])
        #expect(ofA.map(\.metadata.correlationID) == [first, first])
        #expect(ofA[0].metadata.causationID == first)
        // The second event was caused by the policy's command, which was caused by the first event.
        #expect(ofA[1].metadata.causationID != first)
        #expect(ofA[1].metadata.causationID != ofA[0].id)
        #expect(ofA.map(\.metadata.user) == ["alice", "alice"])
        #expect(ofA.map(\.metadata.tenant) == ["acme", "acme"])
        #expect(ofA.map(\.metadata.application) == ["tests", "tests"])
        #expect(ofB.map(\.metadata.correlationID) == [other, other])
        #expect(ofB.map(\.metadata.user) == [nil, nil])
    }

    @Test("A command sent while another is handled has that one as its cause and the same correlation and caller")
    func nested() async throws {
        let seen = Trail()
        let inner = try System(name: "inner", version: "1") {
            ProbeSubsystem(handle: { (probe, context) throws(ProbeFailure) in
                let message = context.message
                seen.add(
                    "\(message.correlationID) \(message.causationID.map { "\($0)" } ?? "–") \(message.caller.user ?? "–")"
                )
                return Decision([], reply: probe.text)
            })
        }
        let outer = try System(name: "outer", version: "1") {
            ProbeSubsystem(handle: { (probe, _) throws(ProbeFailure) in
                try await ProbeFailure.wrapping {
                    async let child = inner.commands.send(probe)
                    return Decision([], reply: try await child)
                }
            })
        }
        let id = UUID.version7()
        try await outer.commands.send(Probe(text: "x"), as: Caller(user: "alice"), id: id)
        #expect(seen.steps == ["\(id) \(id) alice"])
        #expect(MessageContext.current == nil)
    }

    @Test("Each message has an id of its own, larger than those before it")
    func ids() async throws {
        let seen = Trail()
        let system = try System(name: "test", version: "1") {
            ProbeSubsystem(handle: { (probe, context) throws(ProbeFailure) in
                seen.add("\(context.message.messageID)")
                return Decision([], reply: probe.text)
            })
        }
        for _ in 0..<100 { try await system.commands.send(Probe()) }
        #expect(Set(seen.steps).count == 100)
        #expect(seen.steps == seen.steps.sorted())
    }
}
