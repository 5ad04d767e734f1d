internal import Misas

extension StockTaken: StockTakenUpcasting {
    static func upcastFromVersion2(_ event: inout JSONValue) throws {
        event["urgency"] = "N"
    }
}

extension Stock: StockBehavior {
    @available(*, deprecated)
    static func findStock(_ command: FindStock, in context: DecisionContext) throws(FindStock.Failure) -> [FindStock
        .Emission]
    {
        [.stockFound(.init(stock: command.stock, sku: command.sku, count: command.count, at: context.now))]
    }

    func takeStock(_ command: TakeStock, in context: DecisionContext) throws(TakeStock.Failure) -> Decision<TakeStock> {
        guard command.count <= left else { throw .outOfStock(.init(sku: sku, left: left)) }
        let taken = StockTaken(
            stock: command.stock,
            sku: sku,
            count: command.count,
            for: command.for,
            urgency: command.urgency,
            shelf: "",
            slot: "",
            at: context.now
        )
        return Decision([.stockTaken(taken)], reply: left - command.count)
    }

    init(_ event: StockFound) { self.init(sku: event.sku, left: event.count) }
    mutating func apply(_ event: StockTaken) { left -= event.count }
}
