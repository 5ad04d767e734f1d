/// A snapshot store that tells how its operations fare.
struct ObservedSnapshotStore: SnapshotStoreWrapper {
    let base: any SnapshotStore
    let observer: StoreObserver

    func save(_ snapshot: Snapshot) async throws(StoreError) {
        try await observer.observe(.init("snapshotStore.Save", stream: snapshot.stream)) {
            () async throws(StoreError) in try await base.save(snapshot)
        }
    }

    func latest(of stream: StreamName, schemaTag: String) async throws(StoreError) -> Snapshot? {
        try await observer.observe(.init("snapshotStore.Latest", stream: stream)) {
            () async throws(StoreError) in try await base.latest(of: stream, schemaTag: schemaTag)
        }
    }
}

/// A reply store that tells how its operations fare.
struct ObservedReplyStore: ReplyStoreWrapper {
    let base: any ReplyStore
    let observer: StoreObserver

    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        try await observer.observe(.init("replyStore.Find")) { () async throws(ReplyStoreError) in
            try await base.reply(to: key)
        }
    }

    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        try await observer.observe(.init("replyStore.Record")) { () async throws(ReplyStoreError) in
            try await base.record(data, as: key, fingerprint: fingerprint, retention: retention)
        }
    }
}
