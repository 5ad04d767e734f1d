/// The pages of a read, fetched one at a time when asked for.
///
/// Whatever the store, a read is this one type. Each iterator reads anew from the start of the sequence. Nothing is
/// fetched ahead, so that a slow reader holds one page and delays nobody.
public struct EventPages: AsyncSequence, Sendable {
    /// Fetches one page: of at most `count` events, behind `cursor`.
    ///
    /// Gives `nil` when the sequence is over.
    public typealias Loader = @Sendable (_ cursor: Int64, _ count: Int) async throws(EventStoreError) -> EventPage?

    /// A page.
    public typealias Element = EventPage
    /// How fetching a page fails.
    public typealias Failure = EventStoreError

    private let start: Int64
    private let limit: Int?
    private let pageSize: Int
    private let endsAtEnd: Bool
    private var load: Loader

    /// Pages that a closure fetches.
    ///
    /// - Parameters:
    ///   - start: The place behind which the first page starts.
    ///   - limit: How many events to give at most.
    ///   - pageSize: How many events to hold at a time, brought into 1 to ``StoreLimits/pageSize``.
    ///   - endsAtEnd: Whether a page that is at the end is the last one; a subscription goes on.
    ///   - load: Fetches one page. It must advance the cursor, or give events, or wait, or end.
    public init(
        after start: Int64,
        limit: Int?,
        pageSize: Int,
        endsAtEnd: Bool,
        load: @escaping Loader
    ) {
        self.start = start
        self.limit = limit.map { Swift.max(0, $0) }
        self.pageSize = Swift.min(Swift.max(1, pageSize), StoreLimits.pageSize)
        self.endsAtEnd = endsAtEnd
        self.load = load
    }

    /// Starts a reading of its own.
    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: self)
    }

    /// The same pages, each loaded with something around it.
    func loading(_ around: (@escaping Loader) -> Loader) -> EventPages {
        var pages = self
        pages.load = around(load)
        return pages
    }

    /// One reading of the pages.
    public struct Iterator: AsyncIteratorProtocol {
        private let pages: EventPages
        private var cursor: Int64
        private var remaining: Int?
        private var isOver: Bool

        fileprivate init(pages: EventPages) {
            self.pages = pages
            self.cursor = pages.start
            self.remaining = pages.limit
            self.isOver = pages.limit == 0
        }

        /// The next page, or `nil` when the reading is over.
        ///
        /// - Throws: ``EventStoreError``; the reading is over then.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(EventStoreError) -> EventPage? {
            guard !isOver else { return nil }
            isOver = true
            let count = Swift.min(pages.pageSize, remaining ?? pages.pageSize)
            guard let page = try await pages.load(cursor, count) else { return nil }
            cursor = page.cursor
            remaining = remaining.map { $0 - page.events.count }
            isOver = remaining == 0 || (pages.endsAtEnd && page.isAtEnd)
            return page
        }

        /// The next page, or `nil` when the reading is over.
        ///
        /// - Throws: ``EventStoreError``; the reading is over then.
        public mutating func next() async throws(EventStoreError) -> EventPage? {
            try await next(isolation: nil)
        }
    }
}
