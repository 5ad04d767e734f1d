package import Misas

/// The balances of the scenarios' accounts.
package enum Balances: DocumentProjection {
    package typealias Document = Balance
    package typealias Key = String
    package static var wireName: String { "test.balances" }
    package static var version: Int { 1 }
}

/// What the scenarios do in place of a user's functions.
package struct SampleBehavior: Sendable {
    package init() {}

    /// Called before an event is projected.
    package var project: @Sendable (Deposited, ProjectionContext) async throws -> Void = { _, _ in }
    /// What the policy does.
    package var react: @Sendable (Deposited, Reaction, ReactionContext) async throws -> Void = { event, reaction, _ in
        _ = try await reaction.send(Note(account: event.account, amount: event.amount))
    }
    /// What is done when a prediction comes true.
    package var occur: @Sendable (PaymentDue, Reaction, ReactionContext) async throws -> Void = { _, _, _ in }
    /// What the command's handler does before it emits.
    package var note: @Sendable (Note, HandlingContext) async throws -> Void = { _, _ in }
    /// What becomes of failures.
    package var projectionFailure = FailureStrategy.projectionDefault
    package var policyFailure = FailureStrategy.policyDefault
}

/// A subsystem with one projection, one policy and one command.
package struct SampleSubsystem: Subsystem {
    package static var name: String { "test" }
    package static let policy = "test.noting"
    let behavior: SampleBehavior

    package func register(in registry: inout Registry) {
        let behavior = behavior
        Self.registerMessages(behavior, in: &registry)
        registry.add(Balances.self) { projection in
            projection.on(Deposited.self, key: { $0.account }) { event, balance, context in
                try await behavior.project(event, context)
                var changed = balance ?? Balance()
                changed.add(event.amount)
                balance = changed
            }
        }
    }

    /// Registers the messages, the command's handler and the policy.
    static func registerMessages(_ behavior: SampleBehavior, in registry: inout Registry) {
        registry.add(Deposited.self)
        registry.add(Noted.self)
        registry.add(PaymentDue.self)
        registry.add(Note.self) {
            (command: Note, context: HandlingContext) async throws(Note.Failure) -> Decision<Note> in
            try await Note.Failure.wrapping { try await behavior.note(command, context) }
            let noted = Noted(account: command.account, amount: command.amount)
            let emission = Note.Emission(streamed: StreamedEvent(noted, in: "test.notes-\(command.account)"))
            return Decision([emission], reply: command.amount)
        }
        registry.addPolicy(policy, failure: behavior.policyFailure) { policy in
            policy.on(Deposited.self, partition: { $0.account }, react: behavior.react)
            policy.on(PaymentDue.self, partition: { $0.account }, react: behavior.occur)
        }
    }
}

/// A system of the scenarios, one of perhaps several on the same stores.
package struct SampleSystem: Sendable {
    package let system: System
    package var stores: any Stores { system.stores }

    package init(
        on stores: any Stores,
        clock: any SystemClock = UTCClock(),
        options: ProcessingOptions = SampleSystem.quick,
        _ behavior: SampleBehavior = SampleBehavior()
    ) throws {
        var options = options
        if behavior.projectionFailure != .projectionDefault {
            options.processors["test.balances", default: ProcessorOptions()].failure = behavior.projectionFailure
        }
        system = try System(name: "test", version: "1", .clock(clock), .stores(stores), .processing(options), .silent) {
            SampleSubsystem(behavior: behavior)
        }
    }

    /// Around a system that has the scenarios' messages.
    init(_ system: System) {
        self.system = system
    }

    /// Takes over soon, so that scenarios end soon.
    package static let quick = ProcessingOptions(lease: .milliseconds(900))

    /// Options with so many partitions for both processors.
    package static func partitioned(_ count: Int, lease: Duration = .milliseconds(900)) -> ProcessingOptions {
        ProcessingOptions(
            lease: lease,
            processors: [
                "test.balances": ProcessorOptions(partitions: count),
                SampleSubsystem.policy: ProcessorOptions(partitions: count),
            ]
        )
    }

    /// Runs the processing beside a body, and drains it at its end.
    package func processing<Value: Sendable>(
        _ body: @escaping @Sendable (Processing) async throws -> Value
    ) async throws -> Value {
        let processing = system.processing()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await processing.run()
                return nil
            }
            group.addTask { try await body(processing) }
            var value: Value?
            while let next = try await group.next() {
                if let next {
                    value = next
                    processing.drain()
                }
            }
            return try unwrap(value)
        }
    }

    /// The balances as they are kept.
    package func balances() async throws -> [String: Balance] {
        let found = try await DocumentCollection<Balance>("test.balances", in: stores.documents).find()
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.document) })
    }

    /// The balances that the log leads to.
    package func expectedBalances(times factor: Int = 1) async throws -> [String: Balance] {
        var balances: [String: Balance] = [:]
        for try await event in stores.events.readAll(filter: .types([Deposited.wireName])) {
            let deposited = try EventCodec.decode(Deposited.self, from: event)
            balances[deposited.account, default: Balance()].add(deposited.amount * factor)
        }
        return balances
    }

    /// What the policy's commands led to, by account.
    package func notes() async throws -> [String: [Int]] {
        var notes: [String: [Int]] = [:]
        for try await event in stores.events.readAll(filter: .types([Noted.wireName])) {
            let noted = try EventCodec.decode(Noted.self, from: event)
            notes[noted.account, default: []].append(noted.amount)
        }
        return notes
    }

    /// Deposits amounts, each event by itself.
    package func deposit(_ amounts: [Int], to account: String) async throws {
        let stream = try StreamName("test.account-\(account)")
        for amount in amounts {
            _ = try await stores.events.append(
                [Deposited(account: account, amount: amount).new],
                to: stream,
                expecting: .any
            )
        }
    }

    package func waitForBalances(timeout: Duration = .seconds(60)) async throws {
        try await system.processors.waitUntilProcessed(by: Balances.self, timeout: timeout)
    }

    package func waitForPolicy(timeout: Duration = .seconds(60)) async throws {
        try await system.processors.waitUntilProcessed(by: SampleSubsystem.policy, timeout: timeout)
    }
}
