import Misas

extension TransactionConformance {
    static let holding = [
        StoreScenario("A checkpoint that a transaction holds is given to nobody before it has committed", holds),
        StoreScenario("A checkpoint that was not there and is held comes from nobody else", holdsNothing),
        StoreScenario(
            "A checkpoint that is held is not moved before the commit",
            { try await heldAgainstMoves($0, to: 7) }
        ),
        StoreScenario(
            "A checkpoint that is held is not moved to where it is either",
            { try await heldAgainstMoves($0, to: .start) }
        ),
        StoreScenario("Who waits for a checkpoint that a transaction has moved holds up nobody else", waitsAlone),
        StoreScenario("Many transactions hold a checkpoint at once, and one that holds it may move it", holdsTogether),
    ]

    /// Holds a checkpoint in a transaction, and lets somebody attend to it meanwhile; expects that one of both got it.
    private static func expectHeld(
        _ stores: any Stores,
        _ before: Checkpoint?
    ) async throws {
        let taken = Held()
        let result = await Result<Void, any Error>.of {
            try await stores.transaction { transaction in
                try await expectEqual(transaction.checkpoints.hold("p"), before)
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                let group = CheckpointGroup(name: "g", checkpoints: ["p", "q"])
                taken.set(try await stores.checkpoints.attend([group], by: "a", for: hour).flatMap(\.held))
            }
        }
        try expectEqual(taken.value.last?.name, "q")
        if let stolen = taken.value.first(where: { $0.name == "p" }) {
            let fenced = CheckpointError.fenced("p", fence: before?.fence ?? 0, current: stolen.fence)
            try expectFailure(result, fenced)
        } else {
            try result.get()
            try await expectEqual(stores.checkpoints.load("p"), before)
        }
        try await expectEqual(stores.documents.get(document) != nil, result.isSuccess)
    }

    static func holds(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: 0)
        try await expectHeld(stores, try await stores.checkpoints.load("p"))
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try await expectEqual(stores.checkpoints.hold("p"), claim)
        try await expectThrows(CheckpointError.invalid(.name(.checkpoint, .empty))) {
            try await stores.transaction { try await $0.checkpoints.hold("") }
        }
    }

    static func holdsNothing(_ stores: any Stores) async throws {
        try await expectHeld(stores, nil)
        try await stores.transaction { transaction in
            try await expectEqual(transaction.checkpoints.hold("r"), nil)
            try await expectEqual(transaction.checkpoints.load("r"), nil)
        }
        try await expectEqual(stores.checkpoints.load("r"), nil)
        try await expectEqual(stores.checkpoints.delete("r"), false)
        try await expectEqual(stores.checkpoints.list().contains { $0.name == "r" }, false)
        try await stores.checkpoints.save(1, for: "r", expecting: .start, fence: 0)
        try await expectEqual(stores.checkpoints.delete("r"), true)
    }

    static func heldAgainstMoves(_ stores: any Stores, to position: GlobalPosition) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        let (started, saved) = (Gate(2), Flag())
        async let rival = Result<Void, any Error>.of {
            await started.pass()
            defer { saved.raise() }
            try await stores.checkpoints.save(position, for: "p", expecting: .start, fence: claim.fence)
        }
        let cameBefore = Flag()
        let result = await Result<Void, any Error>.of {
            try await stores.transaction { transaction in
                try await transaction.checkpoints.hold("p")
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                await started.pass()
                try await giveTurns(during: transaction, until: saved)
                if saved.isRaised { cameBefore.raise() }
            }
        }
        started.open()
        try await rival.get()
        // A store may hold the other one back rather than let the transaction fail.
        if cameBefore.isRaised || !result.isSuccess {
            try expectFailure(result, CheckpointError.conflict("p", expected: .start, actual: position))
        }
        try await expectEqual(stores.documents.get(document) != nil, result.isSuccess)
        try await expectEqual(stores.checkpoints.load("p")?.position, position)
    }

    static func holdsTogether(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try await stores.transaction { outer in
            try await expectEqual(outer.checkpoints.hold("p"), claim)
            try await stores.transaction { inner in
                try await expectEqual(inner.checkpoints.hold("p"), claim)
                try await expectEqual(inner.checkpoints.load("p"), claim)
            }
            try await outer.checkpoints.save(3, for: "p", expecting: .start, fence: claim.fence)
            try await expectEqual(outer.checkpoints.hold("p")?.position, 3)
        }
        try await expectEqual(stores.checkpoints.load("p")?.position, 3)
    }

    static func waitsAlone(_ stores: any Stores) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let moved = Gate(5)
            let release = Gate(2)
            group.addTask {
                try await stores.transaction { transaction in
                    // It was neither saved nor claimed before: there is nothing of it that others see.
                    try await transaction.checkpoints.save(.start, for: "p", expecting: .start, fence: 0)
                    await moved.pass()
                    await release.pass()
                }
            }
            for _ in 1...3 {
                group.addTask {
                    await moved.pass()
                    try await stores.transaction { _ = try await $0.checkpoints.hold("p") }
                }
            }
            defer { release.open() }
            await moved.pass()
            for name in ["q", "r", "s"] {
                try await stores.transaction { transaction in
                    try await transaction.checkpoints.save(.start, for: name, expecting: .start, fence: 0)
                }
            }
            release.open()
            // Stores that make nobody wait may refuse those that held it before it was moved.
            while let result = await group.nextResult() {
                if case .failure(let error) = result, (error as? CheckpointError)?.isMove != true { throw error }
            }
        }
    }
}

extension CheckpointError {
    /// Whether somebody else came between.
    fileprivate var isMove: Bool { if case .conflict = self { true } else { false } }
}
