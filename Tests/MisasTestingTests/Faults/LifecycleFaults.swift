import Misas
import MisasTesting

/// Event stores that break the promises of a stream's end.
enum LifecycleFaults {
    static let all = [
        StoreFault(
            "An event store that deletes the events and forgets that it did",
            in: "A deleted stream can be neither read nor appended to",
            expected: "false",
            found: "true"
        ) { PatchedStores { $0.events = LeavesNoTombstone(store: $0.events) } },
        StoreFault(
            "An event store that archives nothing",
            in: "An archived stream can be read and not appended to",
            expected: "EventStoreError: stream account-1 was archived",
            found: "AppendResult"
        ) { PatchedStores { $0.events = ArchivesNothing(store: $0.events) } },
        StoreFault(
            "An event store that keeps no record of what it removed",
            in: "What was truncated, deleted and archived is recorded with who did it",
            expected: SystemEvent.streamTruncated,
            found: "[]"
        ) { PatchedStores { $0.events = KeepsNoRecord(store: $0.events) } },
        StoreFault(
            "An event store that truncates one event too few",
            in: "A truncated stream keeps its version and loses its oldest events",
            expected: "4",
            found: "3"
        ) { PatchedStores { $0.events = TruncatesTooFew(store: $0.events) } },
    ]

    private struct LeavesNoTombstone: EventStoreWrapper {
        let store: any EventStore

        func delete(
            _ stream: StreamName,
            expecting: ExpectedVersion,
            metadata: EventMetadata
        ) async throws(EventStoreError) {
            _ = try await store.truncate(stream, before: StreamVersion(.max), metadata: metadata)
        }
    }

    private struct ArchivesNothing: EventStoreWrapper {
        let store: any EventStore

        func archive(
            _ stream: StreamName,
            expecting: ExpectedVersion,
            metadata: EventMetadata
        ) async throws(EventStoreError) {}
    }

    private struct KeepsNoRecord: EventStoreWrapper {
        let store: any EventStore

        func read(
            _ stream: StreamName,
            _ options: StreamRead
        ) -> EventSequence {
            guard stream.isSystem else { return store.read(stream, options) }
            return PatchedPages.read(store, stream, options) { $0.with([]) }
        }
    }

    private struct TruncatesTooFew: EventStoreWrapper {
        let store: any EventStore

        func truncate(
            _ stream: StreamName,
            before version: StreamVersion,
            metadata: EventMetadata
        ) async throws(EventStoreError) -> StreamInfo {
            try await store.truncate(stream, before: StreamVersion(version.rawValue - 1), metadata: metadata)
        }
    }
}
