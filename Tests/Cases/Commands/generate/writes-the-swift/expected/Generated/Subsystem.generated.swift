// Generated from the specs of the subsystem shop by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
#else
    import Misas
#endif

/// What is sold.
nonisolated package struct ShopSubsystem: Misas.Subsystem {
    private let findItem: any FindItemHandling

    package init(findItem: some FindItemHandling) {
        self.findItem = findItem
    }

    package static var name: Swift.String { "shop" }

    package func register(in registry: inout Misas.Registry) {
        self.registerRoutes(in: &registry)
        do {
            let handler = self.findItem
            registry.add(FindItem.self) { query, context throws(FindItem.Failure) in
                try await handler.handle(query, in: context)
            }
        }
    }
}
