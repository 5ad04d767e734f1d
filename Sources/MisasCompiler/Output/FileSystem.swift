#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The one place that touches the disk.
///
/// POSIX calls rather than Foundation: the tool starts in a third of the time, and a user's first build compiles less.
package struct FileSystem: Sendable {
    /// A call that the operating system refused.
    package struct Failure: Error, CustomStringConvertible {
        package let path: String
        /// The system's own words, such as "No such file or directory".
        package let reason: String

        package init(path: String, reason: String) {
            self.path = path
            self.reason = reason
        }

        package var description: String { "\(path): \(reason)" }
    }

    /// The folder that relative paths start from; `nil` for the process's working folder.
    private let base: String?
    /// All files, where they do not lie on the disk.
    private let memory: [String: [UInt8]]?
    /// What is read in the place of some files, by the paths that they are read by.
    private var changes: [String: [UInt8]] = [:]

    /// Creates access to the disk.
    ///
    /// - Parameter base: the folder that relative paths start from, where it is not the process's working folder. What
    ///   is told of a path names it as it was given, without this.
    package init(base: String? = nil) {
        self.base = base
        memory = nil
    }

    /// Files that lie nowhere but in memory, by their paths: a tree of another time.
    ///
    /// They cannot be written.
    package init(memory: [String: [UInt8]]) {
        base = nil
        self.memory = memory
    }

    /// A path without `.` and a stroke at its end.
    private static func plain(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// A path as the operating system is asked for it.
    private func located(_ path: String) -> String {
        guard let base, !path.hasPrefix("/") else { return path }
        return "\(base)/\(path)"
    }

    /// A path from the root, without `.` and `..`; links are not followed.
    package func absolute(_ path: String) -> String {
        var folder = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let start = base ?? getcwd(&folder, folder.count).map { String(cString: $0) } ?? "/"
        return Self.plainPath(path.hasPrefix("/") ? path : "\(start)/\(path)")
    }

    /// A path from the root without `.` and `..`.
    package static func plainPath(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The same files, some of them with other content, as if that had been written.
    package func with(_ changes: [String: [UInt8]]) -> FileSystem {
        var files = self
        files.changes.merge(changes) { $1 }
        return files
    }

    /// The bytes of a file.
    package func read(_ path: String) throws(Failure) -> [UInt8] {
        if let changed = changes[path] { return changed }
        if let memory {
            guard let bytes = memory[Self.plain(path)] else {
                throw Failure(path: path, reason: "there is no such file")
            }
            return bytes
        }
        let descriptor = open(located(path), O_RDONLY)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(path: path, reason: "it is a folder") }
        var bytes: [UInt8] = []
        // One more than the file has, so that its end is met without another round.
        let size = max(4096, Int(status.st_size) + 1)
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: size) { buffer, initializedCount in
                #if canImport(Darwin)
                    count = Darwin.read(descriptor, buffer.baseAddress, size)
                #elseif canImport(Musl)
                    count = Musl.read(descriptor, buffer.baseAddress, size)
                #else
                    count = Glibc.read(descriptor, buffer.baseAddress, size)
                #endif
                initializedCount = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { return bytes }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
    }

    /// Writes a file unless it holds just these bytes already, so that what depends on it stays up to date.
    ///
    /// The new content takes the old one's place in one step: a reader sees all of the old or all of the new. Who may read
    /// and write the file stays as it is.
    /// - Returns: whether the file was written.
    @discardableResult
    package func writeIfChanged(_ bytes: [UInt8], to path: String) throws(Failure) -> Bool {
        if let current = try? read(path), current == bytes { return false }
        try replace(path, with: bytes)
        return true
    }

    /// Writes a file of the user's anew, behind the link where a link leads to it.
    ///
    /// Who may read and write it stays as it is.
    package func rewrite(_ bytes: [UInt8], to path: String) throws(Failure) {
        guard let target = realpath(located(path), nil) else { throw failure(path) }
        defer { free(target) }
        try replace(String(cString: target), with: bytes)
    }

    private func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(located(temporary), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        // Told of the file that was wanted: the other one is nobody's business.
        guard descriptor >= 0 else { throw failure(path) }
        var status = stat()
        if stat(located(path), &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
        do throws(Failure) {
            try write(bytes, to: descriptor, path: path)
        } catch {
            close(descriptor)
            unlink(located(temporary))
            throw error
        }
        guard close(descriptor) == 0, rename(located(temporary), located(path)) == 0 else {
            let failure = failure(path)
            unlink(located(temporary))
            throw failure
        }
    }

    /// Removes a file.
    package func remove(_ path: String) throws(Failure) {
        guard unlink(located(path)) == 0 else { throw failure(path) }
    }

    /// Removes a folder where nothing is in it.
    ///
    /// - Returns: whether it was removed.
    @discardableResult
    package func removeFolderIfEmpty(_ path: String) -> Bool { rmdir(located(path)) == 0 }

    /// What tells whether a file is as it was, without reading it; `nil` where there is none.
    package struct Stamp: Hashable, Sendable {
        private let seconds: Int
        private let nanoseconds: Int
        private let size: Int
        private let number: UInt64

        fileprivate init(_ status: stat) {
            #if canImport(Darwin)
                seconds = status.st_mtimespec.tv_sec
                nanoseconds = status.st_mtimespec.tv_nsec
            #else
                seconds = status.st_mtim.tv_sec
                nanoseconds = status.st_mtim.tv_nsec
            #endif
            size = Int(status.st_size)
            number = UInt64(status.st_ino)
        }
    }

    /// The stamp of what is at a path.
    package func stamp(of path: String) -> Stamp? {
        var status = stat()
        return stat(located(path), &status) == 0 ? Stamp(status) : nil
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                #if canImport(Darwin)
                    return Darwin.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                    return Musl.write(descriptor, rest.baseAddress, rest.count)
                #else
                    return Glibc.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            written += count
        }
    }

    package enum Kind {
        case file
        case folder
    }

    /// What is at a path, following links; `nil` for nothing.
    package func kind(of path: String) -> Kind? {
        if changes[path] != nil { return .file }
        if let memory {
            let path = Self.plain(path)
            if memory[path] != nil { return .file }
            return path.isEmpty || memory.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
        }
        var status = stat()
        guard stat(located(path), &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// The names in a folder, sorted by their bytes, so that no file system's order shows.
    package func contents(of path: String) throws(Failure) -> [String] {
        guard let folder = opendir(located(path)) else { throw failure(path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.precedesInBytes($1) }
    }

    /// The files below a folder whose names end in a certain way, sorted; hidden folders and links to folders are
    /// passed over.
    package func files(below folder: String, suffix: String) throws(Failure) -> [String] {
        if let memory {
            let prefix = Self.plain(folder)
            return memory.keys.filter { path in
                path.hasSuffix(suffix) && (prefix.isEmpty || path.hasPrefix(prefix + "/"))
                    && !path.split(separator: "/").contains { $0.hasPrefix(".") }
            }
            .sorted { $0.precedesInBytes($1) }
        }
        var found: [String] = []
        var pending = [folder]
        while let current = pending.popLast() {
            for name in try contents(of: current) where !name.hasPrefix(".") {
                let path = current == "." ? name : "\(current)/\(name)"
                var status = stat()
                guard lstat(located(path), &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: pending.append(path)
                default: if name.hasSuffix(suffix), kind(of: path) == .file { found.append(path) }
                }
            }
        }
        return found.sorted { $0.precedesInBytes($1) }
    }

    /// Makes a folder and those above it.
    package func makeFolder(_ path: String) throws(Failure) {
        guard kind(of: path) != .folder else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(located(path), 0o755) == 0 || errno == EEXIST else { throw failure(path) }
        guard kind(of: path) == .folder else { throw Failure(path: path, reason: "it is a file") }
    }

    private func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
