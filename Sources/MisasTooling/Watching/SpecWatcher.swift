#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
package import MisasCompiler

/// Tells when a file changes that a run reads.
///
/// It looks at all of them a few times each second, since that works on every file system, shared folders of virtual machines
/// among them: a look at a thousand files takes a few milliseconds.
package struct SpecWatcher {
    private let run: Run
    private var seen: [String: FileSystem.Stamp]

    /// Begins with how the files are now.
    package init(run: Run) {
        self.run = run
        seen = Self.stamps(of: run)
    }

    /// Waits until a file has changed, come or gone, and is then as it was for a moment: an editor may write it in parts.
    package mutating func waitForChange() {
        var pending: [String: FileSystem.Stamp]?
        while true {
            usleep(Self.interval)
            let now = Self.stamps(of: run)
            if now != seen, now == pending {
                seen = now
                return
            }
            pending = now
        }
    }

    /// Between two looks, in microseconds.
    private static let interval: UInt32 = 100_000

    private static func stamps(of run: Run) -> [String: FileSystem.Stamp] {
        var stamps: [String: FileSystem.Stamp] = [:]
        for path in run.watchedPaths { stamps[path] = run.files.stamp(of: path) }
        return stamps
    }
}
