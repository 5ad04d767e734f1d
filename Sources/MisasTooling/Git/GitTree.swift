internal import MisasCompiler

/// The spec files of another time, as Git has them.
struct GitTree {
    /// What keeps them from being read.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The commit that they are of.
    let commit: String
    /// They, by their paths from the folder that the program runs in.
    let files: [String: [UInt8]]

    /// Reads all spec files below the folder that the program runs in, as they were where the current commit and another
    /// one parted: what others have changed since then is not of this branch's doing.
    ///
    /// - Parameter reference: a branch, tag or commit.
    init(whereWeParted reference: String) throws(Failure) {
        guard !reference.hasPrefix("-") else { throw Failure(description: "`\(reference)` is no name of a commit") }
        _ = try Self.git(["rev-parse", "--show-prefix"], "this folder is in no repository of Git")
        _ = try Self.git(
            ["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"],
            "there is no commit `\(reference)`"
        )
        let base = try Self.git(
            ["merge-base", reference, "HEAD"],
            "`\(reference)` and the current commit have nothing in common that is here; in a shallow clone, fetch more of "
                + "its history"
        )
        commit = String(decoding: base, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let list = try Self.git(
            ["ls-tree", "-r", "-z", "--name-only", commit],
            "the tree of `\(commit)` cannot be read"
        )
        let paths = list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.hasSuffix(OutputNames.specSuffix) }
        files = try Self.contents(of: paths, in: commit)
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
            else { throw Failure(description: "`\(path)` of `\(commit)` cannot be read") }
            let start = end + 1
            files[path] = Array(rest[start..<(start + size)])
            rest = rest[(start + size)...].dropFirst()
        }
        return files
    }

    private static func git(_ arguments: [String], input: [UInt8] = [], _ failure: String) throws(Failure) -> [UInt8] {
        do throws(Subprocess.Failure) {
            let process = try running { () throws(Subprocess.Failure) in
                try Subprocess(["git"] + arguments, input: input)
            }
            guard process.status == 0 else {
                let told = process.error.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
                throw Subprocess.Failure(reason: told)
            }
            return process.output
        } catch {
            throw Failure(description: failure + error.reason)
        }
    }

    private static func running(
        _ body: () throws(Subprocess.Failure) -> Subprocess
    ) throws(Subprocess.Failure) -> Subprocess {
        do throws(Subprocess.Failure) {
            return try body()
        } catch {
            throw Subprocess.Failure(reason: ": git cannot be run: \(error.reason)")
        }
    }
}
