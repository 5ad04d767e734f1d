import Accounts
import Foundation
import Misas
import Transfers

/// What the example shows, step by step.
struct Tour {
    let system: System
    /// The system's time, which the tour puts forward.
    let clock: TravellingClock
    /// Behind which the events are shown.
    let start: GlobalPosition
    private let teller = Caller(user: "terry", roles: ["teller"])

    func run() async throws {
        let alice = AccountID.new()
        let bob = AccountID.new()
        try await open(alice, owner: "Alice", bob, owner: "Bob")
        try await move(alice)
        try await refuse(alice)
        try await transfer(25, from: alice, to: bob)
        try await transfer(500, from: alice, to: bob)
        try await compensate(from: alice)
        try await showAccounts()
        try await showLedger([alice, bob])
        try await fallAsleep([alice, bob])
        try await showEvents()
    }

    private func open(_ alice: AccountID, owner: String, _ bob: AccountID, owner other: String) async throws {
        for (account, owner) in [(alice, owner), (bob, other)] {
            let opened = try await system.commands.send(OpenAccount(account: account, owner: owner, currency: .cad))
            print("opened   \(opened) for \(owner)")
        }
    }

    private func move(_ alice: AccountID) async throws {
        let amount = Money(amount: 100, currency: .cad)
        try await system.commands.send(DepositMoney(account: alice, amount: amount, from: .cash))
        print("deposited 100 CAD on \(alice)")
        let some = Money(amount: 30, currency: .cad)
        try await system.commands.send(WithdrawMoney(account: alice, amount: some, to: .cash), as: teller)
        print("withdrew  30 CAD from \(alice)")
    }

    private func refuse(_ alice: AccountID) async throws {
        let much = Money(amount: 1_000, currency: .cad)
        do {
            try await system.commands.send(WithdrawMoney(account: alice, amount: much, to: .cash), as: teller)
        } catch let error as InsufficientFunds {
            print(
                "refused   \(InsufficientFunds.wireName) \(InsufficientFunds.tags): \(InsufficientFunds.message(of: error))"
            )
        }
        do {
            try await system.commands.send(WithdrawMoney(account: alice, amount: much, to: .cash))
        } catch let error as NotAuthorized {
            print("refused   \(error)")
        }
        do {
            try await system.commands.send(OpenAccount(account: .new(), owner: "", currency: .eur))
        } catch let error as ValidationFailed {
            print("refused   \(error)")
        }
    }

    private func transfer(_ amount: Decimal, from sender: AccountID, to receiver: AccountID) async throws {
        let money = Money(amount: amount, currency: .cad)
        let request = RequestTransfer(transfer: .new(), from: sender, to: receiver, amount: money)
        let transfer = try await system.commands.send(request, as: Caller(user: "alice"))
        try await system.settle()
        let view = try await system.queries.send(GetTransfer(transfer: transfer))
        print("transfer  of \(amount) CAD: \(view.status)\(view.reason.map { ", because \($0)" } ?? "")")
    }

    /// A transfer to an account that takes nothing any more: the policy puts the money back.
    private func compensate(from alice: AccountID) async throws {
        let carol = try await system.commands.send(OpenAccount(account: .new(), owner: "Carol", currency: .cad))
        try await system.commands.send(CloseAccount(account: carol, reason: "moved abroad"))
        try await transfer(10, from: alice, to: carol)
    }

    /// Two years without a movement: the predictions come true that each movement has put off.
    private func fallAsleep(_ accounts: Set<AccountID>) async throws {
        let last = try await system.stores.events.lastPosition()
        clock.advance(by: .seconds(2 * 365 * 24 * 3600 + 1))
        print("\ntwo years later")
        var awake = accounts
        for try await event in system.stores.events.subscribe(after: last, filter: .types([AccountClosed.wireName])) {
            let closed = try EventCodec.decode(AccountClosed.self, from: event)
            // Those of earlier runs come true too.
            guard awake.remove(closed.account) != nil else { continue }
            print("closed    \(closed.account): \(closed.reason ?? "")")
            if awake.isEmpty { return }
        }
    }

    private func showLedger(_ accounts: [AccountID]) async throws {
        print("\nledger")
        let fields = Ledger.Fields.self
        for account in accounts {
            let entries = try await TableRows<LedgerRow>(system.stores.tables)
                .find(where: fields.account == account, sortedBy: [fields.position.ascending])
            print("  \(account): \(entries.map { "\($0.amount)" }.joined(separator: ", "))")
        }
    }

    private func showAccounts() async throws {
        print("\naccounts")
        for account in try await system.queries.send(ListAccounts()) {
            print("  \(account.owner): \(account.balance.amount) \(account.balance.currency)")
        }
    }

    private func showEvents() async throws {
        print("\nevents")
        for try await event in system.stores.events.readAll(after: start) {
            let correlation = event.metadata.correlationID.map { "\($0)".suffix(6) } ?? "–"
            let causation = event.metadata.causationID.map { "\($0)".suffix(6) } ?? "–"
            let number = String(repeating: " ", count: max(0, 3 - "\(event.position)".count)) + "\(event.position)"
            let type = event.type + String(repeating: " ", count: max(0, 30 - event.type.count))
            print("\(number)  \(type) v\(event.version)  correlation …\(correlation)  causation …\(causation)")
        }
    }
}
