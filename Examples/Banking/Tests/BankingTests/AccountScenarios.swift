import Accounts
import BankingSystem
import Foundation
import Misas
import MisasTesting
import Testing

@Suite("Accounts")
struct AccountScenarios {
    private let scenario = Scenario(of: Bank.system)
    private let noon = Date(timeIntervalSince1970: 1_893_499_200)
    private let alice = AccountID.new()
    private let teller = Caller(user: "terry", roles: ["teller"])

    /// When an account that last moved at noon falls asleep.
    private var dormancy: Date { noon.addingTimeInterval(2 * 365 * 24 * 3600) }

    private func cad(_ amount: Decimal) -> Money { Money(amount: amount, currency: .cad) }

    private var opened: Account.Event {
        .accountOpened(AccountOpened(account: alice, owner: "Alice", currency: .cad, openedAt: noon))
    }

    private var closed: Account.Event { .accountClosed(AccountClosed(account: alice, at: noon)) }

    private func deposited(_ amount: Decimal) -> Account.Event {
        .moneyDeposited(MoneyDeposited(account: alice, amount: cad(amount), from: .cash, at: noon))
    }

    private func withdrawn(_ amount: Decimal) -> Account.Event {
        .moneyWithdrawn(MoneyWithdrawn(account: alice, amount: cad(amount), to: .cash, at: noon))
    }

    // MARK: Opening

    @Test("Opening an account records it, and it shows with nothing on it")
    func open() async throws {
        try await scenario
            .when(.command(OpenAccount(account: alice, owner: "Alice", currency: .cad)))
            .then(
                .replied(alice),
                .recorded(Account.self, alice, opened),
                .sentNothing,
                .document(
                    AccountOverview.self,
                    alice,
                    AccountView(account: alice, owner: "Alice", balance: cad(0), isClosed: false, version: 1)
                )
            )
    }

    @Test("An account that is open already is not opened again")
    func openTwice() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened))
            .when(.command(OpenAccount(account: alice, owner: "Bob", currency: .eur)))
            .then(.refused(AccountAlreadyOpen(account: alice)), .recordedNothing)
    }

    @Test("An account without an owner's name is not opened")
    func openNameless() async throws {
        try await scenario
            .when(.command(OpenAccount(account: alice, owner: "", currency: .cad)))
            .then(.invalid("owner"), .recordedNothing)
    }

    // MARK: Depositing

    @Test("A deposit is recorded, counted, and puts dormancy off")
    func deposit() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened, deposited(10)))
            .when(.command(DepositMoney(account: alice, amount: cad(100), from: .cash)))
            .then(
                .recorded(Account.self, alice, deposited(100)),
                .scheduled(DormancyReached(account: alice), at: dormancy),
                .document(
                    AccountOverview.self,
                    alice,
                    AccountView(
                        account: alice,
                        owner: "Alice",
                        balance: cad(110),
                        isClosed: false,
                        lastMovedAt: noon,
                        version: 3
                    )
                ),
                .rows(
                    Ledger.self,
                    LedgerRow(position: 2, account: alice, amount: 10, currency: .cad, at: noon),
                    LedgerRow(position: 3, account: alice, amount: 100, currency: .cad, at: noon)
                )
            )
    }

    @Test("Nothing is deposited on an account that nobody has opened, or that is closed")
    func depositInVain() async throws {
        try await scenario
            .when(.command(DepositMoney(account: alice, amount: cad(1), from: .cash)))
            .then(.refused(AccountNotFound(account: alice)), .recordedNothing)
        try await Scenario(of: Bank.system)
            .given(.recorded(Account.self, alice, opened, closed))
            .when(.command(DepositMoney(account: alice, amount: cad(1), from: .cash)))
            .then(.refused(AccountIsClosed(account: alice)), .recordedNothing)
    }

    // MARK: Withdrawing

    @Test("A teller withdraws what an account holds")
    func withdraw() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened, deposited(100)))
            .when(.command(WithdrawMoney(account: alice, amount: cad(100), to: .cash), as: teller))
            .then(
                .recorded(Account.self, alice, withdrawn(100)),
                .scheduled(DormancyReached(account: alice), at: dormancy)
            )
    }

    @Test("More than an account holds is not withdrawn, and the refusal says how much it holds")
    func withdrawTooMuch() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened, deposited(100), withdrawn(30)))
            .when(.command(WithdrawMoney(account: alice, amount: cad(71), to: .cash), as: teller))
            .then(
                .refused(InsufficientFunds(account: alice, balance: cad(70), requested: cad(71))),
                .recordedNothing,
                .notScheduled(DormancyReached.self, key: alice)
            )
    }

    @Test("Nothing is withdrawn from an account that nobody has opened, or that is closed")
    func withdrawInVain() async throws {
        let command = WithdrawMoney(account: alice, amount: cad(1), to: .cash)
        try await scenario
            .when(.command(command, as: teller))
            .then(.refused(AccountNotFound(account: alice)), .recordedNothing)
        try await Scenario(of: Bank.system)
            .given(.recorded(Account.self, alice, opened, deposited(1), closed))
            .when(.command(command, as: teller))
            .then(.refused(AccountIsClosed(account: alice)), .recordedNothing)
    }

    @Test("Whoever is no teller withdraws nothing")
    func withdrawWithoutRole() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened, deposited(100)))
            .when(.command(WithdrawMoney(account: alice, amount: cad(1), to: .cash), as: Caller(user: "alice")))
            .then(.notAuthorized, .recordedNothing)
    }

    // MARK: Closing

    @Test("An account is closed with a reason, and shows as closed")
    func close() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened))
            .when(.command(CloseAccount(account: alice, reason: "moved abroad")))
            .then(
                .recorded(AccountClosed(account: alice, reason: "moved abroad", at: noon)),
                .document(
                    AccountOverview.self,
                    alice,
                    AccountView(account: alice, owner: "Alice", balance: cad(0), isClosed: true, version: 2)
                )
            )
    }

    @Test("An account that is closed, or that nobody has opened, is not closed")
    func closeInVain() async throws {
        try await scenario
            .when(.command(CloseAccount(account: alice)))
            .then(.refused(AccountNotFound(account: alice)), .recordedNothing)
        try await Scenario(of: Bank.system)
            .given(.recorded(Account.self, alice, opened, closed))
            .when(.command(CloseAccount(account: alice)))
            .then(.refused(AccountIsClosed(account: alice)), .recordedNothing)
    }

    // MARK: Dormancy

    @Test("Two years without a movement close an account, and not a second less")
    func dormant() async throws {
        try await scenario
            .given(
                .command(OpenAccount(account: alice, owner: "Alice", currency: .cad)),
                .command(DepositMoney(account: alice, amount: cad(5), from: .cash))
            )
            .when(.now(dormancy.addingTimeInterval(-1)))
            .then(.recordedNothing, .sentNothing)
            .when(.passing(.seconds(1)))
            .then(
                .sent(CloseAccount(account: alice, reason: "no movement for too long")),
                .recorded(AccountClosed(account: alice, reason: "no movement for too long", at: dormancy)),
                .notScheduled(DormancyReached.self, key: alice)
            )
    }

    @Test("A movement puts dormancy off by as long again")
    func awake() async throws {
        let later = noon.addingTimeInterval(365 * 24 * 3600)
        try await scenario
            .given(
                .command(OpenAccount(account: alice, owner: "Alice", currency: .cad)),
                .command(DepositMoney(account: alice, amount: cad(5), from: .cash)),
                .now(later),
                .command(WithdrawMoney(account: alice, amount: cad(1), to: .cash), as: teller)
            )
            .when(.now(dormancy))
            .then(
                .recordedNothing,
                .scheduled(DormancyReached(account: alice), at: later.addingTimeInterval(2 * 365 * 24 * 3600))
            )
    }

    @Test("Dormancy of an account that was closed by hand meanwhile does nothing more")
    func dormantAndClosed() async throws {
        try await scenario
            .given(.recorded(Account.self, alice, opened, closed))
            .when(.prediction(DormancyReached(account: alice)))
            .then(.sent(CloseAccount(account: alice, reason: "no movement for too long")), .recordedNothing)
    }

    // MARK: Queries

    @Test("One account is shown, or it is said that there is none")
    func getAccount() async throws {
        try await scenario
            .when(.query(GetAccount(account: alice)))
            .then(.refused(AccountNotFound(account: alice)))
        try await Scenario(of: Bank.system)
            .given(.recorded(Account.self, alice, opened, deposited(7)))
            .when(.query(GetAccount(account: alice)))
            .then(
                .replied(
                    AccountView(
                        account: alice,
                        owner: "Alice",
                        balance: cad(7),
                        isClosed: false,
                        lastMovedAt: noon,
                        version: 2
                    )
                )
            )
    }

    @Test("Accounts are listed by owner, the last moved first, and no more than asked for")
    func listAccounts() async throws {
        let bob = AccountID.new()
        let bobs = AccountOpened(account: bob, owner: "Bob", currency: .cad, openedAt: noon)
        let moved = MoneyDeposited(account: bob, amount: cad(1), from: .cash, at: noon.addingTimeInterval(1))
        let given = Given.recorded(Account.self, alice, opened, deposited(7))
        let other = Given.recorded(Account.self, bob, .accountOpened(bobs), .moneyDeposited(moved))
        try await scenario
            .given(given, other)
            .when(.query(ListAccounts(owner: "Alice")))
            .then(
                .replied([
                    AccountView(
                        account: alice,
                        owner: "Alice",
                        balance: cad(7),
                        isClosed: false,
                        lastMovedAt: noon,
                        version: 2
                    )
                ])
            )
            .when(.query(ListAccounts(limit: 1)))
            .then(
                .replied([
                    AccountView(
                        account: bob,
                        owner: "Bob",
                        balance: cad(1),
                        isClosed: false,
                        lastMovedAt: moved.at,
                        version: 2
                    )
                ])
            )
            .when(.query(ListAccounts(limit: 1, offset: 2)))
            .then(.replied([AccountView]()))
            .when(.query(ListAccounts(limit: 0)))
            .then(.invalid("limit"))
    }
}
