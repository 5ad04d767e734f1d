internal import MisasCompiler

/// The folder whose specs are checked together, and what is in it.
struct SpecFolder {
    let path: String

    /// The folder of the package that a file lies in: the nearest with a `Package.swift` or a system file.
    ///
    /// - Parameter roots: the folders that are open in the editor: where there is no package, one of them is taken, or the
    ///   file's own folder where it lies in none.
    static func around(_ file: String, roots: [String], _ files: FileSystem) -> String {
        let own = Run.folder(of: file)
        var folder = own
        for _ in 0..<64 {
            if isPackage(folder, files) { return folder }
            if folder == "/" { break }
            folder = Run.folder(of: folder)
        }
        return roots.filter { file.hasPrefix($0 == "/" ? "/" : $0 + "/") }.max { $0.utf8.count < $1.utf8.count } ?? own
    }

    private static func isPackage(_ folder: String, _ files: FileSystem) -> Bool {
        let prefix = folder == "/" ? "/" : folder + "/"
        return files.kind(of: prefix + "Package.swift") == .file
            || files.kind(of: prefix + OutputNames.systemFile) == .file
    }

    /// The spec files in it, without those of packages in it.
    func specs(_ files: FileSystem) -> [String] {
        let found = (try? files.files(below: path, suffix: OutputNames.specSuffix)) ?? []
        var isOwn: [String: Bool] = [path: true]
        func belongs(_ folder: String) -> Bool {
            if let known = isOwn[folder] { return known }
            let own = !Self.isPackage(folder, files) && (folder == "/" || belongs(Run.folder(of: folder)))
            isOwn[folder] = own
            return own
        }
        return found.filter { belongs(Run.folder(of: $0)) && Run.name(of: $0) != OutputNames.systemFile }
    }

    /// The run that checks them.
    ///
    /// - Parameter open: the texts that are open in the editor, by their paths; those of other folders do not matter.
    func run(_ files: FileSystem, open: [String: [UInt8]]) -> Run {
        var run = Run()
        var paths = specs(files)
        let there = Set(paths)
        // What was not saved yet is not on the disk.
        for path in open.keys.sorted()
        where !there.contains(path) && path.hasSuffix(OutputNames.specSuffix)
            && Run.name(of: path) != OutputNames.systemFile
        {
            paths.append(path)
        }
        run.specs = paths.map { Run.Source(path: $0) }
        let system = path == "/" ? "/\(OutputNames.systemFile)" : "\(path)/\(OutputNames.systemFile)"
        if open[system] != nil || files.kind(of: system) == .file { run.system = system }
        return run.with(open)
    }
}
