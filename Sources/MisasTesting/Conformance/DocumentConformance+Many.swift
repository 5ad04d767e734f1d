import Misas

extension DocumentConformance {
    static let many = [
        StoreScenario("Of many documents those are read that exist", reads),
        StoreScenario("Many documents of several collections are inserted, updated and deleted together", writes),
        StoreScenario(
            "Of many writes the first by name that is refused is told, and nothing is written",
            refusedWrites
        ),
        StoreScenario(
            "A refused write of many leaves a transaction as it was, which reads its own",
            writesInTransaction
        ),
        StoreScenario("A thousand documents are written and read at once", thousand),
        StoreScenario("A document that is named twice is refused, and what is no document", refusesMany),
        StoreScenario("Nothing is read or written of many documents on a cancelled task", cancelledMany),
        StoreScenario("Of 20 that write the same documents in any order one wins", raceWrites),
    ]

    private static func change(
        _ key: DocumentKey,
        expecting version: Int64,
        _ text: String?
    ) -> DocumentChange {
        DocumentChange(key, expecting: version, data: text.map(StoreSamples.json))
    }

    /// All documents of a collection: identifier, version and content.
    private static func content(
        of collection: String = collection,
        in documents: any DocumentStore
    ) async throws -> [String] {
        try await documents.find(DocumentQuery(), in: collection).map { document in
            "\(document.key.id) \(document.version) \(try StoreSamples.tree(document.data).intValue ?? -1)"
        }
    }

    static func reads(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await documents.put(StoreSamples.json("1"), as: key("a"))
        try await documents.put(StoreSamples.json("2"), as: key("a"))
        try await documents.put(StoreSamples.json("3"), as: key("a", in: "others"))
        try await documents.put(StoreSamples.json("4"), as: key("c"))
        let found = try await documents.get([key("c"), key("b"), key("a"), key("a", in: "others")])
        let told = found.map { "\($0.key) \($0.version) \(String(decoding: $0.data, as: UTF8.self))" }
        try expectEqual(told.sorted(), ["accounts/a 2 2", "accounts/c 1 4", "others/a 1 3"])
        try await expectEmpty(documents.get([key("b")]))
        try await expectEmpty(documents.get([]))
    }

    static func writes(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await documents.write([])
        try await documents.write([
            change(key("b"), expecting: 0, "1"), change(key("a", in: "others"), expecting: 0, "2"),
            change(key("a"), expecting: 0, "3"), change(key("none"), expecting: 0, nil),
        ])
        try await expectEqual(content(in: documents), ["a 1 3", "b 1 1"])
        try await expectEqual(content(of: "others", in: documents), ["a 1 2"])
        try await documents.write([
            change(key("b"), expecting: 1, nil), change(key("c"), expecting: 0, "4"),
            change(key("a"), expecting: 1, "5"), change(key("a", in: "others"), expecting: 1, "6"),
        ])
        try await expectEqual(content(in: documents), ["a 2 5", "c 1 4"])
        try await expectEqual(content(of: "others", in: documents), ["a 2 6"])
        try await expectEqual(documents.get(key("b")), nil)
        // Written again, it starts anew.
        try await documents.write([change(key("b"), expecting: 0, "7")])
        try await expectEqual(documents.get(key("b"))?.version, 1)
    }

    static func refusedWrites(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await documents.write([change(key("b"), expecting: 0, "1"), change(key("B"), expecting: 0, "2")])
        let before = try await content(in: documents)
        let sound = [change(key("a"), expecting: 0, "3"), change(key("b"), expecting: 1, "4")]
        let refused: [(DocumentChange, DocumentStoreError)] = [
            (change(key("B"), expecting: 0, "5"), .alreadyExists(key("B"), version: 1)),
            (change(key("B"), expecting: 0, nil), .alreadyExists(key("B"), version: 1)),
            (change(key("B"), expecting: 2, "5"), .conflict(key("B"), expected: 2, actual: 1)),
            (change(key("B"), expecting: 2, nil), .conflict(key("B"), expected: 2, actual: 1)),
            (change(key("B"), expecting: -1, "5"), .conflict(key("B"), expected: -1, actual: 1)),
            (change(key("C"), expecting: 1, "5"), .notFound(key("C"))),
            (change(key("C"), expecting: 1, nil), .notFound(key("C"))),
            (change(key("C"), expecting: -1, nil), .notFound(key("C"))),
        ]
        // Refused too, and later in the order of names.
        let last = change(key("a", in: "others"), expecting: 7, "6")
        for (change, error) in refused {
            try await expectThrows(error) { try await documents.write(sound + [last, change]) }
            try await expectThrows(error) { try await documents.write([change] + sound) }
        }
        try await expectEqual(content(in: documents), before)
        try await documents.write(sound)
        try await expectEqual(content(in: documents), ["B 1 2", "a 1 3", "b 2 4"])
    }

    static func writesInTransaction(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("1"), as: key("a"))
        try await stores.transaction { transaction in
            let documents = transaction.documents
            try await documents.put(StoreSamples.json("2"), as: key("b"))
            try await documents.write([
                change(key("b"), expecting: 1, "3"), change(key("a"), expecting: 1, nil),
                change(key("c"), expecting: 0, "4"), change(key("d"), expecting: 0, "4"),
            ])
            try await expectThrows(DocumentStoreError.notFound(key("a"))) {
                try await documents.write([change(key("a"), expecting: 1, "5"), change(key("e"), expecting: 0, "5")])
            }
            try await expectThrows(DocumentStoreError.alreadyExists(key("c"), version: 1)) {
                try await documents.write([change(key("c"), expecting: 0, "5"), change(key("e"), expecting: 0, "5")])
            }
            try await expectEqual(content(in: documents), ["b 2 3", "c 1 4", "d 1 4"])
            try await expectEqual(documents.get([key("a"), key("b")]).map(\.version), [2])
            try await documents.write([change(key("d"), expecting: 1, nil), change(key("a"), expecting: 0, "6")])
            try await expectEqual(stores.documents.get([key("a"), key("b")]).map(\.version), [1])
        }
        try await expectEqual(content(in: stores.documents), ["a 1 6", "b 2 3", "c 1 4"])
    }

    static func thousand(_ stores: any Stores) async throws {
        let documents = stores.documents
        let keys = (0..<1_000).map { key("\($0)", in: "collection \($0 % 3)") }
        for version in Int64(0)..<3 {
            try await documents.write(keys.map { change($0, expecting: version, "\(version)") })
        }
        let found = try await documents.get(keys)
        try expectEqual(found.count, 1_000)
        try expectEqual(Set(found.map(\.key)), Set(keys))
        try expectEqual(Set(found.map(\.version)), [3])
        try await documents.write(keys.dropFirst().map { change($0, expecting: 3, nil) })
        try await expectEqual(documents.get(keys).map(\.key), [keys[0]])
    }

    static func refusesMany(_ stores: any Stores) async throws {
        let documents = stores.documents
        let twice = DocumentStoreError.invalid(.repeatedDocument(key("a")))
        try await expectThrows(twice) { try await documents.get([key("a"), key("b"), key("a")]) }
        try await expectThrows(twice) {
            try await documents.write([change(key("a"), expecting: 0, "1"), change(key("a"), expecting: 1, "2")])
        }
        let unnamed = DocumentStoreError.invalid(.name(.document, .empty))
        try await expectThrows(unnamed) { try await documents.get([key("a"), key("")]) }
        try await expectThrows(unnamed) {
            try await documents.write([change(key("a"), expecting: 0, "1"), change(key(""), expecting: 0, "1")])
        }
        try await expectThrows(DocumentStoreError.self) {
            try await documents.write([change(key("a"), expecting: 0, "1"), change(key("b"), expecting: 0, "{")])
        }
        try await expectEmpty(content(in: documents))
        // The same identifier in two collections is not the same document.
        try await documents.write([change(key("a"), expecting: 0, "1"), change(key("a", in: "b"), expecting: 0, "1")])
        try await expectEqual(documents.get([key("a"), key("a", in: "b")]).count, 2)
    }

    static func cancelledMany(_ stores: any Stores) async throws {
        let (cancelled, documents) = (DocumentStoreError.cancelled, stores.documents)
        try expectFailure(await onCancelledTask { try await documents.get([key("a")]) }, cancelled)
        try expectFailure(
            await onCancelledTask { try await documents.write([change(key("a"), expecting: 0, "1")]) },
            cancelled
        )
        try await expectEqual(documents.get(key("a")), nil)
    }

    static func raceWrites(_ stores: any Stores) async throws {
        let documents = stores.documents
        let keys = (0..<10).map { key("\($0)") }
        for version in Int64(0)..<3 {
            let results = await race(20) { writer in
                await Result<Void, any Error>.of {
                    let own = writer % 2 == 0 ? keys : keys.reversed()
                    try await documents.write(own.map { change($0, expecting: version, "\(writer)") })
                }
            }
            let refusal: DocumentStoreError =
                version == 0
                ? .alreadyExists(keys[0], version: 1)
                : .conflict(keys[0], expected: version, actual: version + 1)
            try expectOneSuccess(results, others: refusal)
            let found = try await documents.get(keys)
            try expectEqual(Set(found.map(\.version)), [version + 1])
            try expectEqual(Set(found.map(\.data)).count, 1, "the number of writers who wrote")
        }
    }
}
