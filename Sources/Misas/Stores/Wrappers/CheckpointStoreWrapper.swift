/// A checkpoint store that passes everything on; a broken one does one thing otherwise.
package protocol CheckpointStoreWrapper: CheckpointStore {
    var base: any CheckpointStore { get }
}

extension CheckpointStoreWrapper {
    package func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await base.load(name)
    }

    package func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await base.hold(name)
    }

    package func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try await base.save(position, for: name, expecting: expected, fence: fence)
    }

    package func claim(
        _ name: String,
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try await base.claim(name, by: owner, for: lease)
    }

    package func renew(
        _ name: String,
        fence: Int64,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try await base.renew(name, fence: fence, for: lease)
    }

    package func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError) {
        try await base.release(name, fence: fence)
    }

    package func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare] {
        try await base.attend(groups, by: owner, for: lease)
    }

    package func leave(_ owner: String) async throws(CheckpointError) {
        try await base.leave(owner)
    }

    package func notify(_ group: String) async throws(CheckpointError) -> Int64 {
        try await base.notify(group)
    }

    package func list() async throws(CheckpointError) -> [Checkpoint] {
        try await base.list()
    }

    package func delete(_ name: String) async throws(CheckpointError) -> Bool {
        try await base.delete(name)
    }
}
