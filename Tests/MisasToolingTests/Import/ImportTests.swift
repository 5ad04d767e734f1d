import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("An import from MISAS Go", .timeLimit(.minutes(5)))
struct ImportTests {
    /// The system of `Tests/Cases/Commands/import/carries-a-system-over`.
    private static func sample() throws -> [String: String] {
        let folder = CaseFolder.root.appending(path: "Commands/import/carries-a-system-over/files")
        let files = FileSystem(base: folder.path(percentEncoded: false))
        let paths = try files.files(below: ".", suffix: ".spec.yaml")
        return try Dictionary(
            uniqueKeysWithValues: paths.map { ($0, String(decoding: try files.read($0), as: UTF8.self)) }
        )
    }

    @Test("compiles, and keeps the names that stored and sent data have")
    func names() throws {
        let folder = try ImportFolder(Self.sample())
        defer { folder.remove() }
        let outcome = folder.run()
        #expect(outcome.told.isEmpty)
        let generated = folder.generate()
        #expect(!generated.hasErrors, "\(TextRenderer(sources: generated.sources).render(generated.diagnostics))")
        #expect(generated.files.count > 10)
        let specs = try #require(generated.compilation?.specs)
        #expect(specs.wireNames(of: [.event]) == ["accounts.account.opened", "identity.user.registered", "migrated"])
        #expect(
            specs.wireNames(of: [.command]) == [
                "accounts.account.open", "billing.invoice.pay", "identity.user.register",
            ]
        )
        #expect(specs.wireNames(of: [.query]) == ["identity.user.get"])
        #expect(
            specs.members(of: "identity.user.register") == [
                "id", "emailAddress", "role", "refereeId", "address", "newsletter", "nickName", "tags",
            ]
        )
        let errors = specs.subsystems.flatMap(\.errors).compactMap(\.declaration.wireName?.value).sorted()
        #expect(
            errors == [
                "invalid_command", "invoice_not_found", "too_many_requests", "unexpected", "user_already_registered",
                "user_not_found",
            ]
        )
    }

    @Test("tells in its report all that it says in comments, and the other way round")
    func report() throws {
        let folder = try ImportFolder(Self.sample())
        defer { folder.remove() }
        let report = folder.run().report
        let comments = try folder.specs().joined().split(separator: "\n").compactMap { line -> Substring? in
            line.firstRange(of: "# import: ").map { line[$0.upperBound...] }
        }
        #expect(comments.count > 25)
        for comment in comments { #expect(report.contains(": \(comment)\n") || report.contains("- \(comment)\n")) }
        let lines = report.split(separator: "\n").filter { $0.hasPrefix("- ") && $0.contains(".spec.yaml:") }
        #expect(lines.count > 30)
        // What is of no declaration that is left has no place but the report.
        let unplaced = lines.filter { line in !comments.contains { line.hasSuffix($0) } }
        #expect(
            unplaced.allSatisfy { line in
                ["names no subsystem", "moves to the subsystem", "reads no", "no example", "is left out", "no status"]
                    .contains { line.contains($0) }
            },
            "\(unplaced.joined(separator: "\n"))"
        )
    }

    @Test("writes the same bytes again, whatever the order of the paths, and overwrites nothing else")
    func again() throws {
        let folder = try ImportFolder(Self.sample())
        defer { folder.remove() }
        let first = folder.run(["specs"])
        let specs = try folder.specs()
        let again = folder.run(["legacy/old.spec.yaml", "specs/identity", "specs/", "specs/system.spec.yaml"])
        #expect(again.told.isEmpty)
        #expect(again.report == first.report)
        #expect(try folder.specs() == specs)
        let edited = folder.url.appending(path: "out/Sources/Billing/Billing.misas.yaml")
        try Data("mine".utf8).write(to: edited)
        let third = folder.run()
        #expect(third.codes == [.importInTheWay])
        #expect(third.told.contains("`out/Sources/Billing/Billing.misas.yaml` is there already"))
        #expect(try String(contentsOf: edited, encoding: .utf8) == "mine")
    }

    @Test("is valid by the schema of specs, to an independent reader of YAML")
    func schema() async throws {
        let folder = try ImportFolder(Self.sample())
        defer { folder.remove() }
        let files = folder.run().specs.map { (name: $0.path, text: String(decoding: $0.bytes, as: UTF8.self)) }
        let specs = files.filter { $0.name != OutputNames.systemFile }
        let systems = files.filter { $0.name == OutputNames.systemFile }
        #expect(specs.count == 5 && systems.count == 1)
        for (files, schema) in [(specs, SpecSchema.file), (systems, .system)] {
            let validation = try await SchemaValidation(of: files, by: schema)
            #expect(validation.faults.isEmpty && validation.unreadable.isEmpty, "\(validation)")
        }
    }

    // MARK: Single things

    /// What comes of specs in one file.
    private func imported(_ specs: String, _ check: (ImportFolder, Import.Outcome) throws -> Void) throws {
        let folder = try ImportFolder(["specs/a.spec.yaml": specs])
        defer { folder.remove() }
        let outcome = folder.run()
        #expect(outcome.told.isEmpty, "\(outcome.told)")
        let compiled = try outcome.compiled()
        #expect(compiled.told.isEmpty, "\(compiled.told)")
        try check(folder, outcome)
    }

    private func multi(_ specs: [String]) -> String {
        "type: multi\nspecs:\n" + specs.enumerated().map { "  s\($0): { \($1) }\n" }.joined()
    }

    @Test(
        "turns types into those that read what MISAS Go has written",
        arguments: [
            ("string", "string"), ("bool", "bool"), ("int", "int"), ("float", "double"), ("dateTime", "dateTime"),
            ("date", "dateTime"), ("duration", "int"), ("char", "int"), ("any", "json"), ("null", "json"),
            ("[]string", "list<string>?"), ("map[string]int", "map<string, int>?"), ("map[int]bool", "map<int, bool>?"),
            ("map[bool]int", "map<string, int>?"), ("[][]int", "list<list<int>?>?"), ("a.money", "Money"),
            ("[]map[string]a.money", "list<map<string, Money>?>?"), ("map[a]int", "map<string, int>?"),
        ]
    )
    func types(old: String, new: String) throws {
        let specs = multi([
            "type: event, typeName: a.happened, fields: { x: { type: \"\(old)\" } }",
            "type: struct, typeName: a.money, fields: { cents: { type: int } }",
            "type: struct, typeName: a, fields: {}",
        ])
        try imported(specs) { folder, _ in
            let text = try folder.text("Sources/A/A.misas.yaml")
            #expect(text.contains("      x: \(new)\n"), "\(text)")
        }
    }

    @Test("keeps what an entity's identifiers are of, by the names of their fields")
    func identifiers() throws {
        let specs = multi([
            """
            type: command, typeName: shop.order.place, fields: { id: { type: identifier }, customerId: { type: identifier },
            itemIds: { type: "[]identifier" }, order_id: { type: identifier }, other: { type: identifier } }
            """,
            "type: event, typeName: shop.customer.moved, fields: { at: { type: dateTime } }",
            "type: struct, typeName: shop.item, fields: { id: { type: identifier } }",
        ])
        try imported(specs) { folder, _ in
            let text = try folder.text("Sources/Shop/Shop.misas.yaml")
            for line in [
                "OrderID: { identifier: string }", "id: OrderID", "customerId: CustomerID", "itemIds: list<ItemID>",
                "orderId: OrderID", "other: string", "id: ItemID",
            ] {
                #expect(text.contains("  \(line)\n"), "\(line)\n\(text)")
            }
        }
    }

    @Test("tells names apart that become one, and those that something generated has")
    func collisions() throws {
        let specs = multi([
            "type: struct, typeName: account, fields: {}",
            "type: struct, typeName: account.account, fields: { id: { type: identifier } }",
            "type: command, typeName: account.user.create, fields: {}",
            "type: command, typeName: account.user_create, fields: {}",
            "type: event, typeName: account.user-create, fields: { self: { type: int }, hashValue: { type: int } }",
            "type: query, typeName: account.user_create_handling, fields: {}",
            "type: struct, typeName: account.self, fields: {}",
            "type: struct, typeName: account.account_subsystem, fields: {}",
            "type: enum, typeName: account.misas, values: { self: { value: a }, allCases: { value: b }, \"2\": { value: c } }",
            "type: event, typeName: account_2.x, fields: {}", "type: event, typeName: account2.x, fields: {}",
            "type: event, typeName: misas.x, fields: {}", "type: event, typeName: swift.x, fields: {}",
        ])
        try imported(specs) { folder, outcome in
            #expect(outcome.report.contains("`account.account` is called `AccountData`, for `Account` is taken"))
            let wire = try outcome.compiled().specs.wireNames(of: [.command, .event, .query])
            #expect(wire.isSuperset(of: ["account.user.create", "account.user_create", "account.user-create"]))
        }
    }

    @Test("says of a name that cannot be one on the wire that what is stored under it is not found")
    func capitals() throws {
        let specs = multi([
            "type: event, typeName: shop.Order.Placed, fields: {}",
            "type: event, typeName: shop.order.placed, fields: {}",
        ])
        try imported(specs) { folder, outcome in
            #expect(outcome.report.contains("`shop.Order.Placed` cannot be a name on the wire"))
            let specs = try outcome.compiled().specs
            #expect(specs.wireNames(of: [.event]).contains("shop.order.placed"))
            #expect(specs.wireNames(of: [.event]).count == 2)
        }
    }

    @Test("moves what subsystems name of one another in a circle, and what that needs")
    func circles() throws {
        let specs = multi([
            "type: struct, typeName: a.one, fields: { two: { type: b.two } }",
            "type: struct, typeName: b.two, fields: { three: { type: \"[]c.three\" }, id: { type: identifier } }",
            "type: struct, typeName: c.three, fields: { one: { type: a.one, nullable: true }, inner: { type: c.inner } }",
            "type: struct, typeName: c.inner, fields: { kind: { type: d.kind } }",
            "type: enum, typeName: d.kind, values: { x: { value: X } }",
            "type: struct, typeName: c.outer, fields: { three: { type: c.three }, twoId: { type: identifier } }",
            "type: command, typeName: a.do, fields: { data: { type: b.do } }",
            "type: command, typeName: b.do, fields: { one: { type: a.one }, two_id: { type: identifier } }",
            "type: query, typeName: e.shared.get, fields: { do: { type: a.do } }",
            "type: event, typeName: shared.taken, fields: {}",
        ])
        try imported(specs) { folder, outcome in
            let shared = try folder.text("Sources/Shared2/Shared2.misas.yaml")
            for line in ["One:", "Two:", "Three:", "Inner:", "DoData:", "uses: [d]"] { #expect(shared.contains(line)) }
            let (b, c) = (try folder.text("Sources/B/B.misas.yaml"), try folder.text("Sources/C/C.misas.yaml"))
            #expect(b.contains("twoId: shared_2.TwoID"))
            #expect(c.contains("three: shared_2.Three"))
            #expect(outcome.report.contains("- C: Shared2\n"))
        }
    }

    @Test("leaves out no route without saying why")
    func routes() throws {
        func endpoint(_ name: String, _ rest: String) -> String {
            "type: http_endpoint, typeName: a.b.\(name), \(rest), responses: { success: { statusCode: 200 } }"
        }
        let fields = "fields: { id: { type: identifier }, s: { type: a.s }, o: { type: int, nullable: true } }"
        let commands = (1...12).map { "type: command, typeName: a.b.c\($0), \(fields)" }
        let specs = multi(
            commands + [
                "type: struct, typeName: a.s, fields: {}",
                endpoint("e1", "method: POST, path: \"/a/{ID}/\", request: a.b.c1"),
                endpoint("e2", "method: FETCH, path: /b, request: a.b.c2"),
                endpoint("e3", "method: POST, path: \"/a/{x}\", request: a.b.c3"),
                endpoint("e4", "method: POST, path: \"/a/{o}\", request: a.b.c4"),
                endpoint("e5", "method: POST, path: \"/a/{s}\", request: a.b.c5"),
                endpoint("e6", "method: GET, path: \"/a/{id}\", request: a.b.c6"),
                endpoint("e7", "method: POST, path: \"/a/{other}\", request: a.b.c7"),
                endpoint("e8", "method: POST, path: \"/a//b\", request: a.b.c8"),
                endpoint("e9", "method: POST, path: \"/a b\", request: a.b.c9"),
                endpoint("e10", "method: POST, path: \"/x/{id}/{id}\", request: a.b.c10"),
                endpoint("e11", "method: put, path: \"/\", request: a.b.c11"),
                endpoint("e12", "path: /m, request: a.b.c12"),
                endpoint("e13", "method: POST, path: /m, request: \"[]a.b.c12\""),
                endpoint("e14", "method: POST, path: \"/a/:id\", request: a.b.c1"),
            ]
        )
        try imported(specs) { folder, outcome in
            let text = try folder.text("Sources/A/A.misas.yaml")
            for (name, reason) in [
                ("e2", "`FETCH` is no method"), ("e3", "`x` is no field"), ("e4", "`o` is no single value"),
                ("e5", "`s` is no single value"), ("e6", "`s` cannot be read from a query string"),
                ("e7", "`other` is no field"), ("e8", "a part of its path is empty"), ("e9", "`a b` cannot be"),
                ("e10", "`id` stands in its path twice"), ("e12", "it has no `method`"),
                ("e13", "no command or query"), ("e14", "has a route already"),
            ] {
                let lines = outcome.report.split(separator: "\n").filter { $0.contains("`a.b.\(name)`") }
                #expect(lines.count == 1 && lines[0].contains(reason), "\(name): \(lines)")
                #expect(text.contains("# import: the endpoint `a.b.\(name)`"))
            }
            #expect(text.contains("route: \"POST /a/{id}\", status: 200"))
            #expect(text.contains("route: PUT /, status: 200"))
        }
    }

    @Test("declares the statuses that no known tag has, also of a system that is not named")
    func statuses() throws {
        let specs = multi([
            "type: command, typeName: a.b.c, fields: {}",
            """
            type: http_endpoint, typeName: a.b.e, path: /c, method: POST, request: a.b.c, responses: { failures: [
            { statusCode: 402, errorType: unpaid }, { statusCode: 409, errorType: already_paid },
            { statusCode: 410, errorType: unpaid }, { statusCode: 302, errorType: elsewhere }] }
            """,
        ])
        try imported(specs) { folder, outcome in
            #expect(try outcome.compiled().specs.statuses == ["status_402": 402])
            let system = try folder.text("system.misas.yaml")
            #expect(system.contains("system: system\ntags: { status_402: 402 }\n"))
            #expect(outcome.report.contains("- no spec says what the system is called"))
            #expect(outcome.report.contains("`a.b.e`: `unpaid` has 410 here, and is answered as where it is met first"))
            #expect(outcome.report.contains("`a.b.e`: the status 302 is none of an error"))
            let text = try folder.text("Sources/A/A.misas.yaml")
            #expect(text.contains("AlreadyPaid: { tags: [already_exists], wireName: already_paid }"))
        }
    }

    @Test("takes no example and no default that a type has not")
    func literals() throws {
        let specs = multi([
            """
            type: command, typeName: a.b.c, fields: { i: { type: int, default: "5" }, j: { type: int, default: "05" },
            d: { type: float, default: 1e3 }, b: { type: bool, default: yes }, t: { type: dateTime, example: now },
            u: { type: dateTime, example: "2022-10-12T08:00:00.123456789Z" }, e: { type: a.kind, default: X },
            f: { type: a.kind, default: two }, g: { type: a.kind, default: Y },
            h: { type: a.kind, default: three }, l: { type: "[]int", example: [1, {a: b}] },
            s: { type: string, default: "true", example: "" } }
            """,
            "type: enum, typeName: a.kind, values: { one: { value: X }, two: { value: Z }, three: { value: X } }",
        ])
        try imported(specs) { folder, _ in
            let text = try folder.text("Sources/A/A.misas.yaml")
            for line in [
                "i: { type: int, default: 5 }", "d: { type: double, default: 1e3 }", "e: { type: Kind, default: one }",
                "j: { type: int, annotations: { misas-go: { default: 5 } } }", "f: { type: Kind, default: two }",
                "h: { type: Kind, default: one }",
                "u: { type: dateTime, example: \"2022-10-12T08:00:00.123456789Z\" }",
                "b: { type: bool, annotations: { misas-go: { default: \"yes\" } } }",
                "l: { type: list<int>, annotations: { misas-go: { example: [1, { a: b }] } } }",
                "s: { type: string, default: \"true\" }",
            ] where !line.hasPrefix("j:") {
                #expect(text.contains("      \(line)\n"), "\(line)\n\(text)")
            }
            #expect(text.contains("j: { type: int, annotations: { misas-go: { default: \"05\" } } }"))
        }
    }

    @Test("is soon done with a large system")
    func large() throws {
        var files: [String: String] = [:]
        for subsystem in 0..<40 {
            let specs = (0..<50).flatMap { index -> [String] in
                let name = "s\(subsystem).entity\(index)"
                let other = "s\((subsystem + 1) % 40).entity\(index)"
                return [
                    "type: struct, typeName: \(name), fields: { id: { type: identifier }, o: { type: \"[]\(other)\" } }",
                    "type: command, typeName: \(name).open, fields: { id: { type: identifier }, d: { type: \(name) } }",
                    "type: event, typeName: \(name).opened, fields: { id: { type: identifier }, at: { type: dateTime } }",
                ]
            }
            files["specs/\(subsystem).spec.yaml"] = multi(specs)
        }
        let folder = try ImportFolder(files)
        defer { folder.remove() }
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = folder.run()
        #expect(clock.now - start < .seconds(30))
        #expect(outcome.told.isEmpty)
        #expect(try outcome.compiled().told.isEmpty)
    }
}
