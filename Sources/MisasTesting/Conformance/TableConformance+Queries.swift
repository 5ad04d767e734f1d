import Misas

extension TableConformance {
    static let queries: [StoreScenario] = [
        StoreScenario("Rows are compared by each kind of column as its values are", comparisons),
        StoreScenario("Rows are found by all, one or none of several conditions", conditions),
        StoreScenario("Rows are sorted by columns, those without a value last, and then by their keys", sorting),
    ]

    /// Adds rows with a member of these values, and gives the numbers that a predicate holds for.
    private static func numbers(
        _ tables: any TableStore,
        _ query: DocumentQuery
    ) async throws -> [Int] {
        try await tables.find(query, in: rows).map { try unwrap(StoreSamples.tree($0)["number"]?.intValue) }
    }

    private static func fill(_ tables: any TableStore, _ member: String, _ values: [String]) async throws {
        try await tables.deleteAll(in: rows)
        let rows = values.enumerated().map { row($0.offset, "a", #""\#(member)":\#($0.element)"#) }
        try await tables.write(rows.map { .insert($0) } + [.insert(row(values.count))], to: Self.rows)
    }

    static func comparisons(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        // Of each kind three values that grow, and the middle one spelt otherwise where that is possible.
        let samples: [(member: String, kind: DocumentField.Kind, values: [String], middle: JSONValue)] = [
            ("note", .text, [#""Z""#, #""a""#, #""é""#], "a"),
            ("itemCount", .number, ["-9223372036854775808", "2", "10"], 2),
            ("ratio", .number, ["-0.5", "0", "1e300"], 0),
            ("amount", .decimal, [#""-10""#, #""9.5""#, #""10""#], "9.50"),
            (
                "owner", .text,
                [
                    #""00000000-0000-0000-0000-000000000001""#, #""7fffffff-0000-0000-0000-000000000000""#,
                    #""80000000-0000-0000-0000-000000000000""#,
                ], "7FFFFFFF-0000-0000-0000-000000000000"
            ),
            ("day", .text, [#""0001-01-01""#, #""1969-12-31""#, #""1970-01-01""#], "1969-12-31"),
            (
                "at", .dateTime,
                [#""1969-12-31T23:59:59.999999Z""#, #""1970-01-01T00:00:00Z""#, #""1970-01-01T00:00:00.000001Z""#],
                "1970-01-01T01:00:00+01:00"
            ),
            ("wait", .duration, [#""-PT1S""#, #""PT24H""#, #""PT24H0.000001S""#], "P1D"),
        ]
        for (member, kind, values, middle) in samples {
            try await fill(tables, member, values)
            let field = DocumentField(member, kind)
            for (comparison, expected) in [
                (.equal, [1]), (.less, [0]), (.lessOrEqual, [0, 1]), (.greater, [2]), (.greaterOrEqual, [1, 2]),
            ] as [(DocumentPredicate.Comparison, [Int])] {
                let query = DocumentQuery(where: .compare(field, comparison, middle))
                try await expectEqual(numbers(tables, query), expected, "\(member) \(comparison)")
            }
            try await expectEqual(numbers(tables, DocumentQuery(where: .isIn(field, [middle]))), [1], "\(member) in")
            try await expectEqual(numbers(tables, DocumentQuery(where: .isIn(field, []))), [], "\(member) in none")
            let descending = DocumentQuery(sort: [DocumentSort(field, isDescending: true)])
            try await expectEqual(numbers(tables, descending), [3, 2, 1, 0], "\(member) descending")
        }
        try await fill(tables, "flag", ["false", "true"])
        let flag = DocumentField("flag", .boolean)
        try await expectEqual(numbers(tables, DocumentQuery(where: .compare(flag, .equal, true))), [1])
        try await expectEqual(numbers(tables, DocumentQuery(where: .compare(flag, .less, true))), [0])
        try await fill(tables, "note", [#""ab%""#, #""abc""#, #""a_""#, #""Ab""#])
        try await expectEqual(numbers(tables, DocumentQuery(where: .hasPrefix(path: "note", "ab"))), [0, 1])
        try await expectEqual(numbers(tables, DocumentQuery(where: .hasPrefix(path: "note", "a_"))), [2])
        try await expectEqual(numbers(tables, DocumentQuery(where: .hasPrefix(path: "note", ""))), [0, 1, 2, 3])
    }

    static func conditions(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let members = [#""itemCount":1,"note":"x""#, #""itemCount":2"#, #""note":"x""#, #""ex.tra":{"a":null}"#]
        try await tables.write(members.enumerated().map { .insert(row($0.offset, "a", $0.element)) }, to: rows)
        let one = DocumentPredicate.compare(DocumentField("itemCount", .number), .equal, 1)
        let noted = DocumentPredicate.compare(DocumentField("note", .text), .equal, "x")
        for (predicate, expected) in [
            (.everything, [0, 1, 2, 3]), (.any([]), []), (.all([one, noted]), [0]), (.any([one, noted]), [0, 2]),
            (.not(one), [1, 2, 3]), (.not(.all([one, noted])), [1, 2, 3]), (.not(.any([one, noted])), [1, 3]),
            (.not(.not(one)), [0]), (.isNull(path: "itemCount"), [2, 3]), (.not(.isNull(path: "note")), [0, 2]),
            (.isNull(path: "ex.tra"), [0, 1, 2]), (.all([.not(noted), .isNull(path: "ex.tra")]), [1]),
        ] as [(DocumentPredicate, [Int])] {
            try await expectEqual(numbers(tables, DocumentQuery(where: predicate)), expected, "\(predicate)")
            try await expectEqual(tables.count(where: predicate, in: rows), expected.count, "\(predicate)")
        }
    }

    static func sorting(_ stores: any Stores) async throws {
        let tables = try await prepared(stores)
        let written: [(Int, String, String)] = [
            (10, "b", #""itemCount":1"#), (9, "a", #""itemCount":2"#), (10, "a", #""itemCount":1"#), (-1, "a", ""),
            (-1, "B", #""itemCount":1,"note":"n""#),
        ]
        try await tables.write(written.map { .insert(row($0.0, $0.1, $0.2)) }, to: rows)
        func keys(_ query: DocumentQuery) async throws -> [String] {
            try await tables.find(query, in: rows).map { text in
                let tree = try StoreSamples.tree(text)
                return "\(tree["number"]?.intValue ?? 0)\(tree["name"]?.stringValue ?? "")"
            }
        }
        let count = DocumentSort(DocumentField("itemCount", .number))
        let countDown = DocumentSort(DocumentField("itemCount", .number), isDescending: true)
        let name = DocumentSort(DocumentField("name", .text), isDescending: true)
        let note = DocumentSort(DocumentField("note", .text))
        try await expectEqual(keys(DocumentQuery()), ["-1B", "-1a", "9a", "10a", "10b"])
        try await expectEqual(keys(DocumentQuery(sort: [count])), ["-1B", "10a", "10b", "9a", "-1a"])
        try await expectEqual(keys(DocumentQuery(sort: [countDown])), ["-1a", "9a", "-1B", "10a", "10b"])
        try await expectEqual(keys(DocumentQuery(sort: [name])), ["10b", "-1a", "9a", "10a", "-1B"])
        try await expectEqual(keys(DocumentQuery(sort: [note, countDown])), ["-1B", "-1a", "9a", "10a", "10b"])
        try await expectEqual(keys(DocumentQuery(sort: [count], offset: 1, limit: 2)), ["10a", "10b"])
        try await expectEqual(keys(DocumentQuery(offset: 4)), ["10b"])
        try await expectEqual(keys(DocumentQuery(offset: 5, limit: 1)), [])
        try await expectEqual(keys(DocumentQuery(limit: 0)), [])
    }
}
