extension JSONReader {
    /// Where a member was found, and so where to go on behind it.
    enum MemberPlace {
        /// At the cursor.
        case inOrder
        /// Earlier in the text; reading goes on at the offset.
        case earlier(resume: Int)
    }

    /// Moves the cursor to the value of a member, or tells that there is none.
    ///
    /// Members in the order in which they are asked for are found at the cursor. Others on the way are remembered, so
    /// that no part of an object is searched twice.
    mutating func seek(_ name: StaticString) -> MemberPlace? {
        guard openObject() else { return nil }
        if frame.unclaimed > 0, let entry = unclaimedEntry(named: name) {
            return .earlier(resume: claim(entry))
        }
        while nextName() {
            if takeName(name) { return isTerminated ? nil : .inOrder }
            passOver()
            let last = entries.count - 1
            if !isTerminated, entries[last].hasEscapes, hasEntry(last, name: name) {
                return .earlier(resume: claim(last))
            }
        }
        return nil
    }

    mutating func leave(_ place: MemberPlace) {
        if case .earlier(let resume) = place, !isTerminated { cursor = resume }
    }

    /// Moves to the quote of the next member's name.
    ///
    /// False at the end of the object, which is then behind the cursor.
    mutating func nextName() -> Bool {
        guard !isTerminated, !frame.isExhausted else { return false }
        skipWhitespace()
        if peek() == UInt8(ascii: "}") {
            cursor += 1
            frame.isExhausted = true
            return false
        }
        if !frame.isAtStart {
            guard peek() == UInt8(ascii: ",") else {
                terminate(expected: "a comma or the end of the object")
                return false
            }
            cursor += 1
            skipWhitespace()
        }
        frame.isAtStart = false
        guard peek() == UInt8(ascii: "\"") else {
            terminate(expected: "the name of a member")
            return false
        }
        return true
    }

    /// Moves to the value when the name at the cursor is this one, written without escapes.
    private mutating func takeName(_ name: StaticString) -> Bool {
        let start = cursor + 1
        let count = name.withUTF8Buffer { name in
            let end = start + name.count
            guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return -1 }
            for index in 0..<name.count {
                let byte = bytes[start + index]
                guard byte == name[index], byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return -1 }
            }
            return name.count
        }
        guard count >= 0 else { return false }
        cursor = start + count + 1
        takeColon()
        entries.append(
            JSONReaderEntry(
                nameStart: Int32(truncatingIfNeeded: start),
                nameCount: Int32(truncatingIfNeeded: count),
                value: Int32(truncatingIfNeeded: cursor),
                hasEscapes: false,
                isClaimed: true
            )
        )
        return true
    }

    /// Validates the member at the cursor and remembers where it is.
    mutating func passOver() {
        guard let name = scanString() else { return }
        var start = name.start
        var count = name.end - name.start
        if name.hasEscapes {
            start = plainNames.count
            appendPlainName(name)
            count = plainNames.count - start
        }
        takeColon()
        let value = cursor
        guard !isTerminated else { return }
        skipValue()
        entries.append(
            JSONReaderEntry(
                nameStart: Int32(truncatingIfNeeded: start),
                nameCount: Int32(truncatingIfNeeded: count),
                value: Int32(truncatingIfNeeded: value),
                hasEscapes: name.hasEscapes,
                isClaimed: false
            )
        )
        frame.unclaimed += 1
    }

    private mutating func appendPlainName(_ name: JSONStringRange) {
        var names: [UInt8] = []
        swap(&names, &plainNames)
        appendPlain(name, to: &names)
        swap(&names, &plainNames)
    }

    mutating func takeColon() {
        if peek() != UInt8(ascii: ":") {
            skipWhitespace()
            guard peek() == UInt8(ascii: ":") else {
                terminate(expected: "a colon")
                return
            }
        }
        cursor += 1
        skipWhitespace()
    }

    /// Moves to the value of an entry.
    ///
    /// - Returns: Where the cursor was.
    private mutating func claim(_ entry: Int) -> Int {
        entries[entry].isClaimed = true
        frame.unclaimed -= 1
        frame.nextEntry = entry + 1
        let resume = cursor
        cursor = Int(entries[entry].value)
        return resume
    }
}
