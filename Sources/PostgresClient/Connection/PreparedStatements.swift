/// Which statements a connection has prepared, the least used given up first.
struct PreparedStatements {
    private struct Entry {
        let name: String
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0
    private var named: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The name of a statement that is prepared.
    mutating func name(of sql: String) -> String? {
        uses += 1
        guard let index = entries.index(forKey: sql) else { return nil }
        entries.values[index].lastUse = uses
        return entries.values[index].name
    }

    /// A name that no statement has.
    mutating func newName() -> String {
        named += 1
        return "s\(named)"
    }

    /// Remembers a statement that was prepared.
    ///
    /// - Returns: The name of another that has to make room, if one has.
    mutating func add(_ sql: String, name: String) -> String? {
        uses += 1
        entries[sql] = Entry(name: name, lastUse: uses)
        guard entries.count > capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            return nil
        }
        entries[oldest.key] = nil
        return oldest.value.name
    }

    /// Forgets them all.
    mutating func removeAll() {
        entries = [:]
    }
}
