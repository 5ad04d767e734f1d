import Foundation
import Misas
import Testing

@testable import GoldenEverything

/// The generated subsystem in a system, with every handler of the user's.
@Suite("The generated subsystem, running")
struct SystemTests {
    private struct Handlers: NoteHandling, LogHandling, PingHandling, AskHandling, FindDocumentsHandling,
        CountDocumentsHandling
    {
        func handle(_ command: Note, in context: HandlingContext) async throws(Note.Failure) -> Decision<Note> {
            let pair = Pair(left: 7)
            guard command.text != "bad" else { throw .tooMany(.init(count: 1, pair: pair, color: command.color)) }
            return Decision([.noted(.init(text: command.text))], reply: [command.text])
        }
        func handle(_ command: Log, in context: HandlingContext) async throws(Log.Failure) -> [Log.Emission] {
            [.noted(.init(text: command.text))]
        }
        func handle(_ command: Ping, in context: HandlingContext) async throws(Ping.Failure) {}
        func handle(_ command: Ask, in context: HandlingContext) async throws(Ask.Failure) -> Defaults { Defaults() }
        func handle(_ query: FindDocuments, in context: HandlingContext) async throws(FindDocuments.Failure)
            -> [Document]
        {
            throw .nodeMissing(.init(node: NodeID.new()))
        }
        func handle(_ query: CountDocuments, in context: HandlingContext) async throws(CountDocuments.Failure) -> Int {
            3
        }
    }

    private struct Projector: DocumentsProjection, ColorsProjection, RowsProjection, OneRowProjection {
        func project(_ event: NodeAdded, onto document: inout Document?, in context: ProjectionContext) {}
        func project(_ event: NodeCopied, onto document: inout Document?, in context: ProjectionContext) {}
        func project(_ event: NodeRenamed, onto document: inout Document?, in context: ProjectionContext) {}
        func project(_ event: Happened, onto document: inout Pair?, in context: ProjectionContext) {}
        func project(_ event: Outdated, onto document: inout Pair?, in context: ProjectionContext) {}
        func project(_ event: Noted, into rows: ProjectedRows<RowsRow>, in context: ProjectionContext) {}
        func project(_ event: Outdated, into rows: ProjectedRows<RowsRow>, in context: ProjectionContext) {}
        func project(_ event: CounterRaised, into rows: ProjectedRows<OneRowRow>, in context: ProjectionContext) {}
    }

    private struct Reactions: FollowPolicy, WatchPolicy {
        func react(to event: NodeAdded, with actions: FollowActions, in context: ReactionContext) async throws {
            try await actions.schedule(NodeExpires(node: event.node), at: context.now)
            try await actions.cancel(NodeExpires.self, node: event.node)
            try await actions.send(Log(text: event.title))
        }
        func react(to prediction: NodeExpires, with actions: FollowActions, in context: ReactionContext) {}
        func react(to prediction: DayEnds, with actions: FollowActions, in context: ReactionContext) {}
        func react(to event: NodeRenamed, with actions: WatchActions, in context: ReactionContext) {}
    }

    private func system() throws -> System {
        try System(name: "golden", version: "1") {
            EverythingSubsystem(
                note: Handlers(),
                log: Handlers(),
                ping: Handlers(),
                ask: Handlers(),
                findDocuments: Handlers(),
                countDocuments: Handlers(),
                documents: Projector(),
                colors: Projector(),
                rows: Projector(),
                oneRow: Projector(),
                follow: Reactions(),
                watch: Reactions()
            )
        }
    }

    private func events(of system: System) async throws -> [String] {
        var found: [String] = []
        for try await event in system.stores.events.readAll() { found.append("\(event.stream) \(event.type)") }
        return found
    }

    @Test("A declared failure reaches the sender as the error itself, with its data")
    func failures() async throws {
        let system = try system()
        let refused = await #expect(throws: TooMany.self) {
            try await system.commands.send(Note(text: "bad", color: .blue))
        }
        #expect(refused?.pair.left == 7 && refused?.color == .blue)
        await #expect(throws: NodeMissing.self) { try await system.queries.send(FindDocuments()) }
        await #expect(throws: NodeMissing.self) { try await system.commands.send(TouchNode(node: NodeID.new())) }
        #expect(try await events(of: system).isEmpty)
    }

    @Test("The events of a free-standing command are in their streams, and its reply reaches the sender")
    func freeStanding() async throws {
        let system = try system()
        #expect(try await system.commands.send(Note(text: "a")) == ["a"])
        try await system.commands.send(Ping())
        #expect(try await system.commands.send(Ask()).int == .min)
        #expect(try await system.queries.send(CountDocuments()) == 3)
        #expect(try await events(of: system) == ["everything.noted everything.noted"])
    }

    @Test("A state-stored aggregate keeps its state from command to command, and its rules")
    func stateStored() async throws {
        let system = try system()
        let id = NumberID(5)
        try await system.commands.send(StartCounter(counter: id, tags: Tags(unchecked: ["a"])))
        #expect(try await system.commands.send(RaiseCounter(counter: id, by: 4)) == 4)
        #expect(try await system.commands.send(RaiseCounter(counter: id, by: 5)) == 9)
        let refused = await #expect(throws: TooMany.self) {
            try await system.commands.send(RaiseCounter(counter: id, by: 2))
        }
        #expect(refused?.count == 11 && refused?.pair.left == 9)
        await #expect(throws: ValidationFailed.self) {
            try await system.commands.send(RaiseCounter(counter: id, by: 0))
        }
    }

    @Test("An aggregate begins with the first event of its creating command and is changed by the next")
    func creation() async throws {
        let system = try system()
        let id = NodeID.new()
        try await system.commands.send(AddNode(node: id, title: "t", pin: Secret("p")))
        await #expect(throws: NodeThere.self) {
            try await system.commands.send(AddNode(node: id, title: "t", pin: Secret("p")))
        }
        let stream = "everything.node-\(id)-of-many"
        #expect(
            try await events(of: system) == ["\(stream) everything.node_added", "\(stream) everything.node_renamed"]
        )
    }
}
