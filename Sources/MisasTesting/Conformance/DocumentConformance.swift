import Misas

/// What every document store does.
enum DocumentConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario("A document that is not there is nil, not empty", absent),
            StoreScenario("A document's version counts its writes", versions),
            StoreScenario("A write at another version is refused, and names both", conflicts),
            StoreScenario("A deleted document starts anew at version 1", deletion),
            StoreScenario("Collections know nothing of each other, and can be emptied alone", collections),
            StoreScenario("Every plane of Unicode and every digit come back in documents", content),
            StoreScenario("A document that was read can be written again, as large as it may be", rewriting),
            StoreScenario("What no document store can hold or compare with is refused", refusals),
            StoreScenario("Names of documents as long as they may be are taken, and longer ones refused", longNames),
            StoreScenario("Nothing is read or written of documents on a cancelled task", cancelled),
            StoreScenario("Of 20 that update the same version of a document one wins", raceUpdate),
            StoreScenario("Of 20 that insert the same document one wins", raceInsert),
            StoreScenario("20 that put a document all win, and the version counts them", racePut),
        ] + many + queries + typedQueries

    static let collection = "accounts"

    static func key(
        _ id: String,
        in collection: String = collection
    ) -> DocumentKey {
        DocumentKey(id, in: collection)
    }

    static func absent(_ stores: any Stores) async throws {
        try await expectEqual(stores.documents.get(key("a")), nil)
        try await expectEqual(stores.documents.delete(key("a"), expecting: nil), false)
        try await expectEmpty(stores.documents.find(DocumentQuery(), in: collection))
        try await expectEqual(stores.documents.count(where: .everything, in: collection), 0)
        try await stores.documents.deleteAll(in: collection)
    }

    static func versions(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await expectEqual(documents.insert(StoreSamples.json(#"{"n":1}"#), as: key("a")), 1)
        try await expectEqual(documents.put(StoreSamples.json(#"{"n":2}"#), as: key("a")), 2)
        try await expectEqual(documents.update(StoreSamples.json(#"{"n":3}"#), as: key("a"), expecting: 2), 3)
        try await expectEqual(documents.put(StoreSamples.json("{}"), as: key("b")), 1)
        let stored = try unwrap(try await documents.get(key("a")))
        try expectEqual(stored.version, 3)
        try expectEqual(stored.key, key("a"))
        try expectEqual(StoreSamples.tree(stored.data), ["n": 3])
    }

    static func rewriting(_ stores: any Stores) async throws {
        for number in ["1e995", "1e-995"] {
            // PostgreSQL writes them with all their zeros.
            let numbers = Array(repeating: number, count: StoreLimits.dataBytes / 1_003)
            let large = StoreSamples.json("[\(numbers.joined(separator: ","))]")
            try await stores.documents.put(large, as: key("a"))
            let read = try unwrap(try await stores.documents.get(key("a")))
            try await stores.documents.put(read.data, as: key("a"))
            try await expectEqual(stores.documents.get(key("a"))?.data, read.data)
        }
    }

    static func conflicts(_ stores: any Stores) async throws {
        let documents = stores.documents
        let data = StoreSamples.json("{}")
        try await expectThrows(DocumentStoreError.notFound(key("a"))) {
            try await documents.update(data, as: key("a"), expecting: 1)
        }
        try await expectThrows(DocumentStoreError.notFound(key("a"))) {
            try await documents.delete(key("a"), expecting: 1)
        }
        try await documents.put(data, as: key("a"))
        try await documents.put(data, as: key("a"))
        try await expectThrows(DocumentStoreError.alreadyExists(key("a"), version: 2)) {
            try await documents.insert(data, as: key("a"))
        }
        try await expectThrows(DocumentStoreError.conflict(key("a"), expected: 1, actual: 2)) {
            try await documents.update(data, as: key("a"), expecting: 1)
        }
        try await expectThrows(DocumentStoreError.conflict(key("a"), expected: 3, actual: 2)) {
            try await documents.delete(key("a"), expecting: 3)
        }
        try await expectEqual(documents.get(key("a"))?.version, 2)
    }

    static func deletion(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await documents.put(StoreSamples.json("{}"), as: key("a"))
        try await documents.put(StoreSamples.json("{}"), as: key("a"))
        try await expectEqual(documents.delete(key("a"), expecting: 2), true)
        try await expectEqual(documents.get(key("a")), nil)
        try await expectEqual(documents.insert(StoreSamples.json("{}"), as: key("a")), 1)
        try await expectEqual(documents.delete(key("a"), expecting: nil), true)
    }

    static func collections(_ stores: any Stores) async throws {
        let documents = stores.documents
        for id in ["a", "b"] {
            try await documents.put(StoreSamples.json("{}"), as: key(id))
            try await documents.put(StoreSamples.json("{}"), as: key(id, in: "others"))
        }
        try await documents.deleteAll(in: collection)
        try await expectEqual(documents.count(where: .everything, in: collection), 0)
        try await expectEqual(documents.count(where: .everything, in: "others"), 2)
        try await expectEqual(documents.insert(StoreSamples.json("{}"), as: key("a")), 1)
        // Names are compared by their bytes.
        let (composed, decomposed) = (key("\u{E9}"), key("e\u{301}"))
        try await documents.put(StoreSamples.json("1"), as: composed)
        try await expectEqual(documents.insert(StoreSamples.json("2"), as: decomposed), 1)
        try await expectEqual(documents.get(composed).map { try StoreSamples.tree($0.data) }, 1)
    }

    static func content(_ stores: any Stores) async throws {
        var planes = ""
        for plane: UInt32 in 0...16 {
            if let scalar = Unicode.Scalar(plane << 16 | 0xFFFD) { planes.unicodeScalars.append(scalar) }
        }
        let texts = [
            #"{"b":"\#(planes)","a":{"z":[1,{"y":null}],"":true}}"#,
            #"[1.10,1e2,-0.5,123456789012345678901.5,1e-1000]"#,
            #""e\#u{301}\t\\""#, "null", "-9223372036854775808",
        ]
        for (index, text) in texts.enumerated() {
            try await stores.documents.put(StoreSamples.json(text), as: key("\(index)"))
            let stored = try unwrap(try await stores.documents.get(key("\(index)")))
            try expectSameJSON(stored.data, StoreSamples.json(text))
        }
        let found = try await stores.documents.find(DocumentQuery(), in: collection)
        try expectEqual(found.map(\.key.id), texts.indices.map(String.init))
        for (text, found) in zip(texts, found) { try expectSameJSON(found.data, StoreSamples.json(text)) }
    }

    static func refusals(_ stores: any Stores) async throws {
        let documents = stores.documents
        try await expectThrows(DocumentStoreError.invalid(.json(JSONTextProblem(.escapedNUL, at: 1)))) {
            try await documents.put(StoreSamples.json(#""\u0000""#), as: key("a"))
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.document, .empty))) {
            try await documents.put(StoreSamples.json("{}"), as: key(""))
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.collection, .controlCharacter(at: 1)))) {
            try await documents.get(key("a", in: "a\n"))
        }
        let number = DocumentField("x", .number)
        try await expectThrows(DocumentStoreError.invalid(.predicateValue(path: "x"))) {
            try await documents.count(where: .compare(number, .equal, "7"), in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.predicateValue(path: "x"))) {
            try await documents.count(where: .all([.isIn(number, [7, nil])]), in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.predicateValue(path: "x"))) {
            try await documents.count(where: .not(.hasPrefix(path: "x", "\0")), in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.fieldPath, .empty))) {
            try await documents.find(DocumentQuery(sort: [DocumentSort(DocumentField("", .text))]), in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.negative("limit"))) {
            try await documents.find(DocumentQuery(limit: -1), in: collection)
        }
        try await expectThrows(DocumentStoreError.invalid(.negative("offset"))) {
            try await documents.find(DocumentQuery(offset: -1), in: collection)
        }
        let hostile = key("'; drop table documents; --", in: "\"a\"")
        try await documents.put(StoreSamples.json("{}"), as: hostile)
        try await expectEqual(documents.get(hostile)?.version, 1)
        let path = DocumentPredicate.isNull(path: "x' or '1'='1")
        try await expectEqual(documents.count(where: path, in: "\"a\""), 1)
    }

    static func longNames(_ stores: any Stores) async throws {
        let longest = key(StoreSamples.longName(), in: StoreSamples.longName("c"))
        try await expectEqual(stores.documents.insert(StoreSamples.json("{}"), as: longest), 1)
        try await expectEqual(stores.documents.get(longest)?.key, longest)
        try await expectEqual(stores.documents.find(DocumentQuery(), in: longest.collection).map(\.key), [longest])
        let problem = NameProblem.tooLong(bytes: StoreLimits.nameBytes + 1, maximum: StoreLimits.nameBytes)
        try await expectThrows(DocumentStoreError.invalid(.name(.document, problem))) {
            try await stores.documents.put(StoreSamples.json("{}"), as: key(longest.id + "n"))
        }
        try await expectThrows(DocumentStoreError.invalid(.name(.collection, problem))) {
            try await stores.documents.put(StoreSamples.json("{}"), as: key("a", in: longest.collection + "n"))
        }
    }

    static func cancelled(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("1"), as: key("a"))
        let (cancelled, documents) = (DocumentStoreError.cancelled, stores.documents)
        let data = StoreSamples.json("2")
        try expectFailure(await onCancelledTask { try await documents.get(key("a")) }, cancelled)
        try expectFailure(await onCancelledTask { try await documents.insert(data, as: key("b")) }, cancelled)
        try expectFailure(await onCancelledTask { try await documents.put(data, as: key("a")) }, cancelled)
        try expectFailure(
            await onCancelledTask { try await documents.update(data, as: key("a"), expecting: 1) },
            cancelled
        )
        try expectFailure(await onCancelledTask { try await documents.delete(key("a"), expecting: 1) }, cancelled)
        try expectFailure(await onCancelledTask { try await documents.deleteAll(in: collection) }, cancelled)
        try expectFailure(
            await onCancelledTask { try await documents.find(DocumentQuery(), in: collection) },
            cancelled
        )
        try await expectEqual(documents.find(DocumentQuery(), in: collection).map(\.version), [1])
    }

    static func raceUpdate(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("{}"), as: key("a"))
        let results = await race(20) { writer in
            await Result.of {
                try await stores.documents.update(StoreSamples.json("\(writer)"), as: key("a"), expecting: 1)
            }
        }
        try expectOneSuccess(results, others: DocumentStoreError.conflict(key("a"), expected: 1, actual: 2))
        try await expectEqual(stores.documents.get(key("a"))?.version, 2)
    }

    static func raceInsert(_ stores: any Stores) async throws {
        let results = await race(20) { writer in
            await Result.of { try await stores.documents.insert(StoreSamples.json("\(writer)"), as: key("a")) }
        }
        try expectOneSuccess(results, others: DocumentStoreError.alreadyExists(key("a"), version: 1))
        try await expectEqual(stores.documents.get(key("a"))?.version, 1)
    }

    static func racePut(_ stores: any Stores) async throws {
        let results = await race(20) { writer in
            await Result.of { try await stores.documents.put(StoreSamples.json("\(writer)"), as: key("a")) }
        }
        try expectEqual(results.map { try $0.get() }.sorted(), Array(1...20))
    }
}
