import FoundationEssentials
import Misas
import Testing

/// What every document store does.
enum DocumentConformance {
    static let scenarios = [
        StoreScenario("A document that is not there is nil, not empty", absent),
        StoreScenario("A document's version counts its writes", versions),
        StoreScenario("A write at another version is refused, and names both", conflicts),
        StoreScenario("A deleted document starts anew at version 1", deletion),
        StoreScenario("Collections know nothing of each other, and can be emptied alone", collections),
        StoreScenario("Documents are found by every comparison of every kind of field", comparisons),
        StoreScenario("Where a field is missing, null or of another kind no comparison holds", missingFields),
        StoreScenario("Predicates combine by and, or and not", combinations),
        StoreScenario("Documents are sorted by several fields, missing ones last, then by identifier", sorting),
        StoreScenario("Offset and limit cut the sorted documents", paging),
        StoreScenario("Decimals and large numbers are compared exactly", exactNumbers),
        StoreScenario("What no store can hold or compare with is refused", refusals),
        StoreScenario("A typed collection reads and finds what it wrote", typed),
        StoreScenario("Values of every type are found and sorted in their own order", everyType),
        StoreScenario("Of 20 that update the same version one wins", race),
        StoreScenario("20 that put a document all win, and the version counts them", racePut),
    ]

    private static func key(
        _ id: String,
        in collection: String = "accounts"
    ) -> DocumentKey {
        DocumentKey(id, in: collection)
    }

    static func absent(_ stores: any Stores) async throws {
        #expect(try await stores.documents.get(key("a")) == nil)
        #expect(try await stores.documents.delete(key("a"), expecting: nil) == false)
        #expect(try await stores.documents.find(DocumentQuery(), in: "accounts").isEmpty)
        #expect(try await stores.documents.count(where: .everything, in: "accounts") == 0)
    }

    static func versions(_ stores: any Stores) async throws {
        let documents = stores.documents
        #expect(try await documents.insert(StoreSamples.json(#"{"n":1}"#), as: key("a")) == 1)
        #expect(try await documents.put(StoreSamples.json(#"{"n":2}"#), as: key("a")) == 2)
        #expect(try await documents.update(StoreSamples.json(#"{"n":3}"#), as: key("a"), expecting: 2) == 3)
        #expect(try await documents.put(StoreSamples.json("{}"), as: key("b")) == 1)
        let stored = try #require(try await documents.get(key("a")))
        #expect(stored.version == 3)
        #expect(stored.key == key("a"))
        #expect(try StoreSamples.tree(stored.data) == ["n": 3])
    }

    static func conflicts(_ stores: any Stores) async throws {
        let documents = stores.documents
        let data = StoreSamples.json("{}")
        await #expect(throws: DocumentStoreError.notFound(key("a"))) {
            try await documents.update(data, as: key("a"), expecting: 1)
        }
        await #expect(throws: DocumentStoreError.notFound(key("a"))) {
            try await documents.delete(key("a"), expecting: 1)
        }
        try await documents.put(data, as: key("a"))
        try await documents.put(data, as: key("a"))
        await #expect(throws: DocumentStoreError.alreadyExists(key("a"), version: 2)) {
            try await documents.insert(data, as: key("a"))
        }
        await #expect(throws: DocumentStoreError.conflict(key("a"), expected: 1, actual: 2)) {
            try await documents.update(data, as: key("a"), expecting: 1)
        }
        await #expect(throws: DocumentStoreError.conflict(key("a"), expected: 3, actual: 2)) {
            try await documents.delete(key("a"), expecting: 3)
        }
        #expect(try await documents.get(key("a"))?.version == 2)
    }

    static func deletion(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await documents.put(StoreSamples.json("{}"), as: key("a"))
        try await documents.put(StoreSamples.json("{}"), as: key("a"))
        #expect(try await documents.delete(key("a"), expecting: 2))
        #expect(try await documents.get(key("a")) == nil)
        #expect(try await documents.insert(StoreSamples.json("{}"), as: key("a")) == 1)
        #expect(try await documents.delete(key("a"), expecting: nil))
    }

    static func collections(_ stores: any Stores) async throws {
        let documents = stores.documents
        for id in ["a", "b"] {
            try await documents.put(StoreSamples.json("{}"), as: key(id))
            try await documents.put(StoreSamples.json("{}"), as: key(id, in: "others"))
        }
        try await documents.deleteAll(in: "accounts")
        #expect(try await documents.count(where: .everything, in: "accounts") == 0)
        #expect(try await documents.count(where: .everything, in: "others") == 2)
        #expect(try await documents.insert(StoreSamples.json("{}"), as: key("a")) == 1)
    }

    private static func fill(
        _ stores: any Stores,
        _ documents: [String: String]
    ) async throws {
        for (id, text) in documents { try await stores.documents.put(StoreSamples.json(text), as: key(id)) }
    }

    private static func ids(
        _ stores: any Stores,
        _ predicate: DocumentPredicate,
        sort: [DocumentSort] = []
    ) async throws -> String {
        let found = try await stores.documents.find(DocumentQuery(where: predicate, sort: sort), in: "accounts")
        #expect(try await stores.documents.count(where: predicate, in: "accounts") == found.count)
        return found.map(\.key.id).joined()
    }

    static func comparisons(_ stores: any Stores) async throws {
        let values: [(DocumentField.Kind, [JSONValue])] = [
            (.text, ["", "A", "a", "é", "日", "\u{1F3E6}"]),
            (.boolean, [false, true]),
            (.number, [-10, .number(try #require(JSONNumber("-1.5"))), 0, 2, 10]),
            (.decimal, ["-10.25", "-1", "0.00", "2.5", "10"]),
            (.duration, ["-PT1H", "PT0S", "PT0.5S", "PT59M", "PT1H", "P1DT1S", "PT25H", "P1W"]),
            (
                .dateTime,
                ["2026-11-23T05:55:00Z", "2026-11-23T05:55:00.25Z", "2026-11-23T05:55:00.5Z", "2026-11-23T05:55:01Z"]
            ),
        ]
        for (kind, sorted) in values {
            try await stores.documents.deleteAll(in: "accounts")
            for (index, value) in sorted.enumerated() {
                let document: JSONValue = ["in": .object(JSONObject([.init(name: "side", value: value)]))]
                try await stores.documents.put(try JSON.encode(document), as: key("\(index)"))
            }
            let field = DocumentField("in.side", kind)
            let all = sorted.indices.map(String.init)
            for (index, value) in sorted.enumerated() {
                func found(_ comparison: DocumentPredicate.Comparison) async throws -> String {
                    try await ids(stores, .compare(field, comparison, value))
                }
                #expect(try await found(.equal) == all[index])
                #expect(try await found(.less) == all[..<index].joined())
                #expect(try await found(.lessOrEqual) == all[...index].joined())
                #expect(try await found(.greater) == all[(index + 1)...].joined())
                #expect(try await found(.greaterOrEqual) == all[index...].joined())
            }
            #expect(try await ids(stores, .isIn(field, [sorted[0], sorted[1]])) == "01")
            #expect(try await ids(stores, .everything, sort: [DocumentSort(field)]) == all.joined())
            let descending = [DocumentSort(field, isDescending: true)]
            #expect(try await ids(stores, .everything, sort: descending) == all.reversed().joined())
        }
    }

    static func missingFields(_ stores: any Stores) async throws {
        try await fill(
            stores,
            [
                "a": #"{"x":"m"}"#, "b": #"{"x":null}"#, "c": "{}", "d": #"{"x":7}"#, "e": "[1]",
                "f": #"{"x":{"y":"m"}}"#,
            ]
        )
        let field = DocumentField("x", .text)
        #expect(try await ids(stores, .compare(field, .lessOrEqual, "m")) == "a")
        #expect(try await ids(stores, .not(.compare(field, .lessOrEqual, "m"))) == "bcdef")
        #expect(try await ids(stores, .isNull(path: "x")) == "bce")
        #expect(try await ids(stores, .hasPrefix(path: "x", "")) == "a")
        #expect(try await ids(stores, .compare(DocumentField("x.y", .text), .equal, "m")) == "f")
        #expect(try await ids(stores, .isIn(field, [])) == "")
    }

    static func combinations(_ stores: any Stores) async throws {
        try await fill(stores, Dictionary(uniqueKeysWithValues: (0..<8).map { ("\($0)", #"{"n":\#($0)}"#) }))
        let field = DocumentField("n", .number)
        let small = DocumentPredicate.compare(field, .less, 4)
        let odd = DocumentPredicate.isIn(field, [1, 3, 5, 7])
        #expect(try await ids(stores, .all([small, odd])) == "13")
        #expect(try await ids(stores, .any([small, odd])) == "012357")
        #expect(try await ids(stores, .not(.any([small, odd]))) == "46")
        #expect(try await ids(stores, .all([])) == "01234567")
        #expect(try await ids(stores, .any([])) == "")
    }

    static func sorting(_ stores: any Stores) async throws {
        try await fill(
            stores,
            [
                "a": #"{"x":2,"y":"p"}"#, "b": #"{"x":1,"y":"q"}"#, "c": #"{"x":2,"y":"o"}"#, "d": "{}",
                "e": #"{"x":1,"y":"q"}"#, "f": #"{"x":null,"y":"z"}"#,
            ]
        )
        let (x, y) = (DocumentField("x", .number), DocumentField("y", .text))
        #expect(try await ids(stores, .everything, sort: [DocumentSort(x), DocumentSort(y)]) == "becafd")
        let descending = [DocumentSort(x, isDescending: true), DocumentSort(y)]
        #expect(try await ids(stores, .everything, sort: descending) == "fdcabe")
        #expect(try await ids(stores, .everything) == "abcdef")
    }

    static func paging(_ stores: any Stores) async throws {
        try await fill(stores, Dictionary(uniqueKeysWithValues: (0..<10).map { ("\($0)", #"{"n":\#(9 - $0)}"#) }))
        func page(
            _ offset: Int,
            _ limit: Int?
        ) async throws -> String {
            let sort = [DocumentSort(DocumentField("n", .number))]
            let query = DocumentQuery(sort: sort, offset: offset, limit: limit)
            return try await stores.documents.find(query, in: "accounts").map(\.key.id).joined()
        }
        #expect(try await page(0, 3) == "987")
        #expect(try await page(8, 3) == "10")
        #expect(try await page(10, nil) == "")
        #expect(try await page(7, nil) == "210")
        #expect(try await page(0, 0) == "")
    }

    static func exactNumbers(_ stores: any Stores) async throws {
        try await fill(
            stores,
            [
                "a": #"{"d":"0.1","n":9007199254740992}"#,
                "b": #"{"d":"0.10","n":9007199254740993}"#,
                "c": #"{"d":"0.10000000000000000000000000000000001","n":9007199254740993.5}"#,
                "d": #"{"d":"1e2","n":1e16}"#,
            ]
        )
        let (decimal, number) = (DocumentField("d", .decimal), DocumentField("n", .number))
        #expect(try await ids(stores, .compare(decimal, .equal, "0.1")) == "ab")
        #expect(try await ids(stores, .compare(decimal, .greater, "0.1")) == "cd")
        #expect(try await ids(stores, .compare(decimal, .equal, "100.00")) == "d")
        #expect(try await ids(stores, .compare(number, .equal, 9_007_199_254_740_993)) == "b")
        #expect(try await ids(stores, .compare(number, .greater, 9_007_199_254_740_993)) == "cd")
    }

    static func refusals(_ stores: any Stores) async throws {
        let documents = stores.documents
        await #expect(throws: DocumentStoreError.invalid(.json(JSONTextProblem(.escapedNUL, at: 1)))) {
            try await documents.put(StoreSamples.json(#""\u0000""#), as: key("a"))
        }
        await #expect(throws: DocumentStoreError.invalid(.name(.document, .empty))) {
            try await documents.put(StoreSamples.json("{}"), as: key(""))
        }
        await #expect(throws: DocumentStoreError.invalid(.name(.collection, .controlCharacter(at: 1)))) {
            try await documents.get(key("a", in: "a\n"))
        }
        await #expect(throws: DocumentStoreError.invalid(.predicateValue(path: "x"))) {
            try await documents.count(where: .compare(DocumentField("x", .number), .equal, "7"), in: "accounts")
        }
        await #expect(throws: DocumentStoreError.invalid(.predicateValue(path: "x"))) {
            try await documents.count(where: .not(.hasPrefix(path: "x", "\0")), in: "accounts")
        }
        await #expect(throws: DocumentStoreError.invalid(.negative("limit"))) {
            try await documents.find(DocumentQuery(limit: -1), in: "accounts")
        }
        let hostile = key("'; drop table documents; --", in: "\"a\"")
        try await documents.put(StoreSamples.json("{}"), as: hostile)
        #expect(try await documents.get(hostile)?.version == 1)
        let path = DocumentPredicate.isNull(path: "x' or '1'='1")
        #expect(try await documents.count(where: path, in: "\"a\"") == 1)
    }

    static func typed(_ stores: any Stores) async throws {
        let accounts = DocumentCollection<SampleAccount>("accounts", in: stores.documents)
        let (owner, balance) = (SampleAccount.owner, SampleAccount.balance)
        for (index, name) in ["Ada", "Alan", "Grace"].enumerated() {
            let account = SampleAccount(owner: name, balance: index * 10, note: index == 1 ? "x" : nil)
            #expect(try await accounts.insert(account, as: index) == 1)
        }
        let ada = try #require(try await accounts.get(0))
        #expect(ada.document == SampleAccount(owner: "Ada", balance: 0, note: nil))
        #expect(ada.id == "0")
        func owners(_ filter: DocumentFilter<SampleAccount>) async throws -> [String] {
            try await accounts.find(where: filter, sortedBy: [balance.descending]).map(\.document.owner)
        }
        #expect(try await owners(owner == "Ada" || balance >= 20) == ["Grace", "Ada"])
        #expect(try await owners(owner.hasPrefix("A") && balance > 0) == ["Alan"])
        #expect(try await owners(!SampleAccount.note.isNull) == ["Alan"])
        #expect(try await owners(SampleAccount.note != "x") == ["Grace", "Ada"])
        #expect(try await owners(balance.isIn([0, 20])) == ["Grace", "Ada"])
        #expect(try await accounts.count(where: balance < 20) == 2)
        #expect(try await accounts.find(sortedBy: [owner.ascending], limit: 1, offset: 1).map(\.id) == ["1"])
        #expect(try await accounts.update(ada.document, as: 0, expecting: ada.version) == 2)
        #expect(try await accounts.delete(0))
        try await stores.documents.put(StoreSamples.json(#"{"owner":7}"#), as: key("bad"))
        await #expect {
            try await accounts.get("bad")
        } throws: { error in
            guard case .undecodable(let key, _)? = error as? DocumentStoreError else { return false }
            return key.id == "bad"
        }
    }

    static func everyType(_ stores: any Stores) async throws {
        let values = DocumentCollection<SampleValues>("values", in: stores.documents)
        let samples = [SampleValues.least, SampleValues.middle, SampleValues.greatest]
        for (index, sample) in samples.enumerated() { try await values.insert(sample, as: index) }
        func check<Value: DocumentValue>(
            _ field: Field<SampleValues, Value>,
            _ value: Value
        ) async throws {
            func ids(_ filter: DocumentFilter<SampleValues>) async throws -> [String] {
                try await values.find(where: filter, sortedBy: [field.ascending]).map(\.id)
            }
            #expect(try await ids(field == value) == ["1"], "\(field.field.path)")
            #expect(try await ids(field < value) == ["0"], "\(field.field.path)")
            #expect(try await ids(field > value) == ["2"], "\(field.field.path)")
            #expect(try await ids(field <= value) == ["0", "1"], "\(field.field.path)")
            #expect(try await ids(field >= value) == ["1", "2"], "\(field.field.path)")
            #expect(try await ids(field != value) == ["0", "2"], "\(field.field.path)")
            #expect(try await ids(field.isIn([value])) == ["1"], "\(field.field.path)")
        }
        let middle = SampleValues.middle
        try await check(Field("decimal"), middle.decimal)
        try await check(Field("double"), middle.double)
        try await check(Field("uuid"), middle.uuid)
        try await check(Field("date"), middle.date)
        try await check(Field("day"), try #require(middle.day))
        try await check(Field("duration"), middle.duration)
        try await check(Field("currency"), middle.currency)
        await #expect(throws: DocumentStoreError.invalid(.predicateValue(path: "double"))) {
            try await values.count(where: Field("double") < Double.infinity)
        }
    }

    static func race(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("{}"), as: key("a"))
        let results = await MisasTests.race(20) { writer in
            await Result.of {
                try await stores.documents.update(StoreSamples.json("\(writer)"), as: key("a"), expecting: 1)
            }
        }
        #expect(results.count { $0.isSuccess } == 1)
        #expect(try await stores.documents.get(key("a"))?.version == 2)
    }

    static func racePut(_ stores: any Stores) async throws {
        let results = await MisasTests.race(20) { writer in
            await Result.of { try await stores.documents.put(StoreSamples.json("\(writer)"), as: key("a")) }
        }
        #expect(try results.map { try $0.get() }.sorted() == Array(1...20))
    }
}
