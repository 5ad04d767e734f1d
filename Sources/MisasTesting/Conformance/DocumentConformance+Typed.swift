#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension DocumentConformance {
    static let typedQueries = [
        StoreScenario("A typed collection reads and finds what it wrote", typed),
        StoreScenario("Values of every type are found and sorted in their own order", everyType),
    ]

    static func typed(_ stores: any Stores) async throws {
        let accounts = DocumentCollection<SampleAccount>(collection, in: stores.documents)
        let (owner, balance) = (SampleAccount.owner, SampleAccount.balance)
        for (index, name) in ["Ada", "Alan", "Grace"].enumerated() {
            let account = SampleAccount(owner: name, balance: index * 10, note: index == 1 ? "x" : nil)
            try await expectEqual(accounts.insert(account, as: index), 1)
        }
        let ada = try unwrap(try await accounts.get(0))
        try expectEqual(ada.document, SampleAccount(owner: "Ada", balance: 0, note: nil))
        try expectEqual(ada.id, "0")
        func owners(_ filter: DocumentFilter<SampleAccount>) async throws -> [String] {
            try await accounts.find(where: filter, sortedBy: [balance.descending]).map(\.document.owner)
        }
        try await expectEqual(owners(owner == "Ada" || balance >= 20), ["Grace", "Ada"])
        try await expectEqual(owners(owner.hasPrefix("A") && balance > 0), ["Alan"])
        try await expectEqual(owners(!SampleAccount.note.isNull), ["Alan"])
        try await expectEqual(owners(SampleAccount.note != "x"), ["Grace", "Ada"])
        try await expectEqual(owners(balance.isIn([0, 20])), ["Grace", "Ada"])
        try await expectEqual(accounts.count(where: balance < 20), 2)
        let second = try await accounts.find(sortedBy: [owner.ascending], limit: 1, offset: 1)
        try expectEqual(second.map(\.id), ["1"])
        try await expectEqual(accounts.update(ada.document, as: 0, expecting: ada.version), 2)
        try await expectEqual(accounts.delete(0), true)
        try await stores.documents.put(StoreSamples.json(#"{"owner":7}"#), as: key("bad"))
        try await expectThrows(
            DocumentStoreError.self,
            "that document bad cannot be decoded",
            where: { error in
                guard case .undecodable(let key, _) = error else { return false }
                return key.id == "bad"
            },
            { try await accounts.get("bad") }
        )
    }

    static func everyType(_ stores: any Stores) async throws {
        let values = DocumentCollection<SampleValues>("values", in: stores.documents)
        let samples = [SampleValues.least, SampleValues.middle, SampleValues.greatest]
        for (index, sample) in samples.enumerated() { try await values.insert(sample, as: index) }
        func check<Value: DocumentValue>(
            _ field: Field<SampleValues, Value>,
            _ value: Value
        ) async throws {
            func check(
                _ filter: DocumentFilter<SampleValues>,
                _ expected: [String]
            ) async throws {
                let found = try await values.find(where: filter, sortedBy: [field.ascending]).map(\.id)
                try expectEqual(found, expected, "\(filter.predicate)")
            }
            try await check(field == value, ["1"])
            try await check(field < value, ["0"])
            try await check(field > value, ["2"])
            try await check(field <= value, ["0", "1"])
            try await check(field >= value, ["1", "2"])
            try await check(field != value, ["0", "2"])
            try await check(field.isIn([value]), ["1"])
        }
        let middle = SampleValues.middle
        try await check(Field("decimal"), middle.decimal)
        try await check(Field("double"), middle.double)
        try await check(Field("uuid"), middle.uuid)
        try await check(Field("date"), middle.date)
        try await check(Field("day"), try unwrap(middle.day))
        try await check(Field("duration"), middle.duration)
        try await check(Field("currency"), middle.currency)
        try await expectThrows(DocumentStoreError.invalid(.predicateValue(path: "double"))) {
            try await values.count(where: Field("double") < Double.infinity)
        }
    }
}
