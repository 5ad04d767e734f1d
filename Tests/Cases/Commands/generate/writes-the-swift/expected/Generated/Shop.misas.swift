// Generated from Shop.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    package import Misas
#else
    import Misas
#endif

nonisolated package struct ItemID: Misas.Identifier {
    package let rawValue: Misas.UUID

    package init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    package init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

/// Finds an item.
nonisolated package struct FindItem: Misas.Query {
    package typealias Result = Swift.String

    package var item: ItemID

    package init(item: ItemID) {
        self.item = item
    }

    package init(from reader: inout Misas.JSONReader) {
        self.item = reader.member("item")
    }

    package func encode(to writer: inout Misas.JSONWriter) {
        writer.member("item", self.item)
    }

    package static var wireName: Swift.String { "shop.find_item" }

    /// The declared ways in which `FindItem` can fail.
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

/// What is yours to write: how ``FindItem`` is answered.
nonisolated package protocol FindItemHandling: Swift.Sendable {
    /// Finds an item.
    nonisolated(nonsending) func handle(_ query: FindItem, in context: Misas.HandlingContext) async throws(FindItem.Failure) -> FindItem.Result
}
