// Generated from Warehouse.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
    package import GoldenAccounts
#else
    import Misas
    import GoldenAccounts
#endif

/// Shelf and slot.
nonisolated package struct StockID: Misas.Identifier, Swift.Codable {
    package let rawValue: Swift.String

    package init(_ rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    package init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }
}

nonisolated package struct StockKeepingUnit: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    package let rawValue: Swift.String

    package init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    private static let pattern = Misas.ValuePattern("[A-Z]{3}-[0-9]{4}")

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, pattern: Self.pattern)
    }
}

nonisolated package enum Urgency: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case normal = "N"
    /// Leaves today.
    ///
    /// - Warning: Deprecated: use the carrier's own flag
    case express = "X"
}

nonisolated package enum Packing: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case box(Box)
    case pallet(Swift.Int)
    case loose

    package init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "box": self = .box(reader.payload())
        case "palletCount": self = .pallet(reader.payload())
        case "loose": self = .loose
        default:
            reader.unknownCase(expected: "box, palletCount, loose")
            self = .box(reader.payload())
        }
        reader.endUnion()
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .box(let payload): writer.unionCase("box", payload)
        case .pallet(let payload): writer.unionCase("palletCount", payload)
        case .loose: writer.bareCase("loose")
        }
    }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .box(let payload): validator.value("box", payload)
        default: break
        }
    }
}

nonisolated package struct Box: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    package var contents: [StockKeepingUnit: Swift.Int]
    package var inner: [Box]
    package var weight: Swift.Double?

    package init(contents: [StockKeepingUnit: Swift.Int], inner: [Box], weight: Swift.Double? = nil) {
        self.contents = contents
        self.inner = inner
        self.weight = weight
    }

    package init(from reader: inout Misas.JSONReader) {
        self.contents = reader.member("contents")
        self.inner = reader.member("inner")
        self.weight = reader.optionalDoubleMember("weight_kg")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("contents", self.contents)
        writer.member("inner", self.inner)
        writer.optionalDoubleMember("weight_kg", self.weight)
    }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("contents", value.contents)
        validator.value("inner", value.inner)
        validator.range("weight_kg", value.weight, minimum: 0)
    }
}

nonisolated package struct Holding: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    package var account: GoldenAccounts.AccountID
    package var things: [StockKeepingUnit: Swift.Int]

    package init(account: GoldenAccounts.AccountID, things: [StockKeepingUnit: Swift.Int]) {
        self.account = account
        self.things = things
    }

    package init(from reader: inout Misas.JSONReader) {
        self.account = reader.member("account")
        self.things = reader.member("things")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("account", self.account)
        writer.member("things", self.things)
    }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("things", value.things)
    }
}

/// only {left} of {{{sku}}} left
nonisolated package struct OutOfStock: Misas.DomainError, Swift.Hashable, Swift.Codable {
    package var sku: StockKeepingUnit
    package var left: Swift.Int

    package init(sku: StockKeepingUnit, left: Swift.Int) {
        self.sku = sku
        self.left = left
    }

    package init(from reader: inout Misas.JSONReader) {
        self.sku = reader.member("sku")
        self.left = reader.intMember("left")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("sku", self.sku)
        writer.intMember("left", self.left)
    }

    package static var wireName: Swift.String { "warehouse.out_of_stock" }
    package static var tags: [Misas.ErrorTag] { ["conflict", "warehouse_empty"] }
    package static func message(of error: Self) -> Swift.String { "only \(Misas.Literals.text(of: error.left)) of {\(Misas.Literals.text(of: error.sku))} left" }
}

nonisolated package struct StocktakeHeld: Misas.Event, Swift.Hashable, Swift.Codable {
    package var year: Swift.Int
    package var differences: [StockKeepingUnit: Swift.Int]
    package var at: Misas.Date

    package init(year: Swift.Int, differences: [StockKeepingUnit: Swift.Int], at: Misas.Date) {
        self.year = year
        self.differences = differences
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.year = reader.intMember("year")
        self.differences = reader.member("differences")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("year", self.year)
        writer.member("differences", self.differences)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "warehouse.stocktake_held" }

    /// The name of the stream that the event is appended to.
    package static func streamName(of event: Self) -> Swift.String { "warehouse.stocktake-\(Misas.Literals.text(of: event.year))" }
}

nonisolated package struct Stock: Misas.Aggregate, Swift.Hashable, Swift.Codable {
    package typealias ID = StockID

    package var sku: StockKeepingUnit
    package var left: Swift.Int
    package var packing: Packing

    package init(sku: StockKeepingUnit, left: Swift.Int, packing: Packing = Packing.loose) {
        self.sku = sku
        self.left = left
        self.packing = packing
    }

    package init(from reader: inout Misas.JSONReader) {
        self.sku = reader.member("sku")
        self.left = reader.intMember("left")
        self.packing = reader.member("packing", default: Packing.loose)
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("sku", self.sku)
        writer.intMember("left", self.left)
        writer.member("packing", self.packing)
    }

    /// Any event of `Stock`.
    package enum Event: Misas.AggregateEvent, Swift.Hashable {
        case stockTaken(StockTaken)
        case stockFound(StockFound)

        package var payload: any Misas.Event {
            switch self {
            case .stockTaken(let event): event
            case .stockFound(let event): event
            }
        }

        package static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case StockTaken.wireName: .stockTaken(try Misas.EventCodec.decode(StockTaken.self, from: event))
            case StockFound.wireName: .stockFound(try Misas.EventCodec.decode(StockFound.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    package static var wireName: Swift.String { "warehouse.stock" }
    package static var stateFingerprint: Swift.String { "841de7bba383dc9e" }
    package static var isStateStored: Swift.Bool { true }
    package static func streamName(of id: StockID) -> Swift.String { "warehouse.stock-\(id.jsonKey)" }
    package static func begin(with event: Event) -> Stock? { StockBehaviorCalls.begin(with: event) }
    package mutating func follow(_ event: Event) -> Swift.Bool { StockBehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Stock``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Stock: StockBehavior { … }`. Decisions do no input or output.
nonisolated protocol StockBehavior: Swift.Sendable {
    /// Enters what lies there.
    static func findStock(_ command: FindStock, in context: Misas.DecisionContext) throws(FindStock.Failure) -> [FindStock.Emission]
    /// Takes some away for an account.
    func takeStock(_ command: TakeStock, in context: Misas.DecisionContext) throws(TakeStock.Failure) -> Misas.Decision<TakeStock>
    /// The state that ``StockFound`` begins.
    init(_ event: StockFound)
    /// Changes the state as ``StockTaken`` says.
    mutating func apply(_ event: StockTaken)
}

nonisolated private enum StockBehaviorCaller<Root: StockBehavior> {
    static func begin(with event: Stock.Event) -> Root? {
        switch event {
        case .stockFound(let event): Root(event)
        default: nil
        }
    }

    static func follow(_ root: inout Root, _ event: Stock.Event) -> Swift.Bool {
        switch event {
        case .stockTaken(let event): root.apply(event)
        default: return false
        }
        return true
    }

    static func findStock(_ command: FindStock, in context: Misas.DecisionContext) throws(FindStock.Failure) -> Misas.Decision<FindStock> {
        Misas.Decision(try Root.findStock(command, in: context))
    }

    static func takeStock(_ command: TakeStock, on root: Root, in context: Misas.DecisionContext) throws(TakeStock.Failure) -> Misas.Decision<TakeStock> {
        try root.takeStock(command, in: context)
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias StockBehaviorCalls = StockBehaviorCaller<Stock>

nonisolated package struct StockTaken: Misas.Event, Swift.Hashable, Swift.Codable {
    package var stock: StockID
    package var sku: StockKeepingUnit
    package var count: Swift.Int
    package var `for`: GoldenAccounts.AccountID
    package var urgency: Urgency
    package var shelf: Swift.String
    package var slot: Swift.String
    package var at: Misas.Date

    package init(stock: StockID, sku: StockKeepingUnit, count: Swift.Int, `for`: GoldenAccounts.AccountID, urgency: Urgency, shelf: Swift.String, slot: Swift.String, at: Misas.Date) {
        self.stock = stock
        self.sku = sku
        self.count = count
        self.`for` = `for`
        self.urgency = urgency
        self.shelf = shelf
        self.slot = slot
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.stock = reader.member("stock")
        self.sku = reader.member("sku")
        self.count = reader.intMember("count")
        self.`for` = reader.member("for")
        self.urgency = reader.member("urgency")
        self.shelf = reader.stringMember("shelf")
        self.slot = reader.stringMember("slot")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("stock", self.stock)
        writer.member("sku", self.sku)
        writer.intMember("count", self.count)
        writer.member("for", self.`for`)
        writer.member("urgency", self.urgency)
        writer.stringMember("shelf", self.shelf)
        writer.stringMember("slot", self.slot)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "warehouse.stock_taken" }
    package static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .split("place", by: "/", into: ["shelf", "slot"]),
            .remove("clerk"),
        ]),
        Misas.UpcastStep([
            .move("details.account", to: "for"),
            .custom(StockTakenUpcastingSteps.upcastFromVersion2),
        ]),
    ]
}

/// What is yours to write of the way from older stored forms of ``StockTaken`` to today's: `extension StockTaken: StockTakenUpcasting { … }`.
nonisolated protocol StockTakenUpcasting {
    /// Turns the stored form of version 2 into that of version 3.
    static func upcastFromVersion2(_ event: inout Misas.JSONValue) throws
}

nonisolated private enum StockTakenUpcastingCalls<Upcasting: StockTakenUpcasting> {
    @Sendable static func upcastFromVersion2(_ event: inout Misas.JSONValue) throws {
        try Upcasting.upcastFromVersion2(&event)
    }
}

private typealias StockTakenUpcastingSteps = StockTakenUpcastingCalls<StockTaken>

///
/// - Warning: Deprecated: counted by StocktakeHeld since 2026
nonisolated package struct StockFound: Misas.Event, Swift.Hashable, Swift.Codable {
    package var stock: StockID
    package var sku: StockKeepingUnit
    package var count: Swift.Int
    package var at: Misas.Date

    @available(*, deprecated, message: "counted by StocktakeHeld since 2026")
    package init(stock: StockID, sku: StockKeepingUnit, count: Swift.Int, at: Misas.Date) {
        self.stock = stock
        self.sku = sku
        self.count = count
        self.at = at
    }

    package init(from reader: inout Misas.JSONReader) {
        self.stock = reader.member("stock")
        self.sku = reader.member("sku")
        self.count = reader.intMember("count")
        self.at = reader.dateMember("at")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("stock", self.stock)
        writer.member("sku", self.sku)
        writer.intMember("count", self.count)
        writer.dateMember("at", self.at)
    }

    package static var wireName: Swift.String { "warehouse.stock.found" }
}

/// Enters what lies there.
nonisolated package struct FindStock: Misas.CreatingCommand, Swift.Hashable, Swift.Codable {
    package typealias Target = Stock

    package var stock: StockID
    package var sku: StockKeepingUnit
    package var count: Swift.Int

    package init(stock: StockID, sku: StockKeepingUnit, count: Swift.Int) {
        self.stock = stock
        self.sku = sku
        self.count = count
    }

    package init(from reader: inout Misas.JSONReader) {
        self.stock = reader.member("stock")
        self.sku = reader.member("sku")
        self.count = reader.intMember("count")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("stock", self.stock)
        writer.member("sku", self.sku)
        writer.intMember("count", self.count)
    }

    package static var wireName: Swift.String { "warehouse.find_stock" }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("sku", value.sku)
        validator.range("count", value.count, minimum: 1)
    }

    /// The declared ways in which `FindStock` can fail.
    package enum Failure: Misas.RequestFailure {

        package var underlying: any Swift.Error {
            switch self {
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `FindStock` may lead to.
    package enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case stockFound(StockFound)

        package var event: Stock.Event {
            switch self {
            case .stockFound(let event): .stockFound(event)
            }
        }

        @available(*, unavailable, message: "FindStock does not emit StockTaken: add it to its emits (Warehouse.misas.yaml:66)")
        package static func stockTaken(_ event: StockTaken) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> StockID { command.stock }
    package static func alreadyExists(_ id: StockID) -> any Swift.Error { Misas.AggregateAlreadyExists(aggregate: Stock.wireName, id: id.jsonKey) }
    package static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try StockBehaviorCalls.findStock(command, in: context)
    }
}

/// Takes some away for an account.
nonisolated package struct TakeStock: Misas.UpdatingCommand, Swift.Hashable, Swift.Codable {
    package typealias Target = Stock
    package typealias Result = Swift.Int

    package var stock: StockID
    package var previous: StockID?
    package var count: Swift.Int
    package var `for`: GoldenAccounts.AccountID
    package var urgency: Urgency
    package var pin: Misas.Secret<Swift.String>

    package init(stock: StockID, previous: StockID? = nil, count: Swift.Int = 1, `for`: GoldenAccounts.AccountID, urgency: Urgency = Urgency.normal, pin: Misas.Secret<Swift.String>) {
        self.stock = stock
        self.previous = previous
        self.count = count
        self.`for` = `for`
        self.urgency = urgency
        self.pin = pin
    }

    package init(from reader: inout Misas.JSONReader) {
        self.stock = reader.member("stock")
        self.previous = reader.optionalMember("previous")
        self.count = reader.member("count", default: 1)
        self.`for` = reader.member("for")
        self.urgency = reader.member("urgency", default: Urgency.normal)
        self.pin = reader.member("pin")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("stock", self.stock)
        writer.optionalMember("previous", self.previous)
        writer.intMember("count", self.count)
        writer.member("for", self.`for`)
        writer.member("urgency", self.urgency)
        writer.member("pin", self.pin)
    }

    package static var wireName: Swift.String { "warehouse.take_stock" }
    package static var requiredRoles: [Swift.String] { ["clerk"] }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range("count", value.count, minimum: 1)
    }

    /// The declared ways in which `TakeStock` can fail.
    package enum Failure: Misas.RequestFailure {
        case outOfStock(OutOfStock)
        case accountNotFound(GoldenAccounts.AccountNotFound)

        package var underlying: any Swift.Error {
            switch self {
            case .outOfStock(let error): error
            case .accountNotFound(let error): error
            }
        }

        package init?(_ error: any Swift.Error) {
            switch error {
            case let error as OutOfStock: self = .outOfStock(error)
            case let error as GoldenAccounts.AccountNotFound: self = .accountNotFound(error)
            default: return nil
            }
        }
    }

    /// The events that `TakeStock` may lead to.
    package enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case stockTaken(StockTaken)

        package var event: Stock.Event {
            switch self {
            case .stockTaken(let event): .stockTaken(event)
            }
        }

        @available(*, unavailable, message: "TakeStock does not emit StockFound: add it to its emits (Warehouse.misas.yaml:71)")
        package static func stockFound(_ event: StockFound) -> Self { Swift.fatalError() }
    }

    package static func target(of command: Self) -> StockID { command.stock }
    package static func notFound(_ id: StockID) -> any Swift.Error { Misas.AggregateNotFound(aggregate: Stock.wireName, id: id.jsonKey) }
    package static func decide(_ command: Self, on target: Stock, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try StockBehaviorCalls.takeStock(command, on: target, in: context)
    }
}

/// Compares the shelves with the books.
nonisolated package struct HoldStocktake: Misas.HandledCommand, Swift.Hashable, Swift.Codable {

    package var year: Swift.Int

    package init(year: Swift.Int) {
        self.year = year
    }

    package init(from reader: inout Misas.JSONReader) {
        self.year = reader.intMember("year")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("year", self.year)
    }

    package static var wireName: Swift.String { "warehouse.hold_stocktake" }

    /// The declared ways in which `HoldStocktake` can fail.
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

    /// The events that `HoldStocktake` may lead to.
    package enum Emission: Misas.FreeStandingEmission, Swift.Hashable {
        case stocktakeHeld(StocktakeHeld)

        package var streamed: Misas.StreamedEvent {
            switch self {
            case .stocktakeHeld(let event): Misas.StreamedEvent(event, in: StocktakeHeld.streamName(of: event))
            }
        }
    }
}

/// What is yours to write: how ``HoldStocktake`` is handled.
nonisolated package protocol HoldStocktakeHandling: Swift.Sendable {
    /// Compares the shelves with the books.
    nonisolated(nonsending) func handle(_ command: HoldStocktake, in context: Misas.HandlingContext) async throws(HoldStocktake.Failure) -> [HoldStocktake.Emission]
}

/// Where a thing lies.
nonisolated package struct FindSku: Misas.Query, Swift.Hashable, Swift.Codable {
    package typealias Result = [StockID]

    package var sku: StockKeepingUnit

    package init(sku: StockKeepingUnit) {
        self.sku = sku
    }

    package init(from reader: inout Misas.JSONReader) {
        self.sku = reader.member("sku")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("sku", self.sku)
    }

    package static var wireName: Swift.String { "warehouse.find_sku" }

    package static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("sku", value.sku)
    }

    /// The declared ways in which `FindSku` can fail.
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

/// What is yours to write: how ``FindSku`` is answered.
nonisolated package protocol FindSkuHandling: Swift.Sendable {
    /// Where a thing lies.
    nonisolated(nonsending) func handle(_ query: FindSku, in context: Misas.HandlingContext) async throws(FindSku.Failure) -> FindSku.Result
}

/// A row of ``Places``.
nonisolated package struct PlacesRow: Misas.TableRow, Swift.Hashable, Swift.Codable {
    package var sku: StockKeepingUnit
    package var stock: StockID
    package var left: Swift.Int

    package init(sku: StockKeepingUnit, stock: StockID, left: Swift.Int) {
        self.sku = sku
        self.stock = stock
        self.left = left
    }

    package init(from reader: inout Misas.JSONReader) {
        self.sku = reader.member("sku")
        self.stock = reader.member("stock")
        self.left = reader.intMember("left")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("sku", self.sku)
        writer.member("stock", self.stock)
        writer.intMember("left", self.left)
    }

    /// What tells the rows apart.
    package struct Key: Misas.TableKey, Swift.Hashable {
        package var sku: StockKeepingUnit
        package var stock: StockID

        package init(sku: StockKeepingUnit, stock: StockID) {
            self.sku = sku
            self.stock = stock
        }

        package static func parts(of key: Self) -> [Swift.String] { [Misas.Literals.text(of: key.sku), Misas.Literals.text(of: key.stock)] }
    }

    /// The table that the rows live in.
    package static let table: Misas.TableDefinition = Misas.TableDefinition(
        "places_v2",
        columns: [
            Misas.TableColumn("sku", member: "sku", Misas.TableColumn.Kind.text),
            Misas.TableColumn("stock", member: "stock", Misas.TableColumn.Kind.text),
            Misas.TableColumn("left", member: "left", Misas.TableColumn.Kind.integer),
        ],
        primaryKey: ["sku", "stock"],
        statements: """
            CREATE TABLE "places_v2" (
                "sku" text COLLATE "C" NOT NULL,
                "stock" text COLLATE "C" NOT NULL,
                "left" bigint NOT NULL,
                CONSTRAINT "places_v2__pkey" PRIMARY KEY ("sku", "stock")
            );
            COMMENT ON TABLE "places_v2" IS 'Where each thing lies, at once.';
            """
    )
    package static func key(of row: Self) -> Key { Key(sku: row.sku, stock: row.stock) }
}

/// Where each thing lies, at once.
nonisolated package enum Places: Misas.TableProjection {
    package typealias Row = PlacesRow
    package static var wireName: Swift.String { "warehouse.places" }
    package static var version: Swift.Int { 2 }
    package static var isInline: Swift.Bool { true }

    /// The columns that rows are found and sorted by.
    package enum Fields {
        package static var stock: Misas.Field<PlacesRow, StockID> { Misas.Field("stock") }
        package static var left: Misas.Field<PlacesRow, Swift.Int> { Misas.Field("left") }
    }
}

/// What is yours to write of ``Places``: which rows each event adds, changes or deletes.
nonisolated package protocol PlacesProjection: Swift.Sendable {
    func project(_ event: StockTaken, into rows: Misas.ProjectedRows<PlacesRow>, in context: Misas.ProjectionContext) async throws
    func project(_ event: StockFound, into rows: Misas.ProjectedRows<PlacesRow>, in context: Misas.ProjectionContext) async throws
}

/// What an account holds.
nonisolated package enum Customers: Misas.DocumentProjection {
    package typealias Document = Holding
    package typealias Key = GoldenAccounts.AccountID
    package static var wireName: Swift.String { "warehouse.customers" }
    package static var version: Swift.Int { 1 }
    package static var failureStrategy: Misas.FailureStrategy { .retry(attempts: 3, backoff: Swift.Duration(secondsComponent: 1, attosecondsComponent: 0)...Swift.Duration(secondsComponent: 60, attosecondsComponent: 0), then: .skip) }

    /// The fields that documents are found and sorted by.
    package enum Fields {
        package static var account: Misas.Field<Holding, GoldenAccounts.AccountID> { Misas.Field("account") }
    }
}

/// What is yours to write of ``Customers``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated package protocol CustomersProjection: Swift.Sendable {
    func project(_ event: StockTaken, onto document: inout Holding?, in context: Misas.ProjectionContext) async throws
    func project(_ event: GoldenAccounts.MoneyDeposited, onto document: inout Holding?, in context: Misas.ProjectionContext) async throws
}

/// Asks for more when little is left.
///
/// What is yours to write: what follows from each event or prediction.
nonisolated package protocol ReorderPolicy: Swift.Sendable {
    func react(to event: StockTaken, with actions: ReorderActions, in context: Misas.ReactionContext) async throws
}

/// All that `Reorder` may do: send the commands and schedule the predictions that its spec lists.
nonisolated package struct ReorderActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    package init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    package static var commands: [any Misas.Command.Type] { [HoldStocktake.self, GoldenAccounts.CloseAccount.self] }
    /// The predictions that it may schedule.
    package static var predictions: [any Misas.Prediction.Type] { [] }

    package func send(_ command: HoldStocktake) async throws -> HoldStocktake.Result {
        try await reaction.send(command)
    }

    package func send(_ command: GoldenAccounts.CloseAccount) async throws -> GoldenAccounts.CloseAccount.Result {
        try await reaction.send(command)
    }

    @available(*, unavailable, message: "Reorder may send only: HoldStocktake, accounts.CloseAccount. Add the command to its sends (Warehouse.misas.yaml:117)")
    package func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }
}
