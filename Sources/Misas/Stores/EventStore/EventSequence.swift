/// The events of a read, one by one.
///
/// Whatever the store, a read is this one type: the pages of ``pages``, flattened. A processor that keeps a checkpoint
/// reads the pages themselves, since they also tell of progress over events that its filter left out.
public struct EventSequence: AsyncSequence, Sendable {
    /// An event.
    public typealias Element = RecordedEvent
    /// How reading fails.
    public typealias Failure = EventStoreError

    /// The same read, page by page.
    public let pages: EventPages

    /// The events of some pages.
    public init(_ pages: EventPages) {
        self.pages = pages
    }

    /// Starts a reading of its own.
    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages.makeAsyncIterator())
    }

    /// One reading of the events.
    public struct Iterator: AsyncIteratorProtocol {
        private var pages: EventPages.Iterator
        private var events: [RecordedEvent] = []
        private var index = 0

        fileprivate init(pages: EventPages.Iterator) {
            self.pages = pages
        }

        /// The next event, or `nil` when the reading is over.
        ///
        /// - Throws: ``EventStoreError``; the reading is over then.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(EventStoreError) -> RecordedEvent? {
            while index == events.count {
                events = []
                index = 0
                guard let page = try await pages.next(isolation: actor) else { return nil }
                events = page.events
            }
            defer { index += 1 }
            return events[index]
        }

        /// The next event, or `nil` when the reading is over.
        ///
        /// - Throws: ``EventStoreError``; the reading is over then.
        public mutating func next() async throws(EventStoreError) -> RecordedEvent? {
            try await next(isolation: nil)
        }
    }
}

extension EventSequence {
    /// All the events at once.
    ///
    /// Holds them all: for what is known to be short.
    ///
    /// - Throws: ``EventStoreError`` as the reading does.
    public func all() async throws(EventStoreError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var iterator = makeAsyncIterator()
        while let event = try await iterator.next(isolation: nil) { events.append(event) }
        return events
    }
}
