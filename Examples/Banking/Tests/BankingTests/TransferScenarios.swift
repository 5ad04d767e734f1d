import Accounts
import BankingSystem
import Foundation
import Misas
import MisasTesting
import Testing
import Transfers

@Suite("Transfers")
struct TransferScenarios {
    private let scenario = Scenario(of: Bank.system)
    private let noon = Date(timeIntervalSince1970: 1_893_499_200)
    private let alice = AccountID.new()
    private let bob = AccountID.new()
    private let transfer = TransferID.new()

    private func cad(_ amount: Decimal) -> Money { Money(amount: amount, currency: .cad) }

    private func request(_ amount: Decimal) -> RequestTransfer {
        RequestTransfer(transfer: transfer, from: alice, to: bob, amount: cad(amount))
    }

    private func requested(_ amount: Decimal) -> TransferRequested {
        TransferRequested(transfer: transfer, from: alice, to: bob, amount: cad(amount), at: noon)
    }

    private func failed(_ reason: String) -> TransferFailed {
        TransferFailed(transfer: transfer, reason: reason, at: noon)
    }

    /// An account with money on it.
    private func account(_ id: AccountID, holding amount: Decimal, isClosed: Bool = false) -> Given {
        let opened = AccountOpened(account: id, owner: "Somebody", currency: .cad, openedAt: noon)
        let deposited = MoneyDeposited(account: id, amount: cad(amount), from: .cash, at: noon)
        let closed = AccountClosed(account: id, at: noon)
        return isClosed
            ? .recorded(Account.self, id, .accountOpened(opened), .accountClosed(closed))
            : .recorded(Account.self, id, .accountOpened(opened), .moneyDeposited(deposited))
    }

    // MARK: Commands

    @Test("A transfer takes the money off one account and puts it on the other")
    func completes() async throws {
        try await scenario
            .given(account(alice, holding: 100), account(bob, holding: 1))
            .when(.command(request(25), as: Caller(user: "alice")))
            .then(
                .replied(transfer),
                .sent(
                    WithdrawMoney(account: alice, amount: cad(25), to: .account(bob)),
                    DepositMoney(account: bob, amount: cad(25), from: .account(alice)),
                    CompleteTransfer(transfer: transfer)
                ),
                .recorded(
                    requested(25),
                    MoneyWithdrawn(account: alice, amount: cad(25), to: .account(bob), at: noon),
                    MoneyDeposited(account: bob, amount: cad(25), from: .account(alice), at: noon),
                    TransferCompleted(transfer: transfer, at: noon)
                ),
                .document(
                    TransferOverview.self,
                    transfer,
                    TransferView(transfer: transfer, from: alice, to: bob, amount: cad(25), status: .completed)
                )
            )
    }

    @Test("An account cannot be both ends of a transfer")
    func sameAccount() async throws {
        let request = RequestTransfer(transfer: transfer, from: alice, to: alice, amount: cad(1))
        try await scenario
            .given(account(alice, holding: 100))
            .when(.command(request))
            .then(.refused(SameAccount(account: alice)), .recordedNothing)
    }

    @Test("A transfer is requested once")
    func twice() async throws {
        try await scenario
            .given(.recorded(Transfer.self, transfer, .transferRequested(requested(25))))
            .when(.command(request(25)))
            .then(.refused(TransferAlreadyRequested(transfer: transfer)), .recordedNothing)
    }

    @Test("A transfer that is on its way is completed, or fails, once")
    func ends() async throws {
        let given = Given.recorded(Transfer.self, transfer, .transferRequested(requested(25)))
        try await scenario
            .given(given)
            .when(.command(CompleteTransfer(transfer: transfer)))
            .then(.recorded(TransferCompleted(transfer: transfer, at: noon)))
            .when(.command(FailTransfer(transfer: transfer, reason: "too late")))
            .then(.recordedNothing)
        try await Scenario(of: Bank.system)
            .given(given)
            .when(.command(FailTransfer(transfer: transfer, reason: "no")))
            .then(.recorded(failed("no")))
            .when(.command(CompleteTransfer(transfer: transfer)))
            .then(.recordedNothing)
    }

    @Test("A transfer that nobody has requested neither completes nor fails")
    func unknown() async throws {
        try await scenario
            .when(.command(CompleteTransfer(transfer: transfer)))
            .then(.refused(TransferNotFound(transfer: transfer)))
            .when(.command(FailTransfer(transfer: transfer, reason: "no")))
            .then(.refused(TransferNotFound(transfer: transfer)), .recordedNothing)
    }

    // MARK: The policy

    @Test("A transfer of more than the sender holds fails, and moves nothing")
    func tooMuch() async throws {
        let reason = "the sender's account does not hold enough"
        try await scenario
            .given(account(alice, holding: 100), account(bob, holding: 1))
            .when(.event(requested(500), in: Transfer.streamName(of: transfer)))
            .then(
                .sent(
                    WithdrawMoney(account: alice, amount: cad(500), to: .account(bob)),
                    FailTransfer(transfer: transfer, reason: reason)
                ),
                .recorded(requested(500), failed(reason))
            )
    }

    @Test("A transfer from an account that is closed, or is not there, fails")
    func noSender() async throws {
        try await scenario
            .given(account(alice, holding: 0, isClosed: true), account(bob, holding: 1))
            .when(.command(request(5)))
            .then(.recorded(requested(5), failed("the sender's account is closed")))
        try await Scenario(of: Bank.system)
            .given(account(bob, holding: 1))
            .when(.command(request(5)))
            .then(.recorded(requested(5), failed("the sender has no account")))
    }

    @Test("Where the receiver takes no money, it is put back", arguments: [true, false])
    func compensates(isThere: Bool) async throws {
        let receiver = isThere ? [account(bob, holding: 0, isClosed: true)] : []
        var scenario = scenario.given(account(alice, holding: 100))
        for given in receiver { scenario = scenario.given(given) }
        try await scenario
            .when(.command(request(10)))
            .then(
                .sent(
                    WithdrawMoney(account: alice, amount: cad(10), to: .account(bob)),
                    DepositMoney(account: bob, amount: cad(10), from: .account(alice)),
                    DepositMoney(account: alice, amount: cad(10), from: .account(bob)),
                    FailTransfer(transfer: transfer, reason: "the receiver takes no money")
                ),
                .recorded(
                    requested(10),
                    MoneyWithdrawn(account: alice, amount: cad(10), to: .account(bob), at: noon),
                    MoneyDeposited(account: alice, amount: cad(10), from: .account(bob), at: noon),
                    failed("the receiver takes no money")
                ),
                .that("the sender has all of the money again") { system in
                    try await system.queries.send(GetAccount(account: alice)).balance.amount == 100
                }
            )
    }

    // MARK: Queries

    @Test("How far a transfer has come is shown, with the reason where it has failed")
    func getTransfer() async throws {
        try await scenario
            .when(.query(GetTransfer(transfer: transfer)))
            .then(.refused(TransferNotFound(transfer: transfer)))
        try await Scenario(of: Bank.system)
            .given(.recorded(Transfer.self, transfer, .transferRequested(requested(25)), .transferFailed(failed("no"))))
            .when(.query(GetTransfer(transfer: transfer)))
            .then(
                .replied(
                    TransferView(
                        transfer: transfer,
                        from: alice,
                        to: bob,
                        amount: cad(25),
                        status: .failed,
                        reason: "no"
                    )
                )
            )
    }
}
