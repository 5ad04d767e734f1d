/// Finds the file that describes the whole system.
package enum SystemFile {
    /// The nearest `system.misas.yaml` in the folder of a path or in one above it.
    ///
    /// - Parameter base: the folder that relative paths start from; `nil` for the process's working folder.
    package static func nearest(above path: String, in base: String? = nil) -> String? {
        let files = FileSystem(base: base)
        var folder = files.kind(of: path) == .folder ? path : Run.folder(of: path)
        for _ in 0..<64 {
            let candidate = folder == "." ? OutputNames.systemFile : "\(folder)/\(OutputNames.systemFile)"
            if files.kind(of: candidate) == .file { return candidate }
            if folder == "/" || folder == "." { return nil }
            // A relative path ends at the working folder: what lies above it is another project's.
            folder = folder.contains("/") ? Run.folder(of: folder) : "."
        }
        return nil
    }
}
