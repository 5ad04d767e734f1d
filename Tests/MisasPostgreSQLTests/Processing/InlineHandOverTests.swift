import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

@Suite("An inline projection that is handed over to the appends", .timeLimit(.minutes(5)))
struct InlineHandOverTests {
    @Test("does not wait for a connection that the waiting appends have")
    func fewConnections() async throws {
        let stores = try await PostgresStores.open(
            PostgresConfiguration(PostgresCluster.shared.newDatabase()),
            options: PostgresStoresOptions(connections: 3, patience: .seconds(120))
        )
        try await SampleSystem(on: stores).deposit([1, 2, 3], to: "a0")
        let program = try VersionSystem(InlineBalances.self, on: stores)
        try await program.sample.processing { _ in
            let isOver = Flag()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        // More than there are connections, without a pause, for as long as it takes.
                        var number = 0
                        while !isOver.isRaised {
                            number += 1
                            try await program.deposit([number], to: "a\(writer)")
                        }
                    }
                }
                group.addTask {
                    defer { isOver.raise() }
                    try await program.system.processors.waitUntilReady(timeout: .seconds(100))
                    try await program.system.processors.rebuild(InlineBalances.wireName)
                    try await program.system.processors.waitUntilReady(timeout: .seconds(100))
                }
                try await group.waitForAll()
            }
            try await program.sample.waitForPolicy(timeout: .seconds(120))
        }
        let (found, expected) = (try await program.balances(), try await program.expectedBalances())
        #expect(found == expected)
        #expect(found.count == 8)
        await stores.close()
    }
}
