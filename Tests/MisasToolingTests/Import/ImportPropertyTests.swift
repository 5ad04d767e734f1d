import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Whatever an import accepts", .timeLimit(.minutes(10)))
struct ImportPropertyTests {
    @Test("compiles, with the names that stored data have, for random systems", arguments: 0..<4)
    func random(part: Int) throws {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        for round in 0..<Mutations.count(ordinarily: 60) / 4 {
            var system = RandomGoSystem()
            let files = system.files(using: &generator)
            let folder = try ImportFolder(files)
            defer { folder.remove() }
            let outcome = folder.run()
            let context =
                "seed \(seed), round \(round)\n\(files.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n"))"
            #expect(outcome.told.isEmpty, "\(outcome.told)\n\(context)")
            guard !outcome.hasErrors else { continue }
            let (told, specs) = try outcome.compiled()
            #expect(told.isEmpty, "\(told)\n\(context)")
            let messages: [(kinds: Set<Symbol.Kind>, names: [String: [String]])] = [
                ([.event], system.events), ([.command], system.commands), ([.query], system.queries),
            ]
            for (kinds, names) in messages {
                let found = specs.wireNames(of: kinds)
                #expect(found.isSuperset(of: names.keys), "\(context)")
                #expect(found.count == names.count)
                for (name, members) in names { #expect(specs.members(of: name) == members, "\(name)\n\(context)") }
            }
            let text = try folder.specs().joined()
            for line in text.split(separator: "\n") {
                guard let start = line.firstRange(of: "# import: ") else { continue }
                #expect(outcome.report.contains("\(line[start.upperBound...])\n"), "\(line)\n\(context)")
            }
        }
    }

    @Test("compiles, or is told where it is wrong, for what is damaged", arguments: 0..<4)
    func damage(part: Int) throws {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        let sample = CaseFolder.root.appending(path: "Commands/import/carries-a-system-over/files")
        let source = FileSystem(base: sample.path(percentEncoded: false))
        let paths = try source.files(below: ".", suffix: ".spec.yaml")
        let files = try Dictionary(uniqueKeysWithValues: paths.map { ($0, try source.read($0)) })
        var refused = 0
        let rounds = Mutations.count(ordinarily: 160) / 4
        for round in 0..<rounds {
            var damaged = files
            let path = paths.randomElement(using: &generator) ?? ""
            damaged[path] = damage(damaged[path] ?? [], using: &generator)
            let folder = try ImportFolder([:])
            defer { folder.remove() }
            for (path, bytes) in damaged {
                let file = folder.url.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(bytes).write(to: file)
            }
            let outcome = folder.run()
            let text = String(decoding: damaged[path] ?? [], as: UTF8.self)
            if outcome.hasErrors {
                refused += 1
                for diagnostic in outcome.diagnostics {
                    #expect(diagnostic.range != nil, "seed \(seed), round \(round)\n\(text)")
                }
                #expect(!outcome.told.isEmpty)
            } else {
                let told = try outcome.compiled().told
                #expect(told.isEmpty, "seed \(seed), round \(round)\n\(told)\n\(text)")
            }
        }
        // Were all refused, or none, this would prove nothing.
        #expect(refused > rounds / 10 && refused < rounds, "seed \(seed)")
    }

    private func damage(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let place = Int.random(in: lines.indices, using: &generator)
        let pieces = [
            ": ", "{", "}", "[]", ",", "\"", "&a ", "*a ", "null", "~", "\t", "\r", "é", "👍", "\u{202E}", "\u{FEFF}",
            "0", "-1",
            "Not", "a.b", "user", "command", "struct", "string", "map[string]", "\\", "#", "'",
        ]
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: lines.remove(at: place)
        case 1: lines.swapAt(place, Int.random(in: lines.indices, using: &generator))
        case 2: lines.insert(lines[Int.random(in: lines.indices, using: &generator)], at: place)
        case 3:
            if let byte = lines[place].indices.randomElement(using: &generator) {
                lines[place][byte] = UInt8.random(in: 0x20...0x7E, using: &generator)
            }
        default:
            let at = Int.random(in: 0...lines[place].count, using: &generator)
            lines[place].insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: at)
        }
        return Array(lines.joined(separator: [0x0A]))
    }
}

/// A system of MISAS Go that nothing is wrong with, and much is odd in.
private struct RandomGoSystem {
    /// The messages, with the names of their fields in JSON.
    private(set) var events: [String: [String]] = [:]
    private(set) var commands: [String: [String]] = [:]
    private(set) var queries: [String: [String]] = [:]

    private var names: Set<String> = []
    private var types: [String] = []
    private var structs: [String] = []

    private static let subsystems = ["shop", "user_accounts", "user-accounts", "a1", "misas", "2nd"]
    private static let words = [
        "order", "user", "place", "open", "opened", "self", "swift", "subsystem", "handling", "id", "url", "command",
        "string",
        "unexpected", "a_b", "a-b", "ab", "2fa", "data", "type", "shared", "any", "error",
    ]
    private static let texts = [
        "", "x", "What it is.", "it's: {a}", "# no", "a\\nb\\n\\nc", "\\u202E", "größe", "👍", "- a", "true", "null",
        "1", "\\\"",
        "a\\tb", "  a", "*/", "\\\\(x)", "`",
    ]
    private static let fields = [
        "id", "userId", "orderIds", "user_id", "emailAddress", "self", "hashValue", "URL", "ID", "a-b", "größe", "2nd",
        "init",
        "default", "x", "amount", "true", "AB",
    ]
    private static let builtIns = [
        "identifier", "string", "bool", "int", "float", "date", "dateTime", "duration", "char", "any", "\"null\"",
    ]

    mutating func files(using generator: inout SeededGenerator) -> [String: String] {
        var specs: [String] = []
        for _ in 0..<Int.random(in: 0...4, using: &generator) { specs.append(enumeration(&generator)) }
        for _ in 0..<Int.random(in: 0...6, using: &generator) { specs.append(structure(&generator)) }
        for kind in ["event", "command", "query"] {
            for _ in 0..<Int.random(in: 0...4, using: &generator) { specs.append(message(kind, &generator)) }
        }
        for _ in 0..<Int.random(in: 0...4, using: &generator) { specs.append(endpoint(&generator)) }
        if Bool.random(using: &generator) {
            specs.append("type: system, typeName: \"\(pick(Self.words, &generator))\"\(rest(&generator))")
        }
        specs.shuffle(using: &generator)
        if specs.isEmpty { specs.append(message("event", &generator)) }
        var files: [String: String] = [:]
        var index = 0
        while !specs.isEmpty {
            let count = Int.random(in: 1...specs.count, using: &generator)
            let some = specs.prefix(count).enumerated().map { "  s\($0): { \($1) }\n" }
            files["specs/\(index).spec.yaml"] = "type: multi\nspecs:\n" + some.joined()
            specs.removeFirst(count)
            index += 1
        }
        return files
    }

    private func pick(_ items: [String], _ generator: inout SeededGenerator) -> String {
        items.randomElement(using: &generator) ?? ""
    }

    private mutating func name(_ generator: inout SeededGenerator) -> String {
        while true {
            let count = Int.random(in: 0...2, using: &generator)
            let parts = (0..<count).map { _ in pick(Self.words, &generator) }
            let name = ([pick(Self.subsystems, &generator)] + parts).joined(separator: ".")
            if names.insert(name).inserted { return name }
        }
    }

    /// What any spec may have besides.
    private func rest(_ generator: inout SeededGenerator) -> String {
        var text = ""
        func maybe(_ part: String) { if Bool.random(using: &generator) { text += ", \(part)" } }
        maybe("description: \"\(pick(Self.texts, &generator))\"")
        maybe(
            "annotations: { \"gen:go:name\": \(pick(["Order", "PlaceOrder", "x", "1", "Self"], &generator)), a: [1, {b: c}] }"
        )
        maybe("version: \(pick(["1", "1.0", "\"a: b\""], &generator))")
        maybe("strange: \(pick(["1", "[a]", "{}"], &generator))")
        return text
    }

    private mutating func enumeration(_ generator: inout SeededGenerator) -> String {
        let name = name(&generator)
        types.append(name)
        let isNumeric = Int.random(in: 0..<3, using: &generator) == 0
        let names = Array(
            Set((0..<Int.random(in: 0...4, using: &generator)).map { _ in pick(Self.fields + Self.words, &generator) })
        )
        let values = names.sorted().map { key in
            let value =
                isNumeric
                ? "\(Int.random(in: -5...5, using: &generator))" : "\"\(pick(Self.texts + ["A", "B"], &generator))\""
            return "\"\(key)\": { value: \(value)\(description(&generator)) }"
        }
        let base = isNumeric ? "baseType: int, " : pick(["", "baseType: string, "], &generator)
        return "type: enum, typeName: \(name), \(base)values: { \(values.joined(separator: ", ")) }\(rest(&generator))"
    }

    private func description(_ generator: inout SeededGenerator) -> String {
        Bool.random(using: &generator) ? ", description: \"\(pick(Self.texts, &generator))\"" : ""
    }

    private mutating func structure(_ generator: inout SeededGenerator) -> String {
        let name = name(&generator)
        // Of itself, and of later ones, it is only what comes to an end.
        structs.append(name)
        let (fields, _) = fields(&generator, isEvent: false)
        types.append(name)
        return "type: struct, typeName: \(name), fields: { \(fields) }\(rest(&generator))"
    }

    private mutating func message(_ kind: String, _ generator: inout SeededGenerator) -> String {
        let name = name(&generator)
        let (fields, members) = fields(&generator, isEvent: kind == "event")
        switch kind {
        case "event": events[name] = members
        case "command": commands[name] = members
        default: queries[name] = members
        }
        if Bool.random(using: &generator) { types.append(name) }
        return "type: \(kind), typeName: \(name), fields: { \(fields) }\(rest(&generator))"
    }

    private func type(_ generator: inout SeededGenerator, depth: Int = 0) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 4 : 8), using: &generator) {
        case 4: return "[]" + type(&generator, depth: depth + 1)
        case 5:
            let keys = ["string", "int", "identifier", "float", "bool", "char"] + types.filter { !$0.contains(".") }
            return "map[\(pick(keys, &generator))]" + type(&generator, depth: depth + 1)
        case 6, 7:
            let names = depth == 0 ? types : types + structs
            guard let name = names.randomElement(using: &generator) else { return "string" }
            return name
        default: return pick(Self.builtIns, &generator).filter { $0 != "\"" }
        }
    }

    private func fields(_ generator: inout SeededGenerator, isEvent: Bool) -> (text: String, members: [String]) {
        var members: [String] = []
        let texts = (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ -> String? in
            let name = pick(Self.fields, &generator)
            let json = ["user_id": "userId", "URL": "url", "ID": "id", "a-b": "aB", "AB": "ab"][name] ?? name
            guard !members.contains(json) else { return nil }
            members.append(json)
            var text = "\"\(name)\": { type: \"\(type(&generator))\"\(description(&generator))"
            func maybe(_ part: String) { if Int.random(in: 0..<4, using: &generator) == 0 { text += ", \(part)" } }
            maybe("nullable: \(pick(["true", "false", "yes"], &generator))")
            maybe("required: \(pick(["true", "false"], &generator))")
            maybe("deprecation: \"\(pick(Self.texts, &generator))\"")
            maybe("example: \(pick(["1", "a", "true", "2022-10-12T08:00:00Z", "[1]", "\"\"", "0.5"], &generator))")
            maybe("default: \(pick(["1", "a", "true", "2022-10-12T08:00:00Z", "{}", "\"A\"", "-1e5"], &generator))")
            maybe("annotations: { personal_data: \(pick(["true", "false", "x"], &generator)), b: 1 }")
            return text + " }"
        }
        return (texts.joined(separator: ", "), members)
    }

    private mutating func endpoint(_ generator: inout SeededGenerator) -> String {
        let requests = Array(commands.keys.sorted() + queries.keys.sorted() + structs)
        var text = "type: http_endpoint, typeName: \(name(&generator))"
        func maybe(_ part: String) { if Int.random(in: 0..<8, using: &generator) != 0 { text += ", \(part)" } }
        let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            pick(
                ["a", "b", "{id}", "{userId}", ":id", "{ID}", "{id:[0-9]+}", "{amount}", "", "A", "a b", "*"],
                &generator
            )
        }
        maybe("path: \"/\(parts.joined(separator: "/"))\"")
        maybe("method: \(pick(["GET", "POST", "put", "DELETE", "HEAD"], &generator))")
        if let request = requests.randomElement(using: &generator) { maybe("request: \(request)") }
        let failures = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            let status = pick(
                ["statusCode: 404, ", "statusCode: 418, ", "statusCode: 200, ", "", "statusCode: 409, "],
                &generator
            )
            let error = pick(
                ["not_found", "unexpected", "Unexpected", "Not Found", "already_there", "日本", "shop.order"],
                &generator
            )
            return "{ \(status)errorType: \"\(error)\"\(description(&generator)) }"
        }
        let success =
            "statusCode: \(pick(["200", "201", "204", "404"], &generator)), type: \"\(type(&generator))\"\(description(&generator))"
        maybe("responses: { success: { \(success) }, failures: [\(failures.joined(separator: ", "))] }")
        return text + rest(&generator)
    }
}
