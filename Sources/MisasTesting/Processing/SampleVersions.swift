package import Misas

/// A newer version of the scenarios' balances: it counts amounts twice, so that none is taken for the older one's.
package enum DoubledBalances: DocumentProjection {
    package typealias Document = Balance
    package typealias Key = String
    package static var wireName: String { Balances.wireName }
    package static var version: Int { 2 }
}

/// Balances that are written with the events.
package enum InlineBalances: DocumentProjection {
    package typealias Document = Balance
    package typealias Key = String
    package static var wireName: String { "test.inline_balances" }
    package static var version: Int { 1 }
    package static var isInline: Bool { true }
    /// Soon, so that scenarios end soon.
    package static var failureStrategy: FailureStrategy {
        .retry(attempts: 2, backoff: .milliseconds(10)...Duration.milliseconds(20), then: .stop)
    }
}

/// Balances that are written with the events, and say nothing of what happens when that fails.
package enum UnguardedBalances: DocumentProjection {
    package typealias Document = Balance
    package typealias Key = String
    package static var wireName: String { "test.unguarded_balances" }
    package static var version: Int { 1 }
    package static var isInline: Bool { true }
}

/// A newer version of those that say it.
package enum DoubledInlineBalances: DocumentProjection {
    package typealias Document = Balance
    package typealias Key = String
    package static var wireName: String { InlineBalances.wireName }
    package static var version: Int { 2 }
    package static var isInline: Bool { true }
}

/// A subsystem of one projection, and the policy that the others have too.
private struct VersionSubsystem<P: DocumentProjection>: Subsystem where P.Document == Balance, P.Key == String {
    static var name: String { "test" }
    let behavior: SampleBehavior

    func register(in registry: inout Registry) {
        let behavior = behavior
        let factor = P.version
        SampleSubsystem.registerMessages(behavior, in: &registry)
        registry.add(P.self) { projection in
            projection.on(Deposited.self, key: { $0.account }) { event, balance, context in
                try await behavior.project(event, context)
                var changed = balance ?? Balance()
                changed.add(event.amount * factor)
                balance = changed
            }
        }
    }
}

/// A program that has one version of a projection.
package struct VersionSystem<P: DocumentProjection>: Sendable where P.Document == Balance, P.Key == String {
    package let sample: SampleSystem
    package var system: System { sample.system }

    package init(
        _ projection: P.Type,
        on stores: any Stores,
        options: ProcessingOptions = SampleSystem.quick,
        _ behavior: SampleBehavior = SampleBehavior()
    ) throws {
        sample = try SampleSystem(
            System(name: "test", version: "1", .stores(stores), .processing(options), .silent) {
                VersionSubsystem<P>(behavior: behavior)
            }
        )
    }

    /// The total of an account, as a query of this program reads it.
    package func total(of account: String) async throws -> Int? {
        let context = HandlingContext(now: system.clock.now, message: MessageContext(), stores: system.stores)
        return try await context.documents(P.self).get(account)?.document.total
    }

    /// All balances, as a query of this program reads them.
    package func balances() async throws -> [String: Balance] {
        let context = HandlingContext(now: system.clock.now, message: MessageContext(), stores: system.stores)
        let found = try await context.documents(P.self).find()
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.document) })
    }

    /// Whether queries are told that they cannot be answered yet.
    package func isUnready() async throws -> Bool {
        do throws(DocumentStoreError) {
            let context = HandlingContext(now: system.clock.now, message: MessageContext(), stores: system.stores)
            _ = try await context.documents(P.self).count()
            return false
        } catch .unready {
            return true
        }
    }

    /// The balances that the log leads to.
    package func expectedBalances() async throws -> [String: Balance] {
        try await sample.expectedBalances(times: P.version)
    }

    /// Deposits amounts as the program's own commands would.
    package func deposit(_ amounts: [Int], to account: String) async throws {
        try await sample.deposit(amounts, to: account)
    }
}
