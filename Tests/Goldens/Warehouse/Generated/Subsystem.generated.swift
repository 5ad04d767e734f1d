// Generated from the specs of the subsystem warehouse by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
    internal import GoldenAccounts
#else
    import Misas
    import GoldenAccounts
#endif

/// What lies where, and for whom it is held.
nonisolated package struct WarehouseSubsystem: Misas.Subsystem {
    private let holdStocktake: any HoldStocktakeHandling
    private let findSku: any FindSkuHandling
    private let places: any PlacesProjection
    private let customers: any CustomersProjection
    private let reorder: any ReorderPolicy

    package init(holdStocktake: some HoldStocktakeHandling, findSku: some FindSkuHandling, places: some PlacesProjection, customers: some CustomersProjection, reorder: some ReorderPolicy) {
        self.holdStocktake = holdStocktake
        self.findSku = findSku
        self.places = places
        self.customers = customers
        self.reorder = reorder
    }

    package static var name: Swift.String { "warehouse" }

    package func register(in registry: inout Misas.Registry) {
        registry.add(FindStock.self)
        registry.add(TakeStock.self)
        registry.add(StocktakeHeld.self)
        registry.add(StockTaken.self)
        registry.add(StockFound.self)
        self.registerRoutes(in: &registry)
        do {
            let handler = self.holdStocktake
            registry.add(HoldStocktake.self) { command, context throws(HoldStocktake.Failure) in
                Misas.Decision(try await handler.handle(command, in: context))
            }
        }
        do {
            let handler = self.findSku
            registry.add(FindSku.self) { query, context throws(FindSku.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        registry.add(Places.self) { [handler = self.places] projection in
            projection.on(StockTaken.self, key: { PlacesRow.Key(sku: $0.sku, stock: $0.stock) }) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
            projection.on(StockFound.self, key: { PlacesRow.Key(sku: $0.sku, stock: $0.stock) }) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
        }
        registry.add(Customers.self) { [handler = self.customers] projection in
            projection.on(StockTaken.self, key: { $0.`for` }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(GoldenAccounts.MoneyDeposited.self, key: { $0.account }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
        }
        registry.addPolicy("warehouse.reorder", failure: .stop, sends: ReorderActions.commands, predicts: ReorderActions.predictions) { [handler = self.reorder] policy in
            policy.on(StockTaken.self, partition: { Misas.Literals.text(of: $0.sku) }) { message, reaction, context in
                try await handler.react(to: message, with: ReorderActions(reaction), in: context)
            }
        }
    }
}
