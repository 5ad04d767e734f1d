// Generated from Accounts.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
#else
    import Misas
#endif

/// Names one account, for ever.
nonisolated package struct AccountID: Misas.Identifier {
    package let rawValue: Misas.UUID

    package init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    package init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated package enum Currency: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case cad = "cad"
    case eur = "eur"
    case usd = "usd"
}

/// An amount in one currency.
nonisolated package struct Money: Misas.JSONCodable, Misas.Validatable {
    package var amount: Misas.Decimal
    package var currency: Currency

    package init(amount: Misas.Decimal, currency: Currency) {
        self.amount = amount
        self.currency = currency
    }

    package init(from reader: inout Misas.JSONReader) {
        self.amount = reader.member("amount")
        self.currency = reader.member("currency")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("amount", self.amount)
        writer.member("currency", self.currency)
    }
}

/// An international bank account number.
nonisolated package struct IBAN: Misas.CheckedValue, Misas.JSONKey {
    package let rawValue: Swift.String

    package init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    private static let pattern = Misas.ValuePattern("^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$")

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, pattern: Self.pattern)
    }
}

/// Where money comes from or goes to.
nonisolated package enum Counterparty: Misas.JSONCodable, Misas.Validatable {
    case account(AccountID)
    case bank(IBAN)
    case cash

    package init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "account": self = .account(reader.payload())
        case "bank": self = .bank(reader.payload())
        case "cash": self = .cash
        default:
            reader.unknownCase(expected: "account, bank, cash")
            self = .account(reader.payload())
        }
        reader.endUnion()
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .account(let payload): writer.unionCase("account", payload)
        case .bank(let payload): writer.unionCase("bank", payload)
        case .cash: writer.bareCase("cash")
        }
    }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .bank(let payload): validator.value("bank", payload)
        default: break
        }
    }
}

/// What a customer sees of an account.
nonisolated package struct AccountView: Misas.JSONCodable, Misas.Validatable {
    package var account: AccountID
    package var owner: Swift.String
    package var balance: Money
    package var isClosed: Swift.Bool
    package var lastMovedAt: Misas.Date?

    package init(account: AccountID, owner: Swift.String, balance: Money, isClosed: Swift.Bool, lastMovedAt: Misas.Date? = nil) {
        self.account = account
        self.owner = owner
        self.balance = balance
        self.isClosed = isClosed
        self.lastMovedAt = lastMovedAt
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.owner = reader.stringMember("owner")
        self.balance = reader.member("balance")
        self.isClosed = reader.boolMember("isClosed")
        self.lastMovedAt = reader.optionalDateMember("lastMovedAt")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.stringMember("owner", self.owner)
        writer.member("balance", self.balance)
        writer.boolMember("isClosed", self.isClosed)
        writer.optionalDateMember("lastMovedAt", self.lastMovedAt)
    }
}

/// account {account} was not found
nonisolated package struct AccountNotFound: Misas.DomainError {
    package var account: AccountID

    package init(account: AccountID) {
        self.account = account
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
    }

    package static var wireName: Swift.String { "accounts.account_not_found" }
    package static var tags: [Misas.ErrorTag] { ["not_found"] }
    package static func message(of error: Self) -> Swift.String { "account \(Misas.Literals.text(of: error.account)) was not found" }
}

/// account {account} is closed
nonisolated package struct AccountIsClosed: Misas.DomainError {
    package var account: AccountID

    package init(account: AccountID) {
        self.account = account
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
    }

    package static var wireName: Swift.String { "accounts.account_is_closed" }
    package static var tags: [Misas.ErrorTag] { ["conflict"] }
    package static func message(of error: Self) -> Swift.String { "account \(Misas.Literals.text(of: error.account)) is closed" }
}

/// account {account} is already open
nonisolated package struct AccountAlreadyOpen: Misas.DomainError {
    package var account: AccountID

    package init(account: AccountID) {
        self.account = account
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
    }

    package static var wireName: Swift.String { "accounts.account_already_open" }
    package static var tags: [Misas.ErrorTag] { ["already_exists"] }
    package static func message(of error: Self) -> Swift.String { "account \(Misas.Literals.text(of: error.account)) is already open" }
}

/// account {account} holds {balance.amount}, which does not cover {requested.amount}
nonisolated package struct InsufficientFunds: Misas.DomainError {
    package var account: AccountID
    package var balance: Money
    package var requested: Money

    package init(account: AccountID, balance: Money, requested: Money) {
        self.account = account
        self.balance = balance
        self.requested = requested
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.balance = reader.member("balance")
        self.requested = reader.member("requested")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("balance", self.balance)
        writer.member("requested", self.requested)
    }

    package static var wireName: Swift.String { "accounts.insufficient_funds" }
    package static var tags: [Misas.ErrorTag] { ["conflict"] }
    package static func message(of error: Self) -> Swift.String { "account \(Misas.Literals.text(of: error.account)) holds \(Misas.Literals.text(of: error.balance.amount)), which does not cover \(Misas.Literals.text(of: error.requested.amount))" }
}

/// One customer's money in one currency.
nonisolated package struct Account: Misas.Aggregate {
    package typealias ID = AccountID

    package var owner: Swift.String
    package var balance: Money
    package var isClosed: Swift.Bool

    package init(owner: Swift.String, balance: Money, isClosed: Swift.Bool = false) {
        self.owner = owner
        self.balance = balance
        self.isClosed = isClosed
    }

    package init(from reader: inout Misas.JSONReader) {
        self.owner = reader.stringMember("owner")
        self.balance = reader.member("balance")
        self.isClosed = reader.member("isClosed", default: false)
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("owner", self.owner)
        writer.member("balance", self.balance)
        writer.boolMember("isClosed", self.isClosed)
    }

    /// Any event of `Account`.
    package enum Event: Misas.AggregateEvent {
        case accountOpened(AccountOpened)
        case moneyDeposited(MoneyDeposited)
        case moneyWithdrawn(MoneyWithdrawn)
        case accountClosed(AccountClosed)

        package var payload: any Misas.Event {
            switch self {
            case .accountOpened(let event): event
            case .moneyDeposited(let event): event
            case .moneyWithdrawn(let event): event
            case .accountClosed(let event): event
            }
        }

        package static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case AccountOpened.wireName: .accountOpened(try Misas.EventCodec.decode(AccountOpened.self, from: event))
            case MoneyDeposited.wireName: .moneyDeposited(try Misas.EventCodec.decode(MoneyDeposited.self, from: event))
            case MoneyWithdrawn.wireName: .moneyWithdrawn(try Misas.EventCodec.decode(MoneyWithdrawn.self, from: event))
            case AccountClosed.wireName: .accountClosed(try Misas.EventCodec.decode(AccountClosed.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    package static var wireName: Swift.String { "accounts.account" }
    package static var stateFingerprint: Swift.String { "83ace9ce71540c35" }
    package static var snapshotInterval: Swift.Int? { 200 }
    package static func streamName(of id: AccountID) -> Swift.String { "accounts.account-\(id.jsonKey)" }
    package static func begin(with event: Event) -> Account? { AccountBehaviorCalls.begin(with: event) }
    package mutating func follow(_ event: Event) -> Swift.Bool { AccountBehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Account``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Account: AccountBehavior { … }`. Decisions do no input or output.
nonisolated protocol AccountBehavior: Swift.Sendable {
    /// Opens an account with nothing on it.
    static func openAccount(_ command: OpenAccount, in context: Misas.DecisionContext) throws(OpenAccount.Failure) -> Misas.Decision<OpenAccount>
    /// Puts money on an open account.
    func depositMoney(_ command: DepositMoney, in context: Misas.DecisionContext) throws(DepositMoney.Failure) -> [DepositMoney.Emission]
    /// Takes money off an open account that holds enough of it.
    func withdrawMoney(_ command: WithdrawMoney, in context: Misas.DecisionContext) throws(WithdrawMoney.Failure) -> [WithdrawMoney.Emission]
    /// Ends an account; nothing moves on it any more.
    func closeAccount(_ command: CloseAccount, in context: Misas.DecisionContext) throws(CloseAccount.Failure) -> [CloseAccount.Emission]
    /// The state that ``AccountOpened`` begins.
    init(_ event: AccountOpened)
    /// Changes the state as ``MoneyDeposited`` says.
    mutating func apply(_ event: MoneyDeposited)
    /// Changes the state as ``MoneyWithdrawn`` says.
    mutating func apply(_ event: MoneyWithdrawn)
    /// Changes the state as ``AccountClosed`` says.
    mutating func apply(_ event: AccountClosed)
}

nonisolated private enum AccountBehaviorCaller<Root: AccountBehavior> {
    static func begin(with event: Account.Event) -> Root? {
        switch event {
        case .accountOpened(let event): Root(event)
        default: nil
        }
    }

    static func follow(_ root: inout Root, _ event: Account.Event) -> Swift.Bool {
        switch event {
        case .moneyDeposited(let event): root.apply(event)
        case .moneyWithdrawn(let event): root.apply(event)
        case .accountClosed(let event): root.apply(event)
        default: return false
        }
        return true
    }

    static func openAccount(_ command: OpenAccount, in context: Misas.DecisionContext) throws(OpenAccount.Failure) -> Misas.Decision<OpenAccount> {
        try Root.openAccount(command, in: context)
    }

    static func depositMoney(_ command: DepositMoney, on root: Root, in context: Misas.DecisionContext) throws(DepositMoney.Failure) -> Misas.Decision<DepositMoney> {
        Misas.Decision(try root.depositMoney(command, in: context))
    }

    static func withdrawMoney(_ command: WithdrawMoney, on root: Root, in context: Misas.DecisionContext) throws(WithdrawMoney.Failure) -> Misas.Decision<WithdrawMoney> {
        Misas.Decision(try root.withdrawMoney(command, in: context))
    }

    static func closeAccount(_ command: CloseAccount, on root: Root, in context: Misas.DecisionContext) throws(CloseAccount.Failure) -> Misas.Decision<CloseAccount> {
        Misas.Decision(try root.closeAccount(command, in: context))
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias AccountBehaviorCalls = AccountBehaviorCaller<Account>

nonisolated package struct AccountOpened: Misas.Event {
    package var account: AccountID
    /// The customer's full name.
    package var owner: Swift.String
    package var currency: Currency
    package var openedAt: Misas.Date

    package init(account: AccountID, owner: Swift.String, currency: Currency, openedAt: Misas.Date) {
        self.account = account
        self.owner = owner
        self.currency = currency
        self.openedAt = openedAt
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.owner = reader.stringMember("owner")
        self.currency = reader.member("currency")
        self.openedAt = reader.dateMember("openedAt")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.stringMember("owner", self.owner)
        writer.member("currency", self.currency)
        writer.dateMember("openedAt", self.openedAt)
    }

    package static var wireName: Swift.String { "accounts.account_opened" }
    package static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .rename("holder", to: "owner"),
            .add("currency", Misas.Literals.json(Currency.cad)),
        ]),
    ]
}

nonisolated package struct MoneyDeposited: Misas.Event {
    package var account: AccountID
    package var amount: Money
    package var from: Counterparty
    package var at: Misas.Date

    package init(account: AccountID, amount: Money, from: Counterparty, at: Misas.Date) {
        self.account = account
        self.amount = amount
        self.from = from
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.amount = reader.member("amount")
        self.from = reader.member("from")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("amount", self.amount)
        writer.member("from", self.from)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "accounts.money_deposited" }
}

nonisolated package struct MoneyWithdrawn: Misas.Event {
    package var account: AccountID
    package var amount: Money
    package var to: Counterparty
    package var at: Misas.Date

    package init(account: AccountID, amount: Money, to: Counterparty, at: Misas.Date) {
        self.account = account
        self.amount = amount
        self.to = to
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.amount = reader.member("amount")
        self.to = reader.member("to")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("amount", self.amount)
        writer.member("to", self.to)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "accounts.money_withdrawn" }
}

nonisolated package struct AccountClosed: Misas.Event {
    package var account: AccountID
    package var reason: Swift.String?
    package var at: Misas.Date

    package init(account: AccountID, reason: Swift.String? = nil, at: Misas.Date) {
        self.account = account
        self.reason = reason
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.reason = reader.optionalStringMember("reason")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.optionalStringMember("reason", self.reason)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "accounts.account_closed" }
}

/// Opens an account with nothing on it.
nonisolated package struct OpenAccount: Misas.CreatingCommand {
    package typealias Target = Account
    package typealias Result = AccountID

    package var account: AccountID
    package var owner: Swift.String
    package var currency: Currency

    package init(account: AccountID, owner: Swift.String, currency: Currency) {
        self.account = account
        self.owner = owner
        self.currency = currency
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.owner = reader.stringMember("owner")
        self.currency = reader.member("currency")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.stringMember("owner", self.owner)
        writer.member("currency", self.currency)
    }

    package static var wireName: Swift.String { "accounts.open_account" }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("owner", value.owner, minLength: 1, maxLength: 200)
    }

    /// The declared ways in which `OpenAccount` can fail.
    package enum Failure: Misas.RequestFailure {
        case accountAlreadyOpen(AccountAlreadyOpen)

        package var underlying: any Swift.Error {
            switch self {
            case .accountAlreadyOpen(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as AccountAlreadyOpen: self = .accountAlreadyOpen(error)
            default: return nil
            }
        }
    }

    /// The events that `OpenAccount` may lead to.
    package enum Emission: Misas.AggregateEmission {
        case accountOpened(AccountOpened)

        package var event: Account.Event {
            switch self {
            case .accountOpened(let event): .accountOpened(event)
            }
        }

        @available(*, unavailable, message: "OpenAccount does not emit MoneyDeposited: add it to its emits (Accounts.misas.yaml:84)")
        package static func moneyDeposited(_ event: MoneyDeposited) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "OpenAccount does not emit MoneyWithdrawn: add it to its emits (Accounts.misas.yaml:84)")
        package static func moneyWithdrawn(_ event: MoneyWithdrawn) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "OpenAccount does not emit AccountClosed: add it to its emits (Accounts.misas.yaml:84)")
        package static func accountClosed(_ event: AccountClosed) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> AccountID { command.account }
    package static func alreadyExists(_ id: AccountID) -> any Swift.Error { AccountAlreadyOpen(account: id) }
    package static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try AccountBehaviorCalls.openAccount(command, in: context)
    }
}

/// Puts money on an open account.
nonisolated package struct DepositMoney: Misas.UpdatingCommand {
    package typealias Target = Account

    package var account: AccountID
    package var amount: Money
    package var from: Counterparty

    package init(account: AccountID, amount: Money, from: Counterparty) {
        self.account = account
        self.amount = amount
        self.from = from
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.amount = reader.member("amount")
        self.from = reader.member("from")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("amount", self.amount)
        writer.member("from", self.from)
    }

    package static var wireName: Swift.String { "accounts.deposit_money" }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("from", value.from)
    }

    /// The declared ways in which `DepositMoney` can fail.
    package enum Failure: Misas.RequestFailure {
        case accountIsClosed(AccountIsClosed)
        case accountNotFound(AccountNotFound)

        package var underlying: any Swift.Error {
            switch self {
            case .accountIsClosed(let error): error
            case .accountNotFound(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as AccountIsClosed: self = .accountIsClosed(error)
            case let error as AccountNotFound: self = .accountNotFound(error)
            default: return nil
            }
        }
    }

    /// The events that `DepositMoney` may lead to.
    package enum Emission: Misas.AggregateEmission {
        case moneyDeposited(MoneyDeposited)

        package var event: Account.Event {
            switch self {
            case .moneyDeposited(let event): .moneyDeposited(event)
            }
        }

        @available(*, unavailable, message: "DepositMoney does not emit AccountOpened: add it to its emits (Accounts.misas.yaml:94)")
        package static func accountOpened(_ event: AccountOpened) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "DepositMoney does not emit MoneyWithdrawn: add it to its emits (Accounts.misas.yaml:94)")
        package static func moneyWithdrawn(_ event: MoneyWithdrawn) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "DepositMoney does not emit AccountClosed: add it to its emits (Accounts.misas.yaml:94)")
        package static func accountClosed(_ event: AccountClosed) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> AccountID { command.account }
    package static func notFound(_ id: AccountID) -> any Swift.Error { AccountNotFound(account: id) }
    package static func decide(_ command: Self, on target: Account, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try AccountBehaviorCalls.depositMoney(command, on: target, in: context)
    }
}

/// Takes money off an open account that holds enough of it.
nonisolated package struct WithdrawMoney: Misas.UpdatingCommand {
    package typealias Target = Account

    package var account: AccountID
    package var amount: Money
    package var to: Counterparty

    package init(account: AccountID, amount: Money, to: Counterparty) {
        self.account = account
        self.amount = amount
        self.to = to
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.amount = reader.member("amount")
        self.to = reader.member("to")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("amount", self.amount)
        writer.member("to", self.to)
    }

    package static var wireName: Swift.String { "accounts.withdraw_money" }
    package static var requiredRoles: [Swift.String] { ["teller"] }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("to", value.to)
    }

    /// The declared ways in which `WithdrawMoney` can fail.
    package enum Failure: Misas.RequestFailure {
        case accountIsClosed(AccountIsClosed)
        case insufficientFunds(InsufficientFunds)
        case accountNotFound(AccountNotFound)

        package var underlying: any Swift.Error {
            switch self {
            case .accountIsClosed(let error): error
            case .insufficientFunds(let error): error
            case .accountNotFound(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as AccountIsClosed: self = .accountIsClosed(error)
            case let error as InsufficientFunds: self = .insufficientFunds(error)
            case let error as AccountNotFound: self = .accountNotFound(error)
            default: return nil
            }
        }
    }

    /// The events that `WithdrawMoney` may lead to.
    package enum Emission: Misas.AggregateEmission {
        case moneyWithdrawn(MoneyWithdrawn)

        package var event: Account.Event {
            switch self {
            case .moneyWithdrawn(let event): .moneyWithdrawn(event)
            }
        }

        @available(*, unavailable, message: "WithdrawMoney does not emit AccountOpened: add it to its emits (Accounts.misas.yaml:100)")
        package static func accountOpened(_ event: AccountOpened) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "WithdrawMoney does not emit MoneyDeposited: add it to its emits (Accounts.misas.yaml:100)")
        package static func moneyDeposited(_ event: MoneyDeposited) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "WithdrawMoney does not emit AccountClosed: add it to its emits (Accounts.misas.yaml:100)")
        package static func accountClosed(_ event: AccountClosed) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> AccountID { command.account }
    package static func notFound(_ id: AccountID) -> any Swift.Error { AccountNotFound(account: id) }
    package static func decide(_ command: Self, on target: Account, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try AccountBehaviorCalls.withdrawMoney(command, on: target, in: context)
    }
}

/// Ends an account; nothing moves on it any more.
nonisolated package struct CloseAccount: Misas.UpdatingCommand {
    package typealias Target = Account

    package var account: AccountID
    package var reason: Swift.String?

    package init(account: AccountID, reason: Swift.String? = nil) {
        self.account = account
        self.reason = reason
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.reason = reader.optionalStringMember("reason")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.optionalStringMember("reason", self.reason)
    }

    package static var wireName: Swift.String { "accounts.close_account" }

    /// The declared ways in which `CloseAccount` can fail.
    package enum Failure: Misas.RequestFailure {
        case accountIsClosed(AccountIsClosed)
        case accountNotFound(AccountNotFound)

        package var underlying: any Swift.Error {
            switch self {
            case .accountIsClosed(let error): error
            case .accountNotFound(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as AccountIsClosed: self = .accountIsClosed(error)
            case let error as AccountNotFound: self = .accountNotFound(error)
            default: return nil
            }
        }
    }

    /// The events that `CloseAccount` may lead to.
    package enum Emission: Misas.AggregateEmission {
        case accountClosed(AccountClosed)

        package var event: Account.Event {
            switch self {
            case .accountClosed(let event): .accountClosed(event)
            }
        }

        @available(*, unavailable, message: "CloseAccount does not emit AccountOpened: add it to its emits (Accounts.misas.yaml:107)")
        package static func accountOpened(_ event: AccountOpened) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "CloseAccount does not emit MoneyDeposited: add it to its emits (Accounts.misas.yaml:107)")
        package static func moneyDeposited(_ event: MoneyDeposited) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "CloseAccount does not emit MoneyWithdrawn: add it to its emits (Accounts.misas.yaml:107)")
        package static func moneyWithdrawn(_ event: MoneyWithdrawn) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> AccountID { command.account }
    package static func notFound(_ id: AccountID) -> any Swift.Error { AccountNotFound(account: id) }
    package static func decide(_ command: Self, on target: Account, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try AccountBehaviorCalls.closeAccount(command, on: target, in: context)
    }
}

/// One account, as its customer sees it.
nonisolated package struct GetAccount: Misas.Query {
    package typealias Result = AccountView

    package var account: AccountID

    package init(account: AccountID) {
        self.account = account
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
    }

    package static var wireName: Swift.String { "accounts.get_account" }

    /// The declared ways in which `GetAccount` can fail.
    package enum Failure: Misas.HandlerFailure {
        case accountNotFound(AccountNotFound)
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        package var underlying: any Swift.Error {
            switch self {
            case .accountNotFound(let error): error
            case .unexpected(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as AccountNotFound: self = .accountNotFound(error)
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``GetAccount`` is answered.
nonisolated package protocol GetAccountHandling: Swift.Sendable {
    /// One account, as its customer sees it.
    nonisolated(nonsending) func handle(_ query: GetAccount, in context: Misas.HandlingContext) async throws(GetAccount.Failure) -> GetAccount.Result
}

/// Accounts by owner, the last moved first.
nonisolated package struct ListAccounts: Misas.Query {
    package typealias Result = [AccountView]

    package var owner: Swift.String?
    package var limit: Swift.Int

    package init(owner: Swift.String? = nil, limit: Swift.Int = 50) {
        self.owner = owner
        self.limit = limit
    }

    package init(from reader: inout Misas.JSONReader) {
        self.owner = reader.optionalStringMember("owner")
        self.limit = reader.member("limit", default: 50)
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalStringMember("owner", self.owner)
        writer.intMember("limit", self.limit)
    }

    package static var wireName: Swift.String { "accounts.list_accounts" }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range("limit", value.limit, minimum: 1, maximum: 500)
    }

    /// The declared ways in which `ListAccounts` can fail.
    package enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        package var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``ListAccounts`` is answered.
nonisolated package protocol ListAccountsHandling: Swift.Sendable {
    /// Accounts by owner, the last moved first.
    nonisolated(nonsending) func handle(_ query: ListAccounts, in context: Misas.HandlingContext) async throws(ListAccounts.Failure) -> ListAccounts.Result
}

/// Two years without a movement, unless one happens first.
nonisolated package struct DormancyReached: Misas.Prediction {
    package var account: AccountID

    package init(account: AccountID) {
        self.account = account
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
    }

    package static var wireName: Swift.String { "accounts.dormancy_reached" }
    package static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.account) }
}

/// One document per account, for GetAccount and ListAccounts.
nonisolated package enum AccountOverview: Misas.DocumentProjection {
    package typealias Document = AccountView
    package typealias Key = AccountID
    package static var wireName: Swift.String { "accounts.account_overview" }
    package static var version: Swift.Int { 1 }

    /// The fields that documents are found and sorted by.
    package enum Fields {
        package static var account: Misas.Field<AccountView, AccountID> { Misas.Field("account") }
        package static var owner: Misas.Field<AccountView, Swift.String> { Misas.Field("owner") }
        package static var balanceAmount: Misas.Field<AccountView, Misas.Decimal> { Misas.Field("balance.amount") }
        package static var balanceCurrency: Misas.Field<AccountView, Currency> { Misas.Field("balance.currency") }
        package static var isClosed: Misas.Field<AccountView, Swift.Bool> { Misas.Field("isClosed") }
        package static var lastMovedAt: Misas.Field<AccountView, Misas.Date> { Misas.Field("lastMovedAt") }
    }
}

/// What is yours to write of ``AccountOverview``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated package protocol AccountOverviewProjection: Swift.Sendable {
    func project(_ event: AccountOpened, onto document: inout AccountView?, in context: Misas.ProjectionContext) async throws
    func project(_ event: MoneyDeposited, onto document: inout AccountView?, in context: Misas.ProjectionContext) async throws
    func project(_ event: MoneyWithdrawn, onto document: inout AccountView?, in context: Misas.ProjectionContext) async throws
    func project(_ event: AccountClosed, onto document: inout AccountView?, in context: Misas.ProjectionContext) async throws
}

/// A row of ``Ledger``.
nonisolated package struct LedgerRow: Misas.TableRow {
    package var position: Swift.Int
    package var account: AccountID
    package var amount: Misas.Decimal
    package var currency: Currency
    package var at: Misas.Date

    package init(position: Swift.Int, account: AccountID, amount: Misas.Decimal, currency: Currency, at: Misas.Date) {
        self.position = position
        self.account = account
        self.amount = amount
        self.currency = currency
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.position = reader.intMember("position")
        self.account = reader.member("account")
        self.amount = reader.member("amount")
        self.currency = reader.member("currency")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("position", self.position)
        writer.member("account", self.account)
        writer.member("amount", self.amount)
        writer.member("currency", self.currency)
        writer.dateMember("at", self.at)
    }

    /// What tells the rows apart.
    package struct Key: Misas.TableKey {
        package var position: Swift.Int

        package init(position: Swift.Int) {
            self.position = position
        }

        package static func parts(of key: Self) -> [Swift.String] { [Misas.Literals.text(of: key.position)] }
    }

    /// The table that the rows live in.
    package static let table: Misas.TableDefinition = Misas.TableDefinition(
        "ledger_entries",
        columns: [
            Misas.TableColumn("position", member: "position", Misas.TableColumn.Kind.integer),
            Misas.TableColumn("account", member: "account", Misas.TableColumn.Kind.uuid),
            Misas.TableColumn("amount", member: "amount", Misas.TableColumn.Kind.decimal),
            Misas.TableColumn("currency", member: "currency", Misas.TableColumn.Kind.text),
            Misas.TableColumn("at", member: "at", Misas.TableColumn.Kind.dateTime),
        ],
        primaryKey: ["position"],
        statements: """
            CREATE TABLE "ledger_entries" (
                "position" bigint NOT NULL,
                "account" uuid NOT NULL,
                "amount" numeric NOT NULL,
                "currency" text COLLATE "C" NOT NULL CHECK ("currency" IN ('cad', 'eur', 'usd')),
                "at" timestamptz NOT NULL,
                CONSTRAINT "ledger_entries__pkey" PRIMARY KEY ("position")
            );
            CREATE INDEX "ledger_entries__account__at__idx" ON "ledger_entries" ("account", "at");
            COMMENT ON TABLE "ledger_entries" IS 'Every movement, as a table for the accountants.';
            """
    )
    package static func key(of row: Self) -> Key { Key(position: row.position) }
}

/// Every movement, as a table for the accountants.
nonisolated package enum Ledger: Misas.TableProjection {
    package typealias Row = LedgerRow
    package static var wireName: Swift.String { "accounts.ledger" }
    package static var version: Swift.Int { 1 }

    /// The columns that rows are found and sorted by.
    package enum Fields {
        package static var position: Misas.Field<LedgerRow, Swift.Int> { Misas.Field("position") }
        package static var account: Misas.Field<LedgerRow, AccountID> { Misas.Field("account") }
        package static var amount: Misas.Field<LedgerRow, Misas.Decimal> { Misas.Field("amount") }
        package static var currency: Misas.Field<LedgerRow, Currency> { Misas.Field("currency") }
        package static var at: Misas.Field<LedgerRow, Misas.Date> { Misas.Field("at") }
    }
}

/// What is yours to write of ``Ledger``: which rows each event adds, changes or deletes.
nonisolated package protocol LedgerProjection: Swift.Sendable {
    func project(_ event: MoneyDeposited, into rows: Misas.ProjectedRows<LedgerRow>, in context: Misas.ProjectionContext) async throws
    func project(_ event: MoneyWithdrawn, into rows: Misas.ProjectedRows<LedgerRow>, in context: Misas.ProjectionContext) async throws
}

/// Watches for dormancy and closes the account when it comes.
///
/// What is yours to write: what follows from each event or prediction.
nonisolated package protocol CloseDormantAccountsPolicy: Swift.Sendable {
    func react(to event: MoneyDeposited, with actions: CloseDormantAccountsActions, in context: Misas.ReactionContext) async throws
    func react(to event: MoneyWithdrawn, with actions: CloseDormantAccountsActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: DormancyReached, with actions: CloseDormantAccountsActions, in context: Misas.ReactionContext) async throws
}

/// All that `CloseDormantAccounts` may do: send the commands and schedule the predictions that its spec lists.
nonisolated package struct CloseDormantAccountsActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    package init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    package static var commands: [any Misas.Command.Type] { [CloseAccount.self] }
    /// The predictions that it may schedule.
    package static var predictions: [any Misas.Prediction.Type] { [DormancyReached.self] }

    package func send(_ command: CloseAccount) async throws -> CloseAccount.Result {
        try await reaction.send(command)
    }

    @available(*, unavailable, message: "CloseDormantAccounts may send only: CloseAccount. Add the command to its sends (Accounts.misas.yaml:150)")
    package func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }

    /// Schedules the prediction, or moves the one with the same key.
    package func schedule(_ prediction: DormancyReached, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    package func cancel(_ type: DormancyReached.Type, account _key: AccountID) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }
}
