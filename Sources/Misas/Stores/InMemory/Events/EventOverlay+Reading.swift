extension EventOverlay {
    /// Some of a stream's events behind a version, as the transaction sees them, looking at a bounded number.
    mutating func page(
        of stream: StreamName,
        _ options: StreamRead,
        behind cursor: Int64,
        count: Int,
        over log: borrowing EventLog
    ) throws(EventStoreError) -> StoredPage {
        pinIfOwnEventsShow(stream, over: log)
        let view = view(of: stream, over: log)
        guard view.status != .deleted else { throw .streamDeleted(stream) }
        return switch options.direction {
        case .forward: forward(view, options, behind: cursor, count: count)
        case .backward: backward(view, options, before: cursor, count: count)
        }
    }

    private func forward(
        _ view: StreamView,
        _ options: StreamRead,
        behind cursor: Int64,
        count: Int
    ) -> StoredPage {
        let end = min(options.through ?? view.version, view.version).rawValue
        var page = StoredPage(cursor: max(cursor, view.firstVersion.rawValue - 1), isAtEnd: false)
        let stop = page.cursor < end ? page.cursor + min(end - page.cursor, Int64(StoredPage.scanned)) : page.cursor
        while page.cursor < stop && page.events.count < count {
            page.cursor += 1
            collect(page.cursor, of: view, into: &page, options.types)
        }
        page.isAtEnd = page.cursor >= end
        return page
    }

    private func backward(
        _ view: StreamView,
        _ options: StreamRead,
        before cursor: Int64,
        count: Int
    ) -> StoredPage {
        let end = max(options.through ?? view.firstVersion, view.firstVersion).rawValue
        var page = StoredPage(cursor: min(cursor, view.version.rawValue + 1), isAtEnd: false)
        let stop = page.cursor > end ? max(end, page.cursor - Int64(StoredPage.scanned)) : page.cursor
        while page.cursor > stop && page.events.count < count {
            page.cursor -= 1
            collect(page.cursor, of: view, into: &page, options.types)
        }
        page.isAtEnd = page.cursor <= end
        return page
    }

    private func collect(
        _ version: Int64,
        of view: StreamView,
        into page: inout StoredPage,
        _ types: Set<String>?
    ) {
        let event = event(at: version, of: view)
        if types?.contains(event.event.type) ?? true { page.events.append(event) }
    }

    /// The event of a version that lies within what the view shows.
    private func event(
        at version: Int64,
        of view: StreamView
    ) -> StoredEvent {
        if let base = view.base, version <= base.version.rawValue { return base.event(at: version) }
        let index = view.overlay?.pending[Int(version - view.baseVersion.rawValue - 1)] ?? 0
        let own = pending[index]
        return StoredEvent(
            RecordedEvent(
                own.event,
                stream: view.stream,
                version: StreamVersion(version),
                position: position(ofPending: index),
                recordedAt: own.recordedAt
            )
        )
    }
}
