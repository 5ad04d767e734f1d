public import Foundation

/// Test data that others wrote, which lies beside the package and is not copied into it.
public enum ConformanceData {
    /// A folder of it, beside the package or further up, where work trees of it may lie.
    ///
    /// - Returns: `nil` when it is not there.
    public static func folder(_ name: String) -> URL? {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            let candidate = folder.appending(path: "shared/conformance/\(name)")
            if FileManager.default.fileExists(atPath: candidate.path(percentEncoded: false)) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    /// Whether tests that need it run: always in CI, where they fail without it; elsewhere only where it is.
    public static func isToBeTested(_ folder: URL?) -> Bool {
        folder != nil || ProcessInfo.processInfo.environment["CI"] != nil
    }
}
