internal import MisasCompiler

/// The spec files of another time, as Git has them.
struct GitTree {
    /// What keeps them from being read.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// They, by their paths from the folder that the program runs in.
    let files: [String: [UInt8]]

    /// Reads all spec files below the folder that the program runs in, as they were where the current commit and another
    /// one parted: what others have changed since then is not of this branch's doing.
    ///
    /// - Parameter reference: a branch, tag or commit.
    init(whereWeParted reference: String) throws(Failure) {
        try Self.check(reference)
        let base = try Self.git(
            ["merge-base", reference, "HEAD"],
            "`\(reference)` and the current commit have nothing in common that is here; in a shallow clone, fetch more of "
                + "its history"
        )
        try self.init(tree: String(decoding: base, as: UTF8.self).filter { !$0.isNewline })
    }

    /// Reads all spec files below the folder that the program runs in, as they were in a commit.
    ///
    /// - Parameter reference: a branch, tag or commit.
    init(of reference: String) throws(Failure) {
        try Self.check(reference)
        try self.init(tree: reference)
    }

    private init(tree commit: String) throws(Failure) {
        let list = try Self.git(
            ["ls-tree", "-r", "-z", "--name-only", commit],
            "the tree of `\(commit)` cannot be read"
        )
        let paths = list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.hasSuffix(OutputNames.specSuffix) }
        files = try Self.contents(of: paths, in: commit)
    }

    private static func check(_ reference: String) throws(Failure) {
        guard !reference.hasPrefix("-") else { throw Failure(description: "`\(reference)` is no name of a commit") }
        _ = try git(["rev-parse", "--show-prefix"], "this folder is in no repository of Git")
        _ = try git(
            ["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"],
            "there is no commit `\(reference)`"
        )
    }

    private static func contents(of paths: [String], in commit: String) throws(Failure) -> [String: [UInt8]] {
        // A path with a line break cannot be asked for so; there is no spec of such a name.
        let asked = paths.filter { !$0.contains("\n") }
        let names = asked.map { "\(commit):./\($0)\n" }.joined()
        let output = try git(
            ["cat-file", "--batch"],
            input: Array(names.utf8),
            "the specs of `\(commit)` cannot be read"
        )
        var files: [String: [UInt8]] = [:]
        var rest = output[...]
        for path in asked {
            // `<name> blob <size>`, a line break, the content, and another line break.
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
            let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard head.count == 3, head[1] == "blob", let size = Int(head[2]),
                rest.distance(from: end, to: rest.endIndex) > size
            else {
                throw Failure(description: "`\(path)` of `\(commit)` cannot be read")
            }
            let start = end + 1
            files[path] = Array(rest[start..<(start + size)])
            rest = rest[(start + size)...].dropFirst()
        }
        return files
    }

    private static func git(_ arguments: [String], input: [UInt8] = [], _ failure: String) throws(Failure) -> [UInt8] {
        let process: Subprocess
        do throws(Subprocess.Failure) {
            process = try Subprocess(["git"] + arguments, input: input)
        } catch {
            throw Failure(description: "\(failure): git cannot be run: \(error.reason)")
        }
        guard process.status == 0 else {
            let told = process.error.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
            throw Failure(description: failure + told)
        }
        return process.output
    }
}
