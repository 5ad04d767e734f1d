/// Follows the lines of a spec as YAML's blocks and brackets lie in one another, without a parser's strictness.
struct CursorScanner {
    private let text: [UInt8]
    private let offset: Int

    private(set) var path: [Cursor.Step] = []
    private(set) var role = Cursor.Role.nothing
    private(set) var word = 0..<0
    private(set) var siblings: Set<String> = []
    private(set) var isInFlow = false
    private(set) var hasColon = false
    private(set) var isInList = false
    private(set) var quote: UInt8?

    /// A block mapping's key, or an item of a block list, that what is indented more belongs to.
    private struct Block {
        let indent: Int
        let step: Cursor.Step
    }

    /// An open bracket.
    private struct Bracket {
        let isMapping: Bool
        /// The key whose value is next.
        var key: String?
        var keys: Set<String> = []
    }

    private var blocks: [Block] = []
    private var brackets: [Bracket] = []
    private var index = 0
    /// A part of a line, to its end.
    private var knownLine = 0..<0

    init(text: [UInt8], offset: Int) {
        self.text = text
        self.offset = offset
    }

    private subscript(_ place: Int) -> UInt8? { place < text.count ? text[place] : nil }

    // MARK: Lines

    mutating func scan() {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        while index <= text.count {
            if readLine() { return }
        }
    }

    private func end(ofLine start: Int) -> Int { OpenText.endOfLine(text, from: start) }

    /// The same, looked for once in each line, which may be long.
    private mutating func cachedEnd(ofLine place: Int) -> Int {
        if !knownLine.contains(place) { knownLine = place..<end(ofLine: place) }
        return knownLine.upperBound
    }

    /// The first place behind a line; behind the last one, one that is behind the text.
    private func behindBreak(_ end: Int) -> Int {
        end < text.count ? OpenText.behindBreak(text, at: end) : end + 1
    }

    private func skippingSpaces(_ place: Int, to end: Int) -> Int {
        var place = place
        while place < end, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
        return place
    }

    /// Reads a line, and those that its value goes on in.
    ///
    /// - Returns: whether the place was reached.
    private mutating func readLine() -> Bool {
        let start = index
        let end = end(ofLine: start)
        var place = skippingSpaces(start, to: end)
        let holdsPlace = offset <= end
        if place == end || text[place] == UInt8(ascii: "#") {
            guard !holdsPlace else {
                // What is typed here belongs where its column says.
                if place == end || offset <= place {
                    close(offset - start, isItem: false)
                    arriveAtKey(offset..<offset, indent: offset - start, line: start)
                }
                return true
            }
            index = behindBreak(end)
            return false
        }
        var isItem = false
        var isFirst = true
        while place < end, text[place] == UInt8(ascii: "-"), place + 1 >= end || text[place + 1] == 0x20 {
            let indent = place - start
            if isFirst { close(indent, isItem: true) }
            if holdsPlace, offset <= place { return true }
            blocks.append(Block(indent: indent, step: .item))
            place = skippingSpaces(place + 1, to: end)
            isItem = true
            isFirst = false
        }
        if !isItem { close(place - start, isItem: false) }
        if holdsPlace, offset < place || place == end {
            guard isItem else {
                arriveAtKey(offset..<offset, indent: offset - start, line: start)
                return true
            }
            arriveAtItem(offset..<offset)
            return true
        }
        return readEntry(at: place, indent: place - start, end: end, isItem: isItem, line: start)
    }

    /// Closes the blocks that something in a column does not belong to.
    private mutating func close(_ indent: Int, isItem: Bool) {
        while let last = blocks.last {
            // A list's dash may stand in the column of the key that it belongs to.
            let isOwner = isItem && last.indent == indent && last.step != .item
            guard last.indent >= indent, !isOwner else { break }
            blocks.removeLast()
        }
    }

    /// Reads `key: value`, or a value alone.
    private mutating func readEntry(at place: Int, indent: Int, end: Int, isItem: Bool, line: Int) -> Bool {
        guard let (name, key, behind) = self.key(at: place, end: end) else {
            if let first = self[place], "{[\"'".utf8.contains(first) {
                return readValue(at: place, indent: indent, end: end)
            }
            guard offset <= end else {
                index = behindBreak(end)
                return false
            }
            let word = self.word(from: place, to: end)
            if isItem { arriveAtItem(word) } else { arriveAtKey(word, indent: indent, line: line) }
            return true
        }
        if offset >= place, offset <= key.upperBound {
            hasColon = true
            arriveAtKey(key, indent: indent, line: line)
            return true
        }
        blocks.append(Block(indent: indent, step: .key(name)))
        return readValue(at: skippingSpaces(behind, to: end), indent: indent, end: end)
    }

    /// A key with its place, and where its value may begin; `nil` where no colon follows.
    private func key(at place: Int, end: Int) -> (name: String, range: Range<Int>, behind: Int)? {
        var next = place
        var range = place..<place
        if let quote = self[place], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            next += 1
            while next < end, text[next] != quote { next += text[next] == UInt8(ascii: "\\") ? 2 : 1 }
            guard next < end else { return nil }
            range = (place + 1)..<next
            next = skippingSpaces(next + 1, to: end)
            guard self[next] == UInt8(ascii: ":") else { return nil }
        } else {
            guard let first = self[place], !"{}[],#&*!|>%@`".utf8.contains(first) else { return nil }
            while next < end {
                if text[next] == UInt8(ascii: ":"), next + 1 >= end || text[next + 1] == 0x20 || text[next + 1] == 0x09
                {
                    break
                }
                if text[next] == UInt8(ascii: "#"), next > place, text[next - 1] == 0x20 { return nil }
                next += 1
            }
            guard next < end else { return nil }
            var last = next
            while last > place, text[last - 1] == 0x20 || text[last - 1] == 0x09 { last -= 1 }
            range = place..<last
        }
        return (String(decoding: text[range], as: UTF8.self), range, next + 1)
    }

    // MARK: Values

    private mutating func readValue(at place: Int, indent: Int, end: Int) -> Bool {
        var place = place
        // An anchor or a tag comes before the value.
        while let first = self[place], first == UInt8(ascii: "&") || first == UInt8(ascii: "!"), place < end {
            while place < end, text[place] != 0x20 { place += 1 }
            place = skippingSpaces(place, to: end)
        }
        let first = place < end ? text[place] : nil
        switch first {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            return skipBlock(from: end, indent: indent)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return readFlow(from: place, indent: indent)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let close = endOfQuoted(place, limit: end)
            if offset <= close {
                if offset > place { quote = first }
                arriveAtValue((min(place + 1, close))..<max(min(place + 1, close), close - 1))
                return true
            }
            if offset <= end { return true }
            index = behindBreak(end)
            return false
        default:
            guard offset <= end else {
                index = behindBreak(end)
                return false
            }
            var comment = place
            while comment < end, !(text[comment] == UInt8(ascii: "#") && (comment == 0 || text[comment - 1] == 0x20)) {
                comment += 1
            }
            if offset > comment { return true }
            arriveAtValue(offset < place ? offset..<offset : word(from: place, to: comment))
            return true
        }
    }

    /// Passes over a block of text.
    private mutating func skipBlock(from end: Int, indent: Int) -> Bool {
        if offset <= end { return true }
        var next = behindBreak(end)
        while next < text.count {
            let lineEnd = self.end(ofLine: next)
            let first = skippingSpaces(next, to: lineEnd)
            if first < lineEnd, first - next <= indent { break }
            // An empty line at the end of it may begin something new.
            if offset <= lineEnd {
                if first == lineEnd, offset - next <= indent { break }
                return true
            }
            next = behindBreak(lineEnd)
        }
        index = min(next, text.count)
        return false
    }

    private func endOfQuoted(_ place: Int, limit: Int) -> Int {
        let quote = text[place]
        var next = place + 1
        while next < limit, text[next] != quote {
            next += text[next] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
        }
        return min(next + 1, limit)
    }

    // MARK: Brackets

    /// Reads brackets to their end.
    ///
    /// A line that begins no further in than the key that they belong to is none of theirs: they were never closed.
    private mutating func readFlow(from start: Int, indent: Int) -> Bool {
        brackets = []
        var place = start
        while place < text.count {
            let byte = text[place]
            // At the beginning of a word, the place is in it.
            let beginsWord = place == offset && byte > 0x20 && !"{}[],#".utf8.contains(byte)
            if place >= offset, !beginsWord { return arriveInFlow() }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                brackets.append(Bracket(isMapping: byte == UInt8(ascii: "{")))
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = brackets.popLast()
                place += 1
                if brackets.isEmpty {
                    let end = end(ofLine: place)
                    if offset <= end {
                        return true
                    }
                    index = behindBreak(end)
                    return false
                }
            case UInt8(ascii: ","):
                if let last = brackets.indices.last { brackets[last].key = nil }
                place += 1
            case 0x0A, 0x0D:
                place = behindBreak(place)
                let end = end(ofLine: place)
                let first = skippingSpaces(place, to: end)
                if first < end, first - place <= indent, !"}]".utf8.contains(text[first]),
                    key(at: first, end: end) != nil
                {
                    brackets = []
                    index = place
                    return false
                }
            case UInt8(ascii: "#") where place > 0 && text[place - 1] <= 0x20:
                place = end(ofLine: place)
                if place >= offset { return true }
            case 0x20, 0x09: place += 1
            default:
                guard let next = readFlowWord(at: place) else { return true }
                place = next
            }
        }
        return arriveInFlow()
    }

    /// - Returns: what comes behind the word; `nil` where the place is in it.
    private mutating func readFlowWord(at place: Int) -> Int? {
        let line = cachedEnd(ofLine: place)
        var end = place
        var content: Range<Int>
        if text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'") {
            end = endOfQuoted(place, limit: line)
            content = (place + 1)..<max(place + 1, end - 1)
            if offset > place, offset < end { quote = text[place] }
        } else {
            while end < line, !",{}[]".utf8.contains(text[end]) {
                if text[end] == UInt8(ascii: ":"), end + 1 >= line || " ,}]".utf8.contains(text[end + 1]) { break }
                if text[end] == UInt8(ascii: "#"), text[end - 1] == 0x20 { break }
                end += 1
            }
            var last = end
            while last > place, text[last - 1] == 0x20 { last -= 1 }
            content = place..<last
            // Spaces behind a word are still its end.
            if end == place { end += 1 }
        }
        let colon = skippingSpaces(end, to: line)
        let isKey = self[colon] == UInt8(ascii: ":") && brackets.last?.isMapping == true && brackets.last?.key == nil
        if offset <= end {
            hasColon = isKey
            finishFlow(
                content.upperBound < offset ? (offset > end ? offset..<offset : content.lowerBound..<offset) : content
            )
            return nil
        }
        guard isKey, let last = brackets.indices.last else { return end }
        let name = String(decoding: text[content], as: UTF8.self)
        brackets[last].key = name
        brackets[last].keys.insert(name)
        return colon + 1
    }

    private mutating func arriveInFlow() -> Bool {
        finishFlow(offset..<offset)
        return true
    }

    private mutating func finishFlow(_ word: Range<Int>) {
        guard let last = brackets.last else { return arriveAtValue(word) }
        isInFlow = true
        self.word = word
        path = blocks.map(\.step)
        for (index, bracket) in brackets.enumerated() {
            if bracket.isMapping {
                if index < brackets.count - 1 || bracket.key != nil { bracket.key.map { path.append(.key($0)) } }
            } else {
                path.append(.item)
            }
        }
        if last.isMapping, last.key == nil {
            role = .key
            siblings = last.keys.union(flowKeys(behind: word.upperBound))
        } else {
            role = .value
            isInList = !last.isMapping
        }
    }

    /// The keys that follow in the same braces.
    private func flowKeys(behind start: Int) -> Set<String> {
        var keys: Set<String> = []
        var depth = 0
        var place = start
        var word = start..<start
        while place < text.count {
            let byte = text[place]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth < 0 { return keys }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = endOfQuoted(place, limit: end(ofLine: place))
                place = end
                continue
            case UInt8(ascii: ":") where depth == 0 && !word.isEmpty:
                if word.lowerBound > start { keys.insert(String(decoding: text[word], as: UTF8.self)) }
            // What was never closed ends with its line.
            case 0x0A, 0x0D: return keys
            default: break
            }
            let isLetter = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            if isLetter {
                word = word.upperBound == place ? word.lowerBound..<(place + 1) : place..<(place + 1)
            }
            place += 1
        }
        return keys
    }

    // MARK: The place

    /// The word around the place: up to a space before it.
    private func word(from start: Int, to end: Int) -> Range<Int> {
        var low = min(max(start, offset), end)
        while low > start, text[low - 1] != 0x20 { low -= 1 }
        var high = min(max(start, offset), end)
        while high < end, text[high] != 0x20, text[high] != UInt8(ascii: ":") { high += 1 }
        return low..<max(low, high)
    }

    private mutating func arriveAtKey(_ word: Range<Int>, indent: Int, line: Int) {
        path = blocks.map(\.step)
        role = .key
        self.word = word
        siblings = keys(ofBlockAt: indent, around: line)
    }

    private mutating func arriveAtItem(_ word: Range<Int>) {
        path = blocks.map(\.step)
        role = .value
        isInList = true
        self.word = word
    }

    private mutating func arriveAtValue(_ word: Range<Int>) {
        path = blocks.map(\.step)
        role = .value
        self.word = word
        isInList = path.last == .item
    }

    /// The keys of the lines before and behind one that have its column, up to lines that are further out.
    private func keys(ofBlockAt indent: Int, around line: Int) -> Set<String> {
        var keys: Set<String> = []
        func read(_ start: Int) -> Bool {
            let end = end(ofLine: start)
            let first = skippingSpaces(start, to: end)
            guard first < end, text[first] != UInt8(ascii: "#") else { return true }
            guard first - start >= indent else {
                // The first key of an item stands behind its dash.
                if text[first] == UInt8(ascii: "-"), first + 2 == start + indent, let key = key(at: first + 2, end: end)
                {
                    keys.insert(key.name)
                }
                return false
            }
            if first - start == indent, let key = key(at: first, end: end) { keys.insert(key.name) }
            return true
        }
        var next = behindBreak(end(ofLine: line))
        while next < text.count, read(next) { next = behindBreak(end(ofLine: next)) }
        var start = line
        while start > 0 {
            var previous = start - 1
            if text[previous] == 0x0A, previous > 0, text[previous - 1] == 0x0D { previous -= 1 }
            while previous > 0, text[previous - 1] != 0x0A, text[previous - 1] != 0x0D { previous -= 1 }
            guard read(previous) else { break }
            start = previous
        }
        return keys
    }
}
