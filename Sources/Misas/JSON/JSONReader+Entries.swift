/// Finding members among those that a reader has passed over.
extension JSONReader {
    /// Up to this many entries a search looks at each; beyond, names are hashed.
    private static let linearSearchLimit = 16

    /// A member that was passed over and that nobody has asked for yet.
    mutating func unclaimedEntry(named name: StaticString) -> Int? {
        let next = frame.nextEntry
        if next < entries.count, !entries[next].isClaimed, hasEntry(next, name: name) {
            return next
        }
        return name.withUTF8Buffer { unclaimedEntry(named: $0) }
    }

    func hasEntry(_ entry: Int, name: StaticString) -> Bool {
        name.withUTF8Buffer { hasEntry(entry, name: $0) }
    }

    private mutating func unclaimedEntry(named name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard entries.count - frame.firstEntry > Self.linearSearchLimit else {
            for entry in frame.firstEntry..<entries.count
            where !entries[entry].isClaimed && hasEntry(entry, name: name) {
                return entry
            }
            return nil
        }
        updateIndex()
        var entry = entryIndex[nameHash(name)] ?? -1
        while entry >= 0 {
            if !entries[entry].isClaimed, hasEntry(entry, name: name) { return entry }
            entry = Int(entries[entry].older)
        }
        return nil
    }

    private func hasEntry(_ entry: Int, name: UnsafeBufferPointer<UInt8>) -> Bool {
        let candidate = entries[entry]
        guard Int(candidate.nameCount) == name.count else { return false }
        return withName(of: candidate) { $0.elementsEqual(name) }
    }

    private func withName<Result>(
        of entry: JSONReaderEntry,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let range = Int(entry.nameStart)..<Int(entry.nameStart) + Int(entry.nameCount)
        return (entry.hasEscapes ? plainNames : bytes)[range].withUnsafeBufferPointer(body)
    }

    /// The hash depends on the object too: all open objects share one index.
    private func nameHash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(frame.firstEntry)
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        return hasher.finalize()
    }

    private mutating func updateIndex() {
        for entry in frame.indexedEnd..<entries.count {
            let hash = withName(of: entries[entry]) { nameHash($0) }
            entries[entry].hash = hash
            entries[entry].older = Int32(truncatingIfNeeded: entryIndex.updateValue(entry, forKey: hash) ?? -1)
        }
        frame.indexedEnd = entries.count
    }

    /// Takes the open object's entries out of the index.
    mutating func forgetIndex() {
        for entry in (frame.firstEntry..<frame.indexedEnd).reversed() {
            let older = Int(entries[entry].older)
            entryIndex[entries[entry].hash] = older >= 0 ? older : nil
        }
    }

    /// Records each member that was read and is there once more.
    mutating func reportDuplicates() {
        for entry in frame.firstEntry..<entries.count where entries[entry].isClaimed {
            let name = withName(of: entries[entry]) { Array($0) }
            let isRepeated = name.withUnsafeBufferPointer { unclaimedEntry(named: $0) } != nil
            if isRepeated {
                log.record(Self.repeatedMember, at: .name(String(decoding: name, as: UTF8.self)))
            }
        }
    }

    /// What is said of a member that is there more than once.
    static let repeatedMember = "appears more than once"

    /// Records each member that nobody asked for, but for those of the names that were read.
    mutating func reportUnknown() {
        var known: Set<[UInt8]> = []
        for entry in frame.firstEntry..<entries.count where entries[entry].isClaimed {
            known.insert(withName(of: entries[entry]) { Array($0) })
        }
        for entry in frame.firstEntry..<entries.count where !entries[entry].isClaimed {
            let name = withName(of: entries[entry]) { Array($0) }
            guard known.insert(name).inserted else { continue }
            // It may be as long as the text.
            let told = name.count <= 100 ? name : name.prefix(100) + Array("…".utf8)
            log.record("is not known", at: .name(String(decoding: told, as: UTF8.self)))
        }
    }
}
