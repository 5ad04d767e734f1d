import Foundation
import TestSupport
import Testing

/// A dialogue with the program as an editor has it, on a copy of the example.
@Suite("The language server")
struct LanguageServerTests {
    @Test("tells an editor what is wrong, explains, completes, finds, renames and mends")
    func dialogue() async throws {
        let example = try ExampleCopy()
        defer { example.remove() }
        let client = try EditorClient()
        let started = try await client.request("initialize", ["rootUri": example.root, "capabilities": [:]])
        #expect((started["capabilities"] as? [String: Any])?["positionEncoding"] as? String == "utf-16")
        try client.notify("initialized", [:])
        let uri = example.uri("Accounts/Accounts.misas.yaml")
        let text = try example.text("Accounts/Accounts.misas.yaml")
        try client.notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": uri, "languageId": "yaml", "version": 1, "text": text]]
        )
        #expect(try await client.diagnostics(of: uri, version: 1).isEmpty)

        // A mistake of two letters, on top of an emoji in the same line.
        let line = try example.line(of: "        emits: [MoneyDeposited]", in: text)
        try client.change(uri, version: 2, line, 16, line, 30, "MoneyDeposted, 😀")
        try client.change(uri, version: 3, line, 29, line, 33, "")
        let told = try await client.diagnostics(of: uri, version: 3)
        #expect(told.count == 1)
        let unknown = try #require(told.first { $0["code"] as? String == "MISAS1203" })
        #expect(unknown["message"] as? String == "there is no event `MoneyDeposted`\ndid you mean `MoneyDeposited`?")
        #expect(Place(unknown["range"]) == Place(line, 16, line, 29))
        #expect(unknown["severity"] as? Int == 1)

        // What mends it, mends it.
        let actions = try await client.list(
            "textDocument/codeAction",
            ["textDocument": ["uri": uri], "range": unknown["range"] ?? "", "context": ["diagnostics": [unknown]]]
        )
        #expect(actions.map { $0["title"] as? String } == ["Replace `MoneyDeposted` by `MoneyDeposited`"])
        let mended = try client.apply(
            actions.first?["edit"],
            to: [uri: example.changed(text, "[MoneyDeposited]", by: "[MoneyDeposted]")]
        )
        #expect(mended[uri] == text)
        try client.notify(
            "textDocument/didChange",
            ["textDocument": ["uri": uri, "version": 4], "contentChanges": [["text": mended[uri] ?? ""]]]
        )
        #expect(try await client.diagnostics(of: uri, version: 4).isEmpty)

        try await expectAnswers(client, example, uri, text)
        let options = ["textDocument": ["uri": uri], "options": ["tabSize": 2, "insertSpaces": true]] as [String: Any]
        #expect(try await client.list("textDocument/formatting", options).isEmpty)
        try await expectRename(client, example, uri, text)

        #expect(try await client.request("shutdown", [:]).isEmpty)
        let late = try await client.failure("textDocument/hover", ["textDocument": ["uri": uri]])
        #expect(late["code"] as? Int == -32_600)
        try client.notify("exit", [:])
        #expect(client.end() == 0)
    }

    private func expectAnswers(_ client: EditorClient, _ example: ExampleCopy, _ uri: String, _ text: String)
        async throws
    {
        let line = try example.line(of: "        emits: [MoneyDeposited]", in: text)
        let place = client.place(uri, line, 20)
        let hover = try await client.request("textDocument/hover", place)
        #expect(
            (hover["contents"] as? [String: Any])?["value"] as? String == """
                **MoneyDeposited** — an event of `Account` in `accounts`, stored as `accounts.money_deposited`

                ```yaml
                MoneyDeposited:
                  fields: { account: AccountID, amount: Money, from: Counterparty, at: dateTime }
                ```

                ```swift
                package struct MoneyDeposited: Misas.Event {
                    package var account: AccountID
                    package var amount: Money
                    package var from: Counterparty
                    package var at: Misas.Date
                }
                ```
                """
        )
        let key = try await client.request("textDocument/hover", client.place(uri, line, 10))
        #expect(
            (key["contents"] as? [String: Any])?["value"] as? String
                == "**emits** — a list of a command\n\nThe events it may lead to."
        )
        let completion = try await client.request("textDocument/completion", client.place(uri, line, 16))
        let items = try #require(completion["items"] as? [[String: Any]])
        #expect(
            items.map { $0["label"] as? String } == [
                "AccountOpened", "MoneyDeposited", "MoneyWithdrawn", "AccountClosed",
            ]
        )
        let declared = try example.line(of: "      MoneyDeposited:", in: text)
        let definition = try await client.list("textDocument/definition", place)
        #expect(definition.map { Place($0["range"]) } == [Place(declared, 6, declared, 20)])
        #expect(definition.first?["uri"] as? String == uri)
        let references = try await client.list(
            "textDocument/references",
            place.merging(["context": ["includeDeclaration": false]]) { $1 }
        )
        #expect(references.count == 4)
        #expect(references.allSatisfy { $0["uri"] as? String == uri })

        // A type is named in the other subsystem too, which is not open.
        let money = try example.line(of: "  Money:", in: text)
        let everywhere = try await client.list(
            "textDocument/references",
            client.place(uri, money, 4).merging(["context": ["includeDeclaration": true]]) { $1 }
        )
        let files = Set(everywhere.compactMap { $0["uri"] as? String })
        #expect(files == [uri, example.uri("Transfers/Transfers.misas.yaml")])
    }

    private func expectRename(_ client: EditorClient, _ example: ExampleCopy, _ uri: String, _ text: String)
        async throws
    {
        let money = try example.line(of: "  Money:", in: text)
        let refused = try await client.failure(
            "textDocument/rename",
            client.place(uri, money, 4).merging(["newName": "Currency"]) { $1 }
        )
        #expect(refused["message"] as? String == "there is a type `Currency` already, in Accounts.misas.yaml:10")
        let line = try example.line(of: "        emits: [MoneyDeposited]", in: text)
        let edit = try await client.request(
            "textDocument/rename",
            client.place(uri, line, 20).merging(["newName": "MoneyPutIn"]) { $1 }
        )
        let changed = try client.apply(edit, to: [uri: text])
        let expected = text.replacingOccurrences(of: "MoneyDeposited", with: "MoneyPutIn")
            .replacingOccurrences(
                of: "amount: Money, from: Counterparty, at: dateTime }",
                with: "amount: Money, from: Counterparty, at: dateTime }\n        wireName: accounts.money_deposited"
            )
        #expect(changed[uri] == expected)
        try example.write(changed)
        let check = try ProgramProcess(
            "misas-gen",
            ["check", example.folder.appending(path: "Sources").path(percentEncoded: false)]
        )
        #expect(await check.end() == 0)
    }

    @Test(
        "ends as the protocol says",
        arguments: [
            (["exit"], 1), (["shutdown", "exit"], 0), ([], 1), (["shutdown"], 0),
        ] as [([String], Int32)]
    )
    func ends(last: [String], status: Int32) async throws {
        let client = try EditorClient()
        _ = try await client.request("initialize", ["capabilities": [:]])
        for method in last {
            if method == "exit" { try client.notify(method, [:]) } else { _ = try await client.request(method, [:]) }
        }
        if last.last != "exit" { try client.close() }
        #expect(client.end() == status)
    }

    @Test("says what is wrong with a message, and goes on where it can")
    func faults() async throws {
        let client = try EditorClient()
        let early = try await client.failure("textDocument/hover", [:])
        #expect(early["code"] as? Int == -32_002)
        _ = try await client.request("initialize", ["capabilities": [:]])
        let unknown = try await client.failure("textDocument/dance", [:])
        #expect(unknown["code"] as? Int == -32_601)
        #expect(unknown["message"] as? String == "there is no method `textDocument/dance`")
        #expect(try await client.failure("textDocument/hover", [:])["code"] as? Int == -32_602)
        #expect(try await client.failure("initialize", [:])["code"] as? Int == -32_600)
        for content in ["{", "[]", "{\"jsonrpc\":\"2.0\"}", "\u{0}"] {
            try client.write("Content-Length: \(content.utf8.count)\r\n\r\n\(content)")
            let reply = try await client.next()
            let code = (reply["error"] as? [String: Any])?["code"] as? Int
            #expect(code == (content == "[]" || content.hasPrefix("{\"j") ? -32_600 : -32_700), "\(content)")
        }
        try client.write("Content-Length: many\r\n\r\n{}")
        let reply = try await client.next()
        #expect((reply["error"] as? [String: Any])?["code"] as? Int == -32_700)
        #expect(client.end() == 1)
    }
}

/// A stretch of a text as the protocol has it.
private struct Place: Equatable {
    let numbers: [Int]

    init(_ numbers: Int...) { self.numbers = numbers }

    init(_ range: Any?) {
        let ends = ["start", "end"].map { (range as? [String: Any])?[$0] as? [String: Any] }
        numbers = ends.flatMap { [$0?["line"] as? Int ?? -1, $0?["character"] as? Int ?? -1] }
    }
}

/// The example's package, to be changed.
private struct ExampleCopy {
    let folder: URL

    init() throws {
        let copy = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
            path: "misas-lsp-\(UUID())"
        )
        let example = URL(filePath: #filePath).appending(path: "../../../Examples/Banking").standardized
        try FileManager.default.copyItem(at: example, to: copy)
        folder = copy
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var root: String { "file://" + folder.path(percentEncoded: false) }
    private func file(_ path: String) -> URL { folder.appending(path: "Sources/\(path)") }
    func uri(_ path: String) -> String { "file://" + file(path).path(percentEncoded: false) }
    func text(_ path: String) throws -> String { try String(contentsOf: file(path), encoding: .utf8) }

    func write(_ texts: [String: String]) throws {
        for (uri, text) in texts {
            try Data(text.utf8).write(to: URL(filePath: String(uri.dropFirst("file://".count))))
        }
    }

    /// The number, from 0, of the first line that begins in some way.
    func line(of start: String, in text: String) throws -> Int {
        try #require(text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix(start) })
    }

    /// A text whose first line that emits something is changed.
    func changed(_ text: String, _ old: String, by new: String) -> String {
        guard let range = text.range(of: "emits: \(old)") else { return text }
        return text.replacingCharacters(in: range, with: "emits: \(new)")
    }
}
