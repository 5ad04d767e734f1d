import Misas

extension DocumentConformance {
    static let queries = [
        StoreScenario("Documents are found by every comparison of every kind of field", comparisons),
        StoreScenario("Where a field is missing, null or of another kind no comparison holds", missingFields),
        StoreScenario("Texts that are no decimals, times or durations disturb no search", otherTexts),
        StoreScenario("Predicates combine by and, or and not", combinations),
        StoreScenario("A prefix takes every character as itself", literalPrefix),
        StoreScenario("Documents are sorted by several fields, missing ones last, then by identifier", sorting),
        StoreScenario("Identifiers are sorted by their bytes", sortedIdentifiers),
        StoreScenario("Offset and limit cut the sorted documents", paging),
        StoreScenario("Decimals and large numbers are compared exactly", exactNumbers),
        StoreScenario("Indexes change no result, and can be declared again and taken away", indexes),
    ]

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
        let found = try await stores.documents.find(DocumentQuery(where: predicate, sort: sort), in: collection)
        try await expectEqual(stores.documents.count(where: predicate, in: collection), found.count, "the count")
        return found.map(\.key.id).joined()
    }

    static func comparisons(_ stores: any Stores) async throws {
        let values: [(DocumentField.Kind, [JSONValue])] = [
            (.text, ["", "A", "a", "é", "日", "\u{1F3E6}"]),
            (.boolean, [false, true]),
            (.number, [-10, .number(try unwrap(JSONNumber("-1.5"))), 0, 2, 10]),
            (.decimal, ["-10.25", "-1", "0.00", "2.5", "10"]),
            (.duration, ["-PT1H", "PT0S", "PT0.5S", "PT59M", "PT1H", "P1DT1S", "PT25H", "P1W"]),
            (
                .dateTime,
                ["2026-11-23T05:55:00Z", "2026-11-23T05:55:00.25Z", "2026-11-23T05:55:00.5Z", "2026-11-23T05:55:01Z"]
            ),
        ]
        for (kind, sorted) in values {
            try await stores.documents.deleteAll(in: collection)
            for (index, value) in sorted.enumerated() {
                let document: JSONValue = ["in": .object(JSONObject([.init(name: "side", value: value)]))]
                try await stores.documents.put(try JSON.encode(document), as: key("\(index)"))
            }
            let field = DocumentField("in.side", kind)
            let all = sorted.indices.map(String.init)
            for (index, value) in sorted.enumerated() {
                func check(
                    _ comparison: DocumentPredicate.Comparison,
                    _ expected: some Sequence<String>
                ) async throws {
                    let found = try await ids(stores, .compare(field, comparison, value))
                    try expectEqual(found, expected.joined(), "what is \(comparison) to \(value) as \(kind)")
                }
                try await check(.equal, [all[index]])
                try await check(.less, all[..<index])
                try await check(.lessOrEqual, all[...index])
                try await check(.greater, all[(index + 1)...])
                try await check(.greaterOrEqual, all[index...])
            }
            try await expectEqual(ids(stores, .isIn(field, [sorted[0], sorted[1]])), "01")
            try await expectEqual(ids(stores, .everything, sort: [DocumentSort(field)]), all.joined())
            let descending = [DocumentSort(field, isDescending: true)]
            try await expectEqual(ids(stores, .everything, sort: descending), all.reversed().joined())
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
        try await expectEqual(ids(stores, .compare(field, .lessOrEqual, "m")), "a")
        try await expectEqual(ids(stores, .not(.compare(field, .lessOrEqual, "m"))), "bcdef")
        try await expectEqual(ids(stores, .isNull(path: "x")), "bce")
        try await expectEqual(ids(stores, .not(.isNull(path: "x"))), "adf")
        try await expectEqual(ids(stores, .hasPrefix(path: "x", "")), "a")
        try await expectEqual(ids(stores, .compare(DocumentField("x.y", .text), .equal, "m")), "f")
        try await expectEqual(ids(stores, .compare(DocumentField("x", .number), .greater, 0)), "d")
        try await expectEqual(ids(stores, .isIn(field, [])), "")
    }

    static func otherTexts(_ stores: any Stores) async throws {
        let texts = [
            "", " ", "1 ", "+", "abc", "NaN", "Infinity", "1e", "P1Y", "PT", "1e9999999999", "0x10", "7", "PT7S",
            "+7", "7.", ".7", "٧",
        ]
        for (index, text) in texts.enumerated() {
            let document: JSONValue = ["x": .string(text)]
            try await stores.documents.put(try JSON.encode(document), as: key("\(index)"))
        }
        try await stores.documents.put(StoreSamples.json(#"{"x":7}"#), as: key("number"))
        try await stores.documents.put(StoreSamples.json(#"{"x":[7]}"#), as: key("array"))
        let decimal = DocumentField("x", .decimal)
        let duration = DocumentField("x", .duration)
        let everything = texts.count + 2
        for comparison in [DocumentPredicate.Comparison.lessOrEqual, .equal, .greaterOrEqual] {
            try await expectEqual(ids(stores, .compare(decimal, comparison, "7")), "12")
            try await expectEqual(ids(stores, .compare(duration, comparison, "PT7S")), "13")
        }
        for kind in [DocumentField.Kind.decimal, .duration, .number, .boolean, .dateTime] {
            let field = DocumentField("x", kind)
            for isDescending in [false, true] {
                let sort = [DocumentSort(field, isDescending: isDescending)]
                let found = try await stores.documents.find(DocumentQuery(sort: sort), in: collection)
                try expectEqual(found.count, everything, "the number of documents sorted as \(kind)")
            }
        }
    }

    static func combinations(_ stores: any Stores) async throws {
        try await fill(stores, Dictionary(uniqueKeysWithValues: (0..<8).map { ("\($0)", #"{"n":\#($0)}"#) }))
        let field = DocumentField("n", .number)
        let small = DocumentPredicate.compare(field, .less, 4)
        let odd = DocumentPredicate.isIn(field, [1, 3, 5, 7])
        try await expectEqual(ids(stores, .all([small, odd])), "13")
        try await expectEqual(ids(stores, .any([small, odd])), "012357")
        try await expectEqual(ids(stores, .not(.any([small, odd]))), "46")
        try await expectEqual(ids(stores, .any([.not(small), .all([small, .not(odd)])])), "024567")
        try await expectEqual(ids(stores, .all([])), "01234567")
        try await expectEqual(ids(stores, .any([])), "")
    }

    static func literalPrefix(_ stores: any Stores) async throws {
        try await fill(
            stores,
            [
                "a": #"{"x":"a_b"}"#, "b": #"{"x":"aXb"}"#, "c": #"{"x":"a%"}"#, "d": #"{"x":"a\\b"}"#,
                "e": #"{"x":"A_b"}"#, "f": #"{"x":"caf\#u{E9}"}"#, "g": #"{"x":"cafe\#u{301}"}"#,
            ]
        )
        try await expectEqual(ids(stores, .hasPrefix(path: "x", "a_")), "a")
        try await expectEqual(ids(stores, .hasPrefix(path: "x", "a%")), "c")
        try await expectEqual(ids(stores, .hasPrefix(path: "x", #"a\"#)), "d")
        try await expectEqual(ids(stores, .hasPrefix(path: "x", "a")), "abcd")
        try await expectEqual(ids(stores, .hasPrefix(path: "x", "caf\u{E9}")), "f")
        try await expectEqual(ids(stores, .compare(DocumentField("x", .text), .equal, "cafe\u{301}")), "g")
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
        try await expectEqual(ids(stores, .everything, sort: [DocumentSort(x), DocumentSort(y)]), "becafd")
        let descending = [DocumentSort(x, isDescending: true), DocumentSort(y)]
        try await expectEqual(ids(stores, .everything, sort: descending), "fdcabe")
        try await expectEqual(ids(stores, .everything), "abcdef")
        try await fill(stores, ["g": #"{"x":"0"}"#])
        try await expectEqual(ids(stores, .everything, sort: [DocumentSort(x)]), "beacdfg")
        try await expectEqual(ids(stores, .everything, sort: [DocumentSort(x, isDescending: true)]), "dfgacbe")
    }

    static func sortedIdentifiers(_ stores: any Stores) async throws {
        let sorted = ["10", "9", "B", "_", "a", "a b", "ab", "e\u{301}", "é", "日", "\u{1F3E6}"]
        for id in sorted.reversed() { try await stores.documents.put(StoreSamples.json("{}"), as: key(id)) }
        try await expectEqual(stores.documents.find(DocumentQuery(), in: collection).map(\.key.id), sorted)
        let equal = [DocumentSort(DocumentField("x", .text), isDescending: true)]
        let found = try await stores.documents.find(DocumentQuery(sort: equal), in: collection)
        try expectEqual(found.map(\.key.id), sorted)
    }

    static func paging(_ stores: any Stores) async throws {
        try await fill(stores, Dictionary(uniqueKeysWithValues: (0..<10).map { ("\($0)", #"{"n":\#(9 - $0)}"#) }))
        func page(
            _ offset: Int,
            _ limit: Int?
        ) async throws -> String {
            let sort = [DocumentSort(DocumentField("n", .number))]
            let query = DocumentQuery(sort: sort, offset: offset, limit: limit)
            return try await stores.documents.find(query, in: collection).map(\.key.id).joined()
        }
        try await expectEqual(page(0, 3), "987")
        try await expectEqual(page(8, 3), "10")
        try await expectEqual(page(10, nil), "")
        try await expectEqual(page(7, nil), "210")
        try await expectEqual(page(0, 0), "")
        try await expectEqual(page(.max, .max), "")
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
        try await expectEqual(ids(stores, .compare(decimal, .equal, "0.1")), "ab")
        try await expectEqual(ids(stores, .compare(decimal, .greater, "0.1")), "cd")
        try await expectEqual(ids(stores, .compare(decimal, .equal, "100.00")), "d")
        try await expectEqual(ids(stores, .compare(number, .equal, 9_007_199_254_740_993)), "b")
        try await expectEqual(ids(stores, .compare(number, .greater, 9_007_199_254_740_993)), "cd")
    }

    static func indexes(_ stores: any Stores) async throws {
        let (n, d, t) = (DocumentField("n", .number), DocumentField("d", .decimal), DocumentField("in.t", .dateTime))
        let declared = [
            [DocumentIndex([n])], [DocumentIndex([n]), DocumentIndex([d, t])], [DocumentIndex([d, t])], [],
        ]
        try await fill(
            stores,
            [
                "a": #"{"n":2,"d":"1.5","in":{"t":"2026-11-23T05:55:00Z"}}"#, "b": #"{"n":"x","d":"NaN","in":7}"#,
                "c": #"{"n":1,"d":"","in":{"t":null}}"#, "d": "[]",
            ]
        )
        for indexes in declared {
            try await stores.documents.declare(indexes, in: collection)
            try await stores.documents.declare(indexes, in: collection)
            try await fill(stores, ["e": #"{"n":3,"d":"abc"}"#])
            try await expectEqual(ids(stores, .compare(n, .greater, 1)), "ae")
            try await expectEqual(ids(stores, .compare(d, .less, "2")), "a")
            try await expectEqual(ids(stores, .everything, sort: [DocumentSort(n), DocumentSort(t)]), "caebd")
            try await stores.documents.delete(key("e"), expecting: nil)
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.fieldPath, .empty))) {
            try await stores.documents.declare([DocumentIndex([DocumentField("", .text)])], in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.collection, .empty))) {
            try await stores.documents.declare([], in: "")
        }
    }
}
