#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every store checks of an append, and of the end of a stream, before it looks at what it holds.
package enum EventBatchCheck {
    /// Refuses what no store takes.
    ///
    /// - Throws: ``InvalidStoreInput`` for the first thing that is wrong.
    package static func check(_ appends: [StreamAppend]) throws(InvalidStoreInput) {
        let count = appends.reduce(0) { $0 + $1.events.count }
        guard count <= StoreLimits.eventsPerAppend else { throw .tooManyEvents(count) }
        var streams: Set<StreamName> = []
        var ids: Set<UUID> = []
        if count > 1 { ids.reserveCapacity(count) }
        var bytes = 0
        for append in appends {
            guard !append.stream.isSystem else { throw .systemStream(append.stream) }
            if appends.count > 1, !streams.insert(append.stream).inserted { throw .repeatedStream(append.stream) }
            for event in append.events {
                if count > 1, !ids.insert(event.id).inserted { throw .repeatedEventID(event.id) }
                try NameRules.check(event.type, as: .type)
                guard event.schemaVersion >= 1 else { throw .schemaVersion(event.schemaVersion) }
                try JSONTextCheck.check(event.data)
                bytes += event.data.count + (try event.metadata.checkedSize())
            }
        }
        guard bytes <= StoreLimits.bytesPerAppend else { throw .appendTooLarge(bytes: bytes) }
    }

    /// Refuses to truncate, archive or delete what no store lets go.
    ///
    /// - Throws: ``InvalidStoreInput`` for the first thing that is wrong.
    package static func checkEnd(
        of stream: StreamName,
        _ metadata: EventMetadata
    ) throws(InvalidStoreInput) {
        guard !stream.isSystem else { throw .systemStream(stream) }
        _ = try metadata.checkedSize()
    }
}
