import Foundation
import MisasCompiler
import Testing

@Suite("Scaffolded scenarios")
struct ScenarioScaffoldTests {
    private func scenarios(_ sources: [Run.Source], references: [Run.Source] = [], build: String) throws -> String {
        var run = Run()
        run.specs = sources
        run.references = references
        let outcome = run.performScenarios(build: build, imports: [])
        #expect(!outcome.hasErrors)
        return try #require(outcome.scenarios)
    }

    private func path(_ path: String) -> String { Repository.root.appending(path: path).path }

    @Test("Those of the smallest example are what its tests are, which run as they are")
    func minimal() throws {
        let source = Run.Source(path: path("Examples/Minimal/Sources/Minimal"), module: "Minimal")
        let expected = try Repository.text("Examples/Minimal/Tests/MinimalTests/CounterScenarios.swift")
        #expect(try scenarios([source], build: "Minimal.system") == expected)
    }

    @Test("There is one for each command, and for each way in which it is refused")
    func each() throws {
        let source = Run.Source(path: path("Examples/Banking/Sources/Accounts"), module: "Accounts")
        let text = try scenarios([source], build: "Bank.system")
        let titles = text.split(separator: "\n").compactMap { line in
            line.contains("@Test(") ? line.split(separator: "\"").dropFirst().first.map(String.init) : nil
        }
        #expect(
            titles == [
                "OpenAccount is done", "OpenAccount is refused where there is one already", "DepositMoney is done",
                "DepositMoney is refused where there is none", "DepositMoney is refused by AccountIsClosed",
                "WithdrawMoney is done", "WithdrawMoney is refused where there is none",
                "WithdrawMoney is refused to who has no role for it", "WithdrawMoney is refused by AccountIsClosed",
                "WithdrawMoney is refused by InsufficientFunds", "CloseAccount is done",
                "CloseAccount is refused where there is none", "CloseAccount is refused by AccountIsClosed",
            ]
        )
        #expect(text.contains(#".disabled("what leads to it is yours to say")"#))
    }

    @Test("They name the modules of the subsystems that are used")
    func modules() throws {
        let text = try scenarios(
            [Run.Source(path: path("Examples/Banking/Sources/Transfers"), module: "Transfers")],
            references: [Run.Source(path: path("Examples/Banking/Sources/Accounts"), module: "Accounts")],
            build: "Bank.system"
        )
        #expect(text.contains("\nimport Accounts\n"))
        #expect(text.contains("private let from = Accounts.AccountID.new()"))
    }
}
