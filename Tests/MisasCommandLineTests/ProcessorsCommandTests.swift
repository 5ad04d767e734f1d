import Misas
import MisasCommandLine
import MisasTesting
import Testing

/// What operators do from an application's command line.
@Suite("The command line of an application", .timeLimit(.minutes(3)))
struct ProcessorsCommandTests {
    private struct Poison: Error {}

    private func run(_ line: String, on system: System) async -> CommandRun {
        await CommandRun(line, on: system)
    }

    @Test("A poison event is shown, replayed after the fix, and the order of its key is restored")
    func poison() async throws {
        let isHealed = Flag()
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 3, !isHealed.isRaised { throw Poison() } }
        behavior.projectionFailure = .park
        // An instance that gets no turn for a second is there all the same.
        let sample = try SampleSystem(on: InMemoryStores(), options: ProcessingOptions(lease: .seconds(15)), behavior)
        let system = sample.system
        try await sample.deposit([1, 2, 3, 4], to: "k")
        try await sample.deposit([5, 6], to: "other")
        try await sample.processing { _ in
            try await sample.waitForBalances()
            let list = await run("misas processors list", on: system)
            #expect(list.status == 0)
            #expect(list.output.contains(#/test\.balances +projection +current +\d+ +0 s +2 /#))
            let parked = await run("misas processors parked test.balances --key k", on: system)
            #expect(parked.output.split(separator: "\n").count == 3)
            #expect(parked.output.contains(#/3 +k +test\.deposited +test\.account-k +1 +\S*Poison/#))
            #expect(parked.output.contains(#/4 +k +test\.deposited +test\.account-k +0 +waits for the first of its/#))

            let failed = await run("misas processors replay test.balances --key k --wait 3", on: system)
            #expect(failed.status == 1)
            #expect(failed.errors.contains("position 3 of key k is still parked"))
            isHealed.raise()
            let replayed = await run("misas processors replay test.balances --key k --wait 60", on: system)
            #expect(replayed.status == 0)
            #expect(replayed.output == "nothing is parked\n")
        }
        let (found, expected) = (try await sample.balances(), try await sample.expectedBalances())
        #expect(found == expected)
    }

    @Test("A projection is paused, resumed and built anew, and what is parked discarded")
    func control() async throws {
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 3 { throw Poison() } }
        behavior.projectionFailure = .park
        let sample = try SampleSystem(on: InMemoryStores(), behavior)
        let system = sample.system
        try await sample.deposit([1, 3], to: "k")
        try await sample.processing { _ in
            try await sample.waitForBalances()
            // It has run in this number of partitions only.
            #expect(await run("misas processors repartition test.balances", on: system).status == 0)
            #expect(await run("misas processors pause test.balances", on: system).status == 0)
            try await eventually("a pause") {
                try await system.processors.status(of: "test.balances").partitions.allSatisfy { $0.owner == nil }
            }
            #expect(await run("misas processors list", on: system).output.contains("paused"))
            #expect(await run("misas processors resume test.balances", on: system).status == 0)
            #expect(await run("misas processors discard test.balances", on: system).status == 0)
            #expect(await run("misas processors rebuild test.balances", on: system).status == 0)
            try await sample.waitForBalances()
            let found = try await sample.balances()
            #expect(found["k"]?.total == 1)
        }
    }

    @Test("A new version is waited for, and the older one forgotten when nobody handles it any more")
    func versions() async throws {
        let stores = InMemoryStores()
        // An instance that gets no turn for a second is there all the same.
        let options = ProcessingOptions(lease: .seconds(15))
        let old = try VersionSystem(Balances.self, on: stores, options: options)
        let new = try VersionSystem(DoubledBalances.self, on: stores, options: options)
        try await old.deposit([1, 2], to: "k")
        try await old.sample.processing { _ in
            #expect(await run("misas processors ready", on: old.system).output == "ready\n")
            let early = await run("misas processors ready --wait 0", on: new.system)
            #expect(early.status == 1)
            #expect(early.errors.contains("the projection test.balances.v2 is being built"))
            #expect(await run("misas processors list", on: new.system).output.contains("abandoned"))
            try await new.sample.processing { _ in
                #expect(await run("misas processors ready", on: new.system).status == 0)
            }
            let held = await run("misas processors retire test.balances.v2", on: new.system)
            #expect(held.status == 1)
            #expect(held.errors.contains("checkpoint test.balances is held by"))
        }
        let retired = await run("misas processors retire test.balances.v2", on: new.system)
        #expect(retired.output == "forgotten: test.balances\n")
        let again = await run("misas processors retire test.balances.v2", on: new.system)
        #expect(again.output == "there are no older versions of test.balances.v2\n")
    }

    @Test("What cannot be done is told, with what there is, and has a status")
    func mistakes() async throws {
        let sample = try SampleSystem(on: InMemoryStores())
        let unknown = await run("misas processors pause test.nothing", on: sample.system)
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("there is no processor test.nothing; there are: test.balances, test.noting"))
        let policy = await run("misas processors rebuild test.noting", on: sample.system)
        #expect(policy.status == 1)
        #expect(policy.errors.contains("is not a projection"))
        #expect(await run("misas processors replay", on: sample.system).status == 64)
        let help = await run("misas --help", on: sample.system)
        #expect(help.status == 0)
        #expect(help.output.contains("processors"))
        #expect(await run("serve --port 80", on: sample.system).status == nil)
        // Nobody runs it: it stays asked for.
        try await sample.deposit([1], to: "k")
        let waiting = await run("misas processors discard test.balances --wait 0", on: sample.system)
        #expect(waiting.status == 0)
    }
}
