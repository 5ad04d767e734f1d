/// What a reader knows of an open object or union.
struct JSONReaderFrame {
    /// Where the object's entries begin.
    var firstEntry = 0

    /// The end of the entries that the index knows; `firstEntry` as long as it knows none.
    var indexedEnd = 0

    /// Where to look first for the next member: behind the one found last.
    var nextEntry = 0

    /// How many entries no codec has asked for.
    var unclaimed = 0

    /// No member has been met.
    var isAtStart = true

    /// The end of the object has been met.
    var isExhausted = false

    /// A union's case is a bare string, not an object.
    var isBareCase = false

    /// Where the name of a union's case lies.
    var caseName = JSONStringRange(start: 0, end: 0, hasEscapes: false, isASCII: true)

    /// A union's payload has been read.
    var isPayloadRead = false
}

/// A member of an object that a reader has met.
struct JSONReaderEntry {
    /// Where the name begins, in the text or, when it has escapes, among the plain names.
    var nameStart: Int32
    var nameCount: Int32
    /// Where the value begins.
    var value: Int32
    /// The entry before this one with the same hash, or -1.
    var older: Int32 = -1
    var hash = 0
    var hasEscapes: Bool
    /// A codec asked for it.
    var isClaimed: Bool
}
