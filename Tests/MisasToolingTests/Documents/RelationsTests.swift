import CorpusSupport
import MisasCompiler
import MisasTooling
import Testing

@Suite("How the things of a system hang together")
struct RelationsTests {
    /// The names of what a question about the example answers.
    private struct Banking {
        let specs: Specs
        let relations: Relations

        init() throws {
            specs = try Subject.banking().specs()
            relations = Relations(specs)
        }

        func symbol(_ name: String) throws -> Symbol {
            let parts = name.split(separator: ".").map(String.init)
            let home = try #require(specs.index(ofSubsystem: parts[0]))
            let found = SubsystemDescription.symbols(of: home, in: specs).first { specs.declared($0).name == parts[1] }
            return try #require(found, "\(name)")
        }

        func names(_ symbols: [Symbol]) -> [String] {
            symbols.map { "\(specs.subsystems[$0.subsystem].name).\(specs.declared($0).name)" }
        }
    }

    @Test("is told in both directions")
    func directions() throws {
        let banking = try Banking()
        func targets(_ name: String, _ kind: Relations.Kind) throws -> [String] {
            banking.names(banking.relations.targets(of: try banking.symbol(name), kind))
        }
        func sources(_ name: String, _ kind: Relations.Kind) throws -> [String] {
            banking.names(banking.relations.sources(of: try banking.symbol(name), kind))
        }
        #expect(try targets("accounts.OpenAccount", .emits) == ["accounts.AccountOpened"])
        #expect(try sources("accounts.MoneyWithdrawn", .emits) == ["accounts.WithdrawMoney"])
        #expect(
            try targets("transfers.MoveMoney", .sends) == [
                "accounts.WithdrawMoney", "accounts.DepositMoney", "transfers.CompleteTransfer",
                "transfers.FailTransfer",
            ]
        )
        #expect(try sources("accounts.CloseAccount", .sends) == ["accounts.CloseDormantAccounts"])
        #expect(
            try sources("accounts.MoneyDeposited", .handles) == [
                "accounts.AccountOverview", "accounts.Ledger", "accounts.CloseDormantAccounts",
            ]
        )
        #expect(try sources("accounts.DormancyReached", .schedules) == ["accounts.CloseDormantAccounts"])
        // That of its aggregate, which no command names, is among them.
        #expect(
            try sources("accounts.AccountNotFound", .failsWith) == [
                "accounts.DepositMoney", "accounts.WithdrawMoney", "accounts.CloseAccount", "accounts.GetAccount",
            ]
        )
        #expect(try targets("accounts.WithdrawMoney", .failsWith).count == 3)
        #expect(try sources("accounts.OpenAccount", .has) == ["accounts.Account"])
        #expect(try sources("accounts.IBAN", .speaksOf) == ["accounts.Counterparty"])
        #expect(try sources("accounts.Money", .speaksOf).contains("transfers.TransferRequested"))
        #expect(try sources("accounts.AccountView", .speaksOf).contains("accounts.AccountOverview"))
    }

    @Test("leads from a command to what follows at last, and back")
    func chain() throws {
        let banking = try Banking()
        func all(from name: String, _ step: (Symbol) -> [Symbol]) throws -> Set<String> {
            var found: Set<Symbol> = []
            var pending = [try banking.symbol(name)]
            while let next = pending.popLast() {
                for symbol in step(next) where found.insert(symbol).inserted { pending.append(symbol) }
            }
            return Set(banking.names(Array(found)))
        }
        let following = try all(from: "transfers.RequestTransfer", banking.relations.consequences)
        #expect(following.isSuperset(of: ["transfers.MoveMoney", "accounts.MoneyDeposited", "accounts.Ledger"]))
        // A movement is waited for so long that the account is closed.
        #expect(following.contains("accounts.AccountClosed"))
        #expect(!following.contains("accounts.AccountOpened"))
        let leading = try all(from: "accounts.AccountClosed", banking.relations.causes)
        #expect(leading.contains("transfers.RequestTransfer"))
        #expect(!leading.contains("accounts.OpenAccount"))
    }

    @Test("is the same asked either way, for each of all systems", arguments: try Subject.all())
    func inverse(subject: Subject) throws {
        let specs = try subject.specs()
        let relations = Relations(specs)
        #expect(Set(relations.all).count == relations.all.count)
        for relation in relations.all {
            #expect(relations.targets(of: relation.source, relation.kind).contains(relation.target))
            #expect(relations.sources(of: relation.target, relation.kind).contains(relation.source))
            #expect(Self.allowed(relation.kind).contains([relation.source.kind, relation.target.kind]))
        }
    }

    private static func allowed(_ kind: Relations.Kind) -> [[Symbol.Kind]] {
        switch kind {
        case .has: [[.aggregate, .command], [.aggregate, .event]]
        case .emits: [[.command, .event]]
        case .failsWith: [[.command, .error], [.query, .error]]
        case .handles:
            [[.policy, .event], [.policy, .prediction], [.projection, .event], [.projection, .prediction]]
        case .sends: [[.policy, .command]]
        case .schedules: [[.policy, .prediction]]
        case .speaksOf: Symbol.Kind.allCases.map { [$0, .type] }
        }
    }

    @Test("is found out of specs with errors too, as far as it means something", arguments: DiagnosticCase.all)
    func errors(item: DiagnosticCase) throws {
        guard let specs = try item.part("triggers").perform(lints: .off).compilation?.specs else { return }
        let relations = Relations(specs)
        for relation in relations.all {
            #expect(Self.allowed(relation.kind).contains([relation.source.kind, relation.target.kind]))
        }
        // What an editor shows of a thing is there even then.
        let system = SystemDescription(specs, info: DocumentInfo(nil))
        #expect(system.subsystems.count == specs.compiled.count)
    }
}

extension SubsystemDescription {
    /// Everything that a subsystem declares.
    static func symbols(of index: Int, in specs: Specs) -> [Symbol] {
        SystemDescription(specs, info: DocumentInfo(nil)).subsystems.first { $0.index == index }?.entries.map(\.symbol)
            ?? []
    }
}
