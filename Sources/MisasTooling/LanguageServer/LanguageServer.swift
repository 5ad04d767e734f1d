package import MisasCompiler

/// A server of the Language Server Protocol (3.17): messages in, messages out, nothing else.
///
/// It never stops by itself but where the protocol says so, whatever it is given.
package final class LanguageServer {
    private enum Phase {
        case new
        case running
        case shutDown
    }

    let files: FileSystem
    private var phase = Phase.new
    private(set) var client = ClientCapabilities()
    private(set) var workspace: SpecWorkspace
    private var published: [String: JSONTree] = [:]
    private var cancelled: Set<String> = []

    /// With which status the program has to end, once it has to.
    package private(set) var exitStatus: Int32?

    /// - Parameter files: where the specs lie that are not open.
    package init(files: FileSystem = FileSystem()) {
        self.files = files
        workspace = SpecWorkspace(files, roots: [], encoding: .utf16)
    }

    // MARK: Messages

    /// Takes messages in their order.
    ///
    /// A request that a later one of them takes back is not worked on.
    ///
    /// - Returns: what is to be sent.
    package func receive(_ parts: [MessageFraming.Part]) -> [JSONTree] {
        let messages = parts.map(Self.message)
        for case .success(let message) in messages
        where message["method"]?.string == "$/cancelRequest" && message["id"] == nil {
            if let id = message["params"]?["id"] { cancelled.insert(id.compact) }
        }
        defer { cancelled = [] }
        var replies: [JSONTree] = []
        for (part, message) in zip(parts, messages) {
            guard exitStatus == nil else { break }
            switch message {
            case .success(let message): replies += receive(message)
            case .failure(let error):
                replies.append(Self.reply(to: .null, error))
                // Behind a broken header nobody knows where the next message begins.
                if case .broken = part { exitStatus = 1 }
            }
        }
        return replies
    }

    /// There is nothing more to read.
    package func endOfInput() {
        if exitStatus == nil { exitStatus = phase == .shutDown ? 0 : 1 }
    }

    private static func message(_ part: MessageFraming.Part) -> Result<JSONTree, ResponseError> {
        switch part {
        case .broken(let reason): return .failure(.parse(reason))
        case .tooLong(let length):
            return .failure(
                ResponseError(
                    code: ResponseError.invalidRequest.code,
                    message: "the message has \(length) bytes; at most \(MessageFraming.maximumLength) are read"
                )
            )
        case .message(let bytes):
            do throws(JSONDocument.Fault) {
                return .success(try JSONDocument.read(bytes))
            } catch {
                return .failure(.parse(error.description))
            }
        }
    }

    private func receive(_ message: JSONTree) -> [JSONTree] {
        let id = message["id"]
        guard message["jsonrpc"] == .string("2.0"), Self.isID(id) else {
            return [Self.reply(to: Self.isID(id) ? id ?? .null : .null, .invalidRequest)]
        }
        guard let method = message["method"]?.string else {
            // An answer to what was asked of the client has no method.
            let isAnswer = id != nil && (message["result"] != nil || message["error"] != nil)
            return isAnswer ? [] : [Self.reply(to: id ?? .null, .invalidRequest)]
        }
        let parameters = message["params"] ?? .null
        guard let id else { return notify(method, parameters) }
        do throws(ResponseError) {
            if cancelled.contains(id.compact) { throw .cancelled }
            let result = try answer(method, parameters)
            return [.members(("jsonrpc", .string("2.0")), ("id", id), ("result", result))]
        } catch {
            return [Self.reply(to: id, error)]
        }
    }

    private static func isID(_ id: JSONTree?) -> Bool {
        switch id {
        case nil, .int, .string, .number: true
        default: false
        }
    }

    private static func reply(to id: JSONTree, _ error: ResponseError) -> JSONTree {
        .members(
            ("jsonrpc", .string("2.0")),
            ("id", id),
            ("error", .members(("code", .int(error.code)), ("message", .string(error.message))))
        )
    }

    private static func notification(_ method: String, _ parameters: JSONTree) -> JSONTree {
        .members(("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", parameters))
    }

    // MARK: Notifications

    private func notify(_ method: String, _ parameters: JSONTree) -> [JSONTree] {
        if method == "exit" {
            exitStatus = phase == .shutDown ? 0 : 1
            return []
        }
        guard phase == .running else { return [] }
        switch method {
        case "initialized": return client.watchesFiles ? [Self.watching] : []
        case "textDocument/didOpen": didOpen(parameters["textDocument"] ?? .null)
        case "textDocument/didChange": didChange(parameters)
        case "textDocument/didClose":
            if let uri = parameters["textDocument"]?["uri"]?.string { workspace.close(uri) }
        case "textDocument/didSave", "workspace/didChangeWatchedFiles": workspace.invalidateAll()
        case "workspace/didChangeWorkspaceFolders": didChangeFolders(parameters["event"] ?? .null)
        default: break
        }
        return []
    }

    /// Asks the client to tell of changes to files that are not open.
    private static let watching = JSONTree.members(
        ("jsonrpc", .string("2.0")),
        ("id", .string("misas-watch")),
        ("method", .string("client/registerCapability")),
        (
            "params",
            .members(
                (
                    "registrations",
                    .array([
                        .members(
                            ("id", .string("misas-watch")),
                            ("method", .string("workspace/didChangeWatchedFiles")),
                            (
                                "registerOptions",
                                .members(
                                    (
                                        "watchers",
                                        .array(
                                            ["**/*.misas.yaml", "**/Package.swift", "**/misas.baseline"].map {
                                                .members(("globPattern", .string($0)))
                                            }
                                        )
                                    )
                                )
                            )
                        )
                    ])
                )
            )
        )
    )

    private func didOpen(_ item: JSONTree) {
        guard let uri = item["uri"]?.string, let text = item["text"]?.string else { return }
        workspace.open(
            OpenDocument(
                uri: uri,
                path: FileURI.path(of: uri),
                version: item["version"]?.integer,
                text: OpenText(text, encoding: client.encoding)
            )
        )
    }

    private func didChange(_ parameters: JSONTree) {
        guard let uri = parameters["textDocument"]?["uri"]?.string else { return }
        workspace.change(uri) { document in
            if let version = parameters["textDocument"]?["version"]?.integer { document.version = version }
            for change in parameters["contentChanges"]?.items ?? [] {
                guard let text = change["text"]?.string else { continue }
                if let start = ProtocolValues.readPosition(change["range"]?["start"]),
                    let end = ProtocolValues.readPosition(change["range"]?["end"])
                {
                    document.text.replace(from: start, to: end, with: text)
                } else if change["range"] == nil {
                    document.text.replaceAll(with: text)
                }
            }
        }
    }

    private func didChangeFolders(_ event: JSONTree) {
        func paths(_ name: String) -> [String] {
            (event[name]?.items ?? []).compactMap { $0["uri"]?.string.flatMap(FileURI.path) }
        }
        let gone = Set(paths("removed"))
        workspace.roots = workspace.roots.filter { !gone.contains($0) } + paths("added")
        workspace.invalidateAll()
    }

    // MARK: Requests

    private func answer(_ method: String, _ parameters: JSONTree) throws(ResponseError) -> JSONTree {
        switch (phase, method) {
        case (.new, "initialize"): return initialize(parameters)
        case (.new, _): throw .notInitialized
        case (.running, "initialize"): throw .initializedTwice
        case (.shutDown, _): throw .shutDown
        case (.running, "shutdown"):
            phase = .shutDown
            return .null
        case (.running, _): return try feature(method, parameters)
        }
    }

    private func initialize(_ parameters: JSONTree) -> JSONTree {
        client = ClientCapabilities(parameters)
        workspace = SpecWorkspace(files, roots: client.roots, encoding: client.encoding)
        phase = .running
        return .members(
            ("capabilities", capabilities),
            (
                "serverInfo",
                .members(("name", .string("misas-gen")), ("version", .string(CompilerVersion.current)))
            )
        )
    }

    private var capabilities: JSONTree {
        .members(
            ("positionEncoding", .string(client.encoding.rawValue)),
            (
                "textDocumentSync",
                .members(("openClose", .bool(true)), ("change", .int(2)), ("save", .bool(true)))
            ),
            ("hoverProvider", .bool(true)),
            ("completionProvider", .members(("triggerCharacters", .strings([" ", ":", "[", "{", ",", "."])))),
            ("definitionProvider", .bool(true)),
            ("referencesProvider", .bool(true)),
            ("documentHighlightProvider", .bool(true)),
            ("documentSymbolProvider", .bool(true)),
            ("workspaceSymbolProvider", .bool(true)),
            ("renameProvider", .members(("prepareProvider", .bool(true)))),
            ("codeActionProvider", .members(("codeActionKinds", .strings(["quickfix"])))),
            ("documentFormattingProvider", .bool(true)),
            (
                "workspace",
                .members(
                    (
                        "workspaceFolders",
                        .members(("supported", .bool(true)), ("changeNotifications", .bool(true)))
                    )
                )
            )
        )
    }

    // MARK: Diagnostics

    var diagnostics: PublishedDiagnostics {
        PublishedDiagnostics(workspace: workspace, documentation: client.documentation)
    }

    /// Checks what has changed, to be called when nothing is left to read.
    ///
    /// - Returns: what is to be sent: the diagnostics of each file of which others are told than before.
    package func idle() -> [JSONTree] {
        guard phase == .running, exitStatus == nil, workspace.hasStaleFolders else { return [] }
        var now: [String: JSONTree] = [:]
        let folders = workspace.folders
        for folder in folders {
            let snapshot = workspace.snapshot(folder)
            for (path, list) in diagnostics.of(snapshot) where now[path] == nil {
                now[path] = publication(path, list)
            }
        }
        for document in workspace.documents.values {
            if let path = document.path, now[path] == nil, workspace.snapshot(around: path) != nil {
                now[path] = publication(path, [])
            }
        }
        var sent: [JSONTree] = []
        for path in Set(now.keys).union(published.keys).sorted(by: { $0.precedesInBytes($1) }) {
            let tree = now[path] ?? publication(path, [])
            guard published[path] != tree else { continue }
            sent.append(Self.notification("textDocument/publishDiagnostics", tree))
            // What is told nothing of, and is not open, is forgotten.
            published[path] = now[path]
        }
        return sent
    }

    /// Gives back memory that is not used any more, once everybody has an answer.
    func clean() { workspace.clean() }

    private func publication(_ path: String, _ list: [JSONTree]) -> JSONTree {
        .members(
            ("uri", .string(workspace.uri(of: path))),
            ("version", workspace.document(at: path)?.version.map { .int($0) }),
            ("diagnostics", .array(list))
        )
    }
}
