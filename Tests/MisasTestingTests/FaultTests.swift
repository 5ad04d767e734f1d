import Misas
import MisasTesting
import Testing

@Suite("The conformance kit", .timeLimit(.minutes(3)))
struct FaultTests {
    private static let suites = [
        AppendFaults.all, ReadFaults.all, LifecycleFaults.all, SubscriptionFaults.all, DocumentFaults.all,
        CheckpointFaults.all, SharingFaults.all, PredictionFaults.all, SnapshotFaults.all, ReplyFaults.all,
        TableFaults.all,
        TransactionFaults.all,
    ]

    @Test("finds the fault of", arguments: suites.flatMap { $0 })
    func finds(_ fault: StoreFault) async throws {
        let scenario = try #require(StoreConformance.all.first { $0.name == fault.scenario })
        try await expectFailure(of: scenario, for: fault)
    }

    @Test("finds the fault about time of", arguments: ClockFaults.all)
    func finds(_ fault: ClockFault) async throws {
        let scenario = try #require(StoreConformance.clock.first { $0.name == fault.scenario })
        try await expectFailure(of: scenario, for: fault)
    }

    private func expectFailure<Subject>(
        of scenario: ConformanceScenario<Subject>,
        for fault: Fault<Subject>
    ) async throws {
        let failure = try await #require(throws: ConformanceFailure.self) {
            try await scenario.run(fault.make(), patience: fault.patience)
        }
        #expect(failure.scenario == fault.scenario)
        #expect(failure.expected.contains(fault.expected))
        #expect(failure.found.contains(fault.found))
        #expect(failure.file.hasPrefix("MisasTesting/"))
        #expect(failure.line > 0)
    }

    @Test("finds nothing in stores that are wrapped and have no fault", arguments: StoreConformance.all)
    func findsNothing(_ scenario: StoreScenario) async throws {
        try await scenario.run(PatchedStores())
    }

    @Test("finds nothing in stores that differ in what the contracts leave open", arguments: StoreConformance.all)
    func findsNothingInDistantStores(_ scenario: StoreScenario) async throws {
        try await scenario.run(DistantStores())
    }

    @Test(
        "shows JSON that is spelt otherwise",
        arguments: [
            (#"{"b":1,"a":{"ccc":[1,2],"dd":null}}"#, #"{"a": {"dd": null, "ccc": [1, 2]}, "b": 1}"#),
            ("[1e2,1.5e1,-2.5E-2,0.10,12e-1,0e5,1e+0]", "[100, 15, -0.025, 0.10, 1.2, 0, 1]"),
        ]
    )
    func spelling(
        text: String,
        other: String
    ) {
        #expect(String(decoding: JSONSpelling.otherwise(Array(text.utf8)), as: UTF8.self) == other)
    }
}
