/// A stretch of one file, in Unicode scalars from its start; `end` is the first scalar after it.
///
/// Kept to twelve bytes because every node of a spec carries one.
package struct SourceRange: Hashable, Sendable {
    /// Which file, as an index into the run's ``SourceMap``.
    package let file: Int32
    private let storedStart: Int32
    private let storedEnd: Int32

    package var start: Int { Int(storedStart) }
    package var end: Int { Int(storedEnd) }

    package init(file: Int32, start: Int, end: Int) {
        self.file = file
        storedStart = Int32(truncatingIfNeeded: start)
        storedEnd = Int32(truncatingIfNeeded: max(start, end))
    }

    /// A place in one of the files.
    package struct Start: Hashable, Sendable {
        let file: Int32
        let offset: Int32
    }

    /// Where it starts.
    package var place: Start { Start(file: file, offset: storedStart) }

    /// The stretch from this one's start to the other's end.
    package func extended(to other: SourceRange) -> SourceRange {
        SourceRange(file: file, start: start, end: max(end, other.end))
    }

    /// The part of this stretch that starts `offset` scalars in and is `length` long.
    package func part(from offset: Int, length: Int) -> SourceRange {
        SourceRange(file: file, start: start + offset, end: min(start + offset + length, max(end, start + offset)))
    }
}

/// The files of one run.
///
/// A ``SourceRange`` names its file by index into it.
package struct SourceMap: Sendable {
    package private(set) var files: [SourceFile] = []

    package init() {}

    /// Adds a file and returns the index that ranges name it by.
    package mutating func add(_ file: SourceFile) -> Int32 {
        files.append(file)
        return Int32(files.count - 1)
    }

    /// The file that a range lies in.
    package func file(of range: SourceRange) -> SourceFile { files[Int(range.file)] }

    /// The file's path and the position at which the range starts.
    package func start(of range: SourceRange) -> (path: String, position: SourcePosition) {
        let file = file(of: range)
        return (file.path, file.position(of: range.start))
    }
}

/// A value together with the place where it was written.
package struct Located<Value> {
    package let value: Value
    package let range: SourceRange

    package init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located: Sendable where Value: Sendable {}

extension Located<String> {
    /// Where a part of the text stands: exactly, if the text was written as it is, with or without quotes; else all of
    /// it.
    ///
    /// The part is counted in Unicode scalars.
    func range(ofPartAt offset: Int, length: Int) -> SourceRange {
        let quotes = range.end - range.start - value.unicodeScalars.count
        guard quotes == 0 || quotes == 2 else { return range }
        return range.part(from: offset + quotes / 2, length: length)
    }
}
