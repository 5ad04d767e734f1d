extension EventLog {
    /// Some events behind a position that a filter lets through, looking at a bounded number.
    func page(
        _ options: GlobalRead,
        behind cursor: Int64,
        count: Int
    ) -> StoredPage {
        switch options.direction {
        case .forward: forward(options, behind: max(0, cursor), count: count)
        case .backward: backward(options, before: min(cursor, head + 1), count: count)
        }
    }

    private func forward(
        _ options: GlobalRead,
        behind cursor: Int64,
        count: Int
    ) -> StoredPage {
        let end = min(options.through?.rawValue ?? head, head)
        var page = StoredPage(cursor: cursor, isAtEnd: false)
        let stop = cursor < end ? cursor + min(end - cursor, Int64(StoredPage.scanned)) : cursor
        while page.cursor < stop && page.events.count < count {
            page.cursor += 1
            collect(page.cursor, into: &page, options.filter)
        }
        page.isAtEnd = page.cursor >= end
        return page
    }

    private func backward(
        _ options: GlobalRead,
        before cursor: Int64,
        count: Int
    ) -> StoredPage {
        let end = max(options.through?.rawValue ?? 1, 1)
        var page = StoredPage(cursor: cursor, isAtEnd: false)
        let stop = max(end, cursor - Int64(StoredPage.scanned))
        while page.cursor > stop && page.events.count < count {
            page.cursor -= 1
            collect(page.cursor, into: &page, options.filter)
        }
        page.isAtEnd = page.cursor <= end
        return page
    }

    private func collect(
        _ position: Int64,
        into page: inout StoredPage,
        _ filter: EventFilter
    ) {
        guard let entry = entries[Int(position - 1)],
            filter.matches(type: entry.event.type, in: entry.event.stream)
        else { return }
        page.events.append(entry)
    }

    /// Whether there are events of some types behind a position.
    func hasEvents(
        of types: Set<String>,
        behind position: Int64
    ) -> Bool {
        entries[Int(position)...].contains { entry in entry.map { types.contains($0.event.type) } ?? false }
    }
}
