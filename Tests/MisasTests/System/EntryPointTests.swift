import InMemoryTracing
import Logging
import Misas
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing
import Tracing

/// A service that does nothing until it is told to stop.
struct Idling: Service {
    var trail = Trail()
    var name = "service"

    func run() async throws {
        trail.add("\(name) runs")
        try await gracefulShutdown()
        trail.add("\(name) stops")
    }
}

@Suite("Entry points", .timeLimit(.minutes(1)))
struct EntryPointTests {
    private let trail = Trail()
    private let silent = SystemOption.logger(Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))

    /// One that runs until it is told to stop.
    private func server(_ name: String) -> SystemOption {
        .entryPoint(.service(name) { [trail] _ in Idling(trail: trail, name: name) })
    }

    private func system(_ options: SystemOption...) throws -> System {
        try System(name: "test", version: "1", options: options + [silent]) { ProbeSubsystem() }
    }

    /// Runs entry points until some have begun, then tells them to stop.
    private func run(_ system: System, _ names: [String], begun: Int) async throws {
        let trail = trail
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await system.run(names) }
                while trail.steps.count(where: { $0.hasSuffix("runs") }) < begun { await Task.yield() }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test("All run, with the services around them, and are stopped one after the other in the reverse order")
    func all() async throws {
        let pool = SystemOption.service("pool", Idling(trail: trail, name: "pool"))
        try await run(system(server("one"), pool, server("two")), [], begun: 3)
        #expect(Set(trail.steps.prefix(3)) == ["pool runs", "one runs", "two runs"])
        #expect(trail.steps.dropFirst(3) == ["two stops", "one stops", "pool stops"])
    }

    @Test("Those run that are named")
    func some() async throws {
        try await run(system(server("one"), server("two"), server("three")), ["three", "one"], begun: 2)
        #expect(Set(trail.steps.prefix(2)) == ["one runs", "three runs"])
        #expect(trail.steps.dropFirst(2) == ["three stops", "one stops"])
    }

    @Test("A name that none has is refused, with the names that there are")
    func unknown() async throws {
        let system = try system(server("one"), server("two"))
        #expect(system.entryPoints == ["one", "two"])
        let error = await #expect(throws: EntryPointError.self) { try await system.run("three") }
        #expect(error?.description == "there is no entry point three: there are one, two")
        #expect(trail.steps.isEmpty)
    }

    @Test("A system without entry points says how to give it some")
    func none() async throws {
        let error = await #expect(throws: EntryPointError.self) { try await self.system().run() }
        #expect(error?.description == "the system has no entry points: give it some with .entryPoint(…)")
    }

    @Test("One that ends by itself lets the others go on; when all have ended, the services stop")
    func end() async throws {
        let trail = trail
        let short = SystemOption.entryPoint(EntryPoint("short") { _ in trail.add("short ends") })
        let long = SystemOption.entryPoint(
            EntryPoint("long") { _ in
                while !trail.steps.contains("short ends") { await Task.yield() }
                trail.add("long ends")
            }
        )
        let pool = SystemOption.service("pool", Idling(trail: trail, name: "pool"))
        try await system(short, long, pool).run()
        #expect(trail.steps.filter { $0 != "pool runs" } == ["short ends", "long ends", "pool stops"])
    }

    @Test("The first that fails stops the others in order, and is told with its cause")
    func failure() async throws {
        let trail = trail
        let faulty = SystemOption.entryPoint(
            EntryPoint("faulty") { _ in
                while trail.steps.count < 3 { await Task.yield() }
                throw Unforeseen()
            }
        )
        let pool = SystemOption.service("pool", Idling(trail: trail, name: "pool"))
        let system = try system(server("one"), faulty, server("two"), pool)
        let error = await #expect(throws: EntryPointError.self) { try await system.run() }
        guard case .failed("faulty", let cause)? = error else {
            Issue.record("told: \(String(describing: error))")
            return
        }
        #expect(cause is Unforeseen)
        #expect(trail.steps.dropFirst(3) == ["two stops", "one stops", "pool stops"])
    }

    @Test("A service that fails stops the entry points, and is told with its cause")
    func serviceFailure() async throws {
        struct Faulty: Service {
            func run() async throws { throw Unforeseen() }
        }
        let system = try system(server("one"), .service("pool", Faulty()))
        let error = await #expect(throws: EntryPointError.self) { try await system.run() }
        #expect(error?.description.hasPrefix("pool failed: ") == true)
    }

    @Test("What has not stopped within the limit is cancelled, and named")
    func limit() async throws {
        let trail = trail
        let deaf = SystemOption.entryPoint(
            EntryPoint("deaf") { _ in
                trail.add("deaf runs")
                try await Task.sleep(for: .seconds(600))
            }
        )
        let limits = SystemOption.shutdown(ShutdownLimits(graceful: .milliseconds(50)))
        let system = try system(deaf, limits)
        let error = await #expect(throws: EntryPointError.self) { try await run(system, [], begun: 1) }
        #expect(error?.description == "deaf had not stopped when the limit was over, and was cancelled")
    }

    @Test("A task that is cancelled cancels them, and says so")
    func cancellation() async throws {
        let system = try system(server("one"))
        let task = Task { try await system.run() }
        while trail.steps.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("Processing is an entry point that drains when it is to stop")
    func processing() async throws {
        let trail = trail
        let system = try System(name: "test", version: "1", .entryPoint(.processing()), silent) {
            ProbeSubsystem(extend: { registry in
                registry.addPolicy("tests.slow") { policy in
                    policy.on(Probed.self) { event, _, _ in
                        trail.add("\(event.text) runs")
                        try await Task.sleep(for: .milliseconds(100))
                        trail.add("\(event.text) done")
                    }
                }
            })
        }
        let event = try EventCodec.encode(Probed(text: "one"), metadata: EventMetadata())
        try await system.stores.events.append([event], to: StreamName("tests"), expecting: .any)
        try await run(system, [], begun: 1)
        #expect(trail.steps == ["one runs", "one done"])
        #expect(try await system.stores.checkpoints.load("tests.slow")?.position == GlobalPosition(1))
    }

    @Test("A job is one trace; what runs until it is stopped has a span, and what it does begins traces of its own")
    func spans() async throws {
        let tracer = InMemoryTracer()
        let send: @Sendable (System) async throws -> Void = { try await $0.commands.send(Probe()) }
        let system = try system(
            .tracer(tracer),
            .entryPoint(.job("job", run: send)),
            .entryPoint(EntryPoint("server", run: send))
        )
        try await system.run()
        let spans = Dictionary(grouping: tracer.finishedSpans, by: \.operationName)
        let job = try #require(spans["job"]?.first?.spanContext)
        let sent = try #require(spans["commandBus.Send"]?.map(\.spanContext))
        #expect(sent.count == 2)
        #expect(sent.filter { $0.traceID == job.traceID }.map(\.parentSpanID) == [job.spanID])
        #expect(sent.filter { $0.traceID != job.traceID }.map(\.parentSpanID) == [nil])
        #expect(spans["server"]?.count == 1)
    }
}
