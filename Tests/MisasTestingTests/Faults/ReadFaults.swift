import Misas
import MisasTesting

/// Event stores that break the promises of a read.
enum ReadFaults {
    static let all = [
        StoreFault(
            "An event store that loses an event where a page ends",
            in: "A read is the same whatever its page size",
            expected: "1500 elements",
            found: "0 elements with the end at index 0"
        ) { PatchedStores { $0.events = LosesLastOfPage(store: $0.events) } },
        StoreFault(
            "An event store that ends a read at a page without an event",
            in: "A read of some types gives these alone, with their versions",
            expected: "[3, 6, 9]",
            found: "[]"
        ) { PatchedStores { $0.events = EndsAtEmptyPage(store: $0.events) } },
        StoreFault(
            "An event store whose position stays where the last event was that the filter let through",
            in: "A filter that matches nothing lets the position reach the end",
            expected: "Optional(10000)",
            found: "Optional(0)"
        ) { PatchedStores { $0.events = StaysAtLastMatch(store: $0.events) } },
        StoreFault(
            "An event store that gives a prefix to LIKE as it is",
            in: "A filter takes every character of a prefix or category as itself",
            expected: #"["a_%-1"]"#,
            found: "aXY-1"
        ) { PatchedStores { $0.events = LikesPrefixes(store: $0.events) } },
        StoreFault(
            "An event store that gives backward what it gives forward",
            in: "A read gives exactly the slice that was asked for",
            expected: "[10, 9, 8]",
            found: "[1, 2, 3]"
        ) { PatchedStores { $0.events = KnowsOneDirection(store: $0.events) } },
    ]

    private struct LosesLastOfPage: EventStoreWrapper {
        let store: any EventStore

        func read(
            _ stream: StreamName,
            _ options: StreamRead
        ) -> EventSequence {
            PatchedPages.read(store, stream, options) { $0.with($0.events.dropLast()) }
        }
    }

    private struct EndsAtEmptyPage: EventStoreWrapper {
        let store: any EventStore

        func read(
            _ stream: StreamName,
            _ options: StreamRead
        ) -> EventSequence {
            guard let types = options.types else { return store.read(stream, options) }
            var unfiltered = options
            unfiltered.types = nil
            return PatchedPages.read(store, stream, unfiltered) { page in
                let events = page.events.filter { types.contains($0.type) }
                return events.isEmpty ? nil : page.with(events)
            }
        }
    }

    private struct StaysAtLastMatch: EventStoreWrapper {
        let store: any EventStore

        func readAll(_ options: GlobalRead) -> EventSequence {
            let start = options.after?.rawValue ?? 0
            return PatchedPages.readAll(store, options) { page in
                let cursor = page.isAtEnd ? page.events.last?.position.rawValue ?? start : page.cursor
                return page.with(page.events, cursor: cursor)
            }
        }
    }

    private struct LikesPrefixes: EventStoreWrapper {
        let store: any EventStore

        func readAll(_ options: GlobalRead) -> EventSequence {
            guard case .prefix(let pattern) = options.filter.streams else { return store.readAll(options) }
            var unfiltered = options
            unfiltered.filter.streams = .all
            return PatchedPages.readAll(store, unfiltered) { page in
                page.with(page.events.filter { Self.isLike($0.stream.name.utf8, pattern.utf8) })
            }
        }

        private static func isLike(
            _ name: String.UTF8View,
            _ pattern: String.UTF8View
        ) -> Bool {
            name.count >= pattern.count
                && zip(name, pattern).allSatisfy { $0 == $1 || $1 == UInt8(ascii: "_") || $1 == UInt8(ascii: "%") }
        }
    }

    private struct KnowsOneDirection: EventStoreWrapper {
        let store: any EventStore

        func read(
            _ stream: StreamName,
            _ options: StreamRead
        ) -> EventSequence {
            var forward = options
            forward.direction = .forward
            return store.read(stream, forward)
        }
    }
}
