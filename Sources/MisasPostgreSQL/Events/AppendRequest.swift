import Misas

/// An append on its way to the database, with what is known of it before.
struct AppendRequest: Sendable {
    let appends: [StreamAppend]
    /// The number of each event's type.
    let types: [Int32]
    /// The metadata of all events, in the form in which they are stored.
    let metadata: [[UInt8]?]
    /// How many events there are.
    let eventCount: Int
    /// How many bytes of data and metadata.
    let byteCount: Int

    /// - Throws: ``EventStoreError/invalid(_:)``.
    init(_ appends: [StreamAppend], types: [Int32]) throws(EventStoreError) {
        self.appends = appends
        self.types = types
        var metadata: [[UInt8]?] = []
        var bytes = 0
        for append in appends {
            for event in append.events {
                do throws(JSONEncodingError) {
                    metadata.append(try MetadataForm.encode(event.metadata))
                } catch {
                    throw .unavailable(
                        StoreUnavailable("an event's metadata cannot be written as JSON", underlying: error)
                    )
                }
                bytes += event.data.count + (metadata.last??.count ?? 0)
            }
        }
        self.metadata = metadata
        eventCount = metadata.count
        byteCount = bytes
    }
}
