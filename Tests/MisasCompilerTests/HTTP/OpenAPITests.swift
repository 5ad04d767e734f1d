import Foundation
import MisasCompiler
import TestSupport
import Testing

/// The description of an API that the compiler writes.
@Suite("The OpenAPI document", .timeLimit(.minutes(3)))
struct OpenAPITests {
    private func compile(_ text: String, statuses: [String: Int] = [:]) throws -> Compilation {
        let input = Compilation.Input(path: "Spec.misas.yaml", bytes: Array(text.utf8), module: "Spec")
        let compilation = Compilation([input], statuses: statuses)
        try #require(!compilation.hasErrors, "\(compilation.diagnostics.map(\.message))")
        return compilation
    }

    private func document(_ text: String, statuses: [String: Int] = [:]) throws -> [String: Any] {
        let specs = try compile(text, statuses: statuses).specs
        let tree = OpenAPIDocument(specs: specs).whole(title: "test", version: "1")
        return try #require(JSONSerialization.jsonObject(with: Data(tree.text.utf8)) as? [String: Any])
    }

    /// What stands at a path in a document: `paths//a b/get`, parts apart by blanks.
    private func at(_ document: [String: Any], _ path: String) -> Any? {
        path.split(separator: " ").reduce(document as Any?) { found, part in
            if let list = found as? [Any], let index = Int(part) {
                return list.indices.contains(index) ? list[index] : nil
            }
            return (found as? [String: Any])?[String(part)]
        }
    }

    private let head = "misas: 1\nsubsystem: shop\ndescription: A shop.\n"

    @Test("is valid, for every spec of which the output is checked in")
    func valid() async throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Goldens").standardized
        var files: [String] = []
        let output = FileManager.default.temporaryDirectory.appending(path: "openapi-\(UUID())")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        for name in ["Accounts", "Everything", "Hostile", "Warehouse"] {
            let inputs = try (name == "Warehouse" ? ["Accounts", name] : [name]).map { spec in
                let file = folder.appending(path: "\(spec)/\(spec).misas.yaml")
                return Compilation.Input(
                    path: "\(spec).misas.yaml",
                    bytes: Array(try Data(contentsOf: file)),
                    module: spec
                )
            }
            files.append(try write(Compilation(inputs).specs, as: name, to: output))
        }
        let example = folder.appending(path: "../../Examples/Banking/Sources").standardized
        let inputs = try ["Accounts", "Transfers"].map { name in
            let spec = "\(name)/\(name).misas.yaml"
            let bytes = Array(try Data(contentsOf: example.appending(path: spec)))
            return Compilation.Input(path: spec, bytes: bytes, module: name)
        }
        files.append(try write(Compilation(inputs).specs, as: "Banking", to: output))
        let run = try await Script.run("Tests/OpenAPI/validate", files)
        #expect(run.status == 0, "\(run.output)")
    }

    private func write(_ specs: Specs, as name: String, to folder: URL) throws -> String {
        let file = folder.appending(path: "\(name).json")
        try Data(OpenAPIDocument(specs: specs).whole(title: name, version: "1").text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }

    @Test("has a path once of which two subsystems call the parameter by other names")
    func sharedPaths() throws {
        func input(_ name: String, _ query: String, _ parameter: String) -> Compilation.Input {
            let text = """
                misas: 1
                subsystem: \(name)
                description: A part of a shop.
                queries:
                  \(query):
                    description: Tells of an item.
                    fields: { \(parameter): string }
                    returns: string
                    http: \(query == "FindPrice" ? "GET" : "PUT") /items/{\(parameter)}
                """
            return Compilation.Input(path: "\(name).misas.yaml", bytes: Array(text.utf8), module: name)
        }
        let compilation = Compilation([input("prices", "FindPrice", "item"), input("stock", "FindStock", "id")])
        try #require(!compilation.hasErrors, "\(compilation.diagnostics.map(\.message))")
        let tree = OpenAPIDocument(specs: compilation.specs).whole(title: "test", version: "1")
        let document = try #require(JSONSerialization.jsonObject(with: Data(tree.text.utf8)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        #expect(Array(paths.keys) == ["/items/{item}"])
        #expect(at(document, "paths /items/{item} get parameters 0 name") as? String == "item")
        #expect(at(document, "paths /items/{item} put parameters 0 name") as? String == "item")
    }

    @Test("has types as schemas, with checks, defaults, examples, and what is deprecated")
    func schemas() throws {
        let document = try document(
            head + """
                types:
                  ItemID: { identifier: string, description: Names an item. }
                  Size: { enum: { small: S, large: L } }
                  Code: { wraps: string, pattern: "^[A-Z]+$", example: ABC }
                  Box: { fields: { inner: Box?, codes: set<Code>, counts: "map<Size, int>" } }
                  Way: { union: { post: Code, pickup: none } }
                queries:
                  FindItems:
                    description: Finds items. Some of them.
                    deprecated: use another
                    fields:
                      size: Size?
                      codes: list<Code>
                      limit: { type: int, default: 10, minimum: 1, maximum: 99, description: How many. }
                      price: { type: decimal, minimum: "0.5", default: "1" }
                      offset: { type: int, default: 0 }
                    returns: list<Box>
                    http: GET /items
                commands:
                  SendItem:
                    description: Sends.
                    fields: { item: ItemID, way: Way, at: dateTime?, key: secret }
                    http: POST /items/{item}/sendings
                """
        )
        func expect(_ path: String, _ expected: some Equatable, _ location: SourceLocation = #_sourceLocation) {
            #expect(at(document, path) as? NSObject == expected as? NSObject, "\(path)", sourceLocation: location)
        }
        let find = "paths /items get"
        expect("\(find) operationId", "shop.find_items")
        expect("\(find) summary", "Finds items")
        expect("\(find) deprecated", true)
        expect("\(find) parameters 0 required", nil as String?)
        expect("\(find) parameters 0 schema $ref", "#/components/schemas/shop.Size")
        expect("\(find) parameters 1 schema items $ref", "#/components/schemas/shop.Code")
        expect("\(find) parameters 2 description", "How many.")
        expect("\(find) parameters 2 schema minimum", 1)
        expect("\(find) parameters 2 schema default", 10)
        // What is a text in JSON is not compared by JSON Schema.
        expect("\(find) parameters 3 schema x-minimum", "0.5")
        expect("\(find) parameters 3 schema minimum", nil as String?)
        expect("\(find) responses 200 headers Link schema type", "string")
        let send = "paths /items/{item}/sendings post"
        expect("\(send) parameters 0 in", "path")
        expect("\(send) parameters 0 required", true)
        let body = "\(send) requestBody content application/json schema"
        expect("\(body) additionalProperties", false)
        expect("\(body) required", ["way", "key"])
        expect("\(body) properties item", nil as String?)
        expect("\(body) properties at type", ["string", "null"])
        expect("\(body) properties key writeOnly", true)
        expect("\(send) responses 204 description", "Done; there is nothing to say.")
        expect("\(send) responses 204 content", nil as String?)
        let types = "components schemas"
        expect("\(types) shop.Size enum", ["S", "L"])
        expect("\(types) shop.Code pattern", "^[A-Z]+$")
        expect("\(types) shop.Code examples", ["ABC"])
        expect("\(types) shop.Box properties inner anyOf 1 type", "null")
        expect("\(types) shop.Box properties codes uniqueItems", true)
        expect("\(types) shop.Box properties counts propertyNames $ref", "#/components/schemas/shop.Size")
        expect("\(types) shop.Box required", ["codes", "counts"])
        expect("\(types) shop.Way oneOf 0 enum", ["pickup"])
        expect("\(types) shop.Way oneOf 1 required", ["post"])
    }

    @Test("has the errors of an operation by their status, those of tags of one's own as the system file says")
    func errors() throws {
        let document = try document(
            head + """
                types: { ItemID: { identifier: uuid } }
                errors:
                  Missing: { tags: [not_found], message: no, fields: { item: ItemID } }
                  Sold: { tags: [curious, conflict], message: no }
                  Odd: { message: no }
                aggregates:
                  Item:
                    description: An item.
                    identifier: ItemID
                    notFound: Missing
                    state: { size: int }
                    events: { ItemMade: { fields: { item: ItemID } }, ItemSold: { fields: { item: ItemID } } }
                    commands:
                      MakeItem: { creates: true, fields: { item: ItemID }, emits: [ItemMade], http: POST /items }
                      SellItem:
                        fields: { item: ItemID }
                        emits: [ItemSold]
                        throws: [Sold, Odd]
                        requires: [clerk]
                        http: { route: "PUT /items/{item}/sale", status: 202 }
                """,
            statuses: ["curious": 410]
        )
        let sell = "paths /items/{item}/sale put"
        func types(_ status: Int) -> [String] {
            let schema =
                at(document, "\(sell) responses \(status) content application/json schema") as? [String: Any] ?? [:]
            return ((schema["anyOf"] as? [[String: Any]]) ?? [schema]).flatMap { one -> [String] in
                let type = at(one, "allOf 1 properties error properties type") as? [String: Any]
                return type?["enum"] as? [String] ?? [type?["const"] as? String].compactMap(\.self)
            }
        }
        #expect(types(400) == ["bad_request", "validation_failed"])
        #expect(types(401) == ["unauthorized"])
        #expect(types(403) == ["forbidden"])
        #expect(types(404) == ["shop.missing"])
        #expect(types(409) == ["conflict"])
        #expect(types(410) == ["shop.sold"])
        #expect(types(412) == ["precondition_failed"])
        #expect(types(422) == ["shop.odd", "idempotency_key_reused"])
        #expect(at(document, "\(sell) responses 202 headers ETag") != nil)
        #expect(at(document, "\(sell) security 0 bearer") as? [String] == ["clerk"])
        let names = (at(document, "\(sell) parameters") as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == ["item", "Idempotency-Key", "If-Match"])
        // What was made is found again along the links.
        let link = "paths /items post responses 201 links SellItem"
        #expect(at(document, "\(link) operationId") as? String == "shop.sell_item")
        #expect(at(document, "\(link) parameters item") as? String == "$request.body#/item")
    }

    @Test("has a path once whose parameters two routes call differently")
    func sameShape() throws {
        let document = try document(
            head + """
                queries:
                  GetThing: { description: d, fields: { a: uuid }, returns: string, http: "GET /things/{a}" }
                commands:
                  DropThing: { description: d, fields: { b: uuid }, http: "DELETE /things/{b}" }
                """
        )
        #expect((document["paths"] as? [String: Any])?.keys.sorted() == ["/things/{b}"])
        #expect(at(document, "paths /things/{b} get parameters 0 name") as? String == "b")
    }

    @Test("has links to such a path by the name that its parameter has there")
    func linkToSameShape() throws {
        let document = try document(
            head + """
                types: { ThingID: { identifier: uuid } }
                aggregates:
                  Thing:
                    identifier: ThingID
                    state: {}
                    events: { ThingMade: { fields: { thing: ThingID } } }
                    commands:
                      MakeThing:
                        description: d
                        creates: true
                        fields: { thing: ThingID }
                        emits: [ThingMade]
                        http: POST /things
                      DropThing: { description: d, fields: { thing: ThingID }, http: "DELETE /things/{thing}" }
                queries:
                  GetThing: { description: d, fields: { id: ThingID }, returns: string, http: "GET /things/{id}" }
                """
        )
        let links = "paths /things post responses 201 links"
        #expect(at(document, "paths /things/{thing} get operationId") as? String == "shop.get_thing")
        #expect(at(document, "\(links) GetThing parameters thing") as? String == "$request.body#/thing")
        #expect(at(document, "\(links) DropThing parameters thing") as? String == "$request.body#/thing")
    }

    @Test("lies in Swift as it is, whatever stands in it")
    func literal() throws {
        let spec =
            head + """
                queries:
                  Ask:
                    description: 'quotes \"\"\"# and \\#(x) and \\##(y) and \\n'
                    returns: string
                    http: GET /ask
                """
        let compilation = try compile(spec)
        let files = try Generator().files(for: compilation)
        let routes = try #require(files.first { $0.name == OutputNames.routesFile })
        let text = String(decoding: routes.bytes, as: UTF8.self)
        // More of them than follow any backslash of the text.
        #expect(text.contains("{ ###\"\"\"\n{"))
        #expect(text.contains("\n\"\"\"### }"))
    }

    @Test("is none where there is no route, and the file is there all the same")
    func empty() throws {
        let files = try Generator().files(for: compile(head))
        let routes = try #require(files.first { $0.name == OutputNames.routesFile })
        #expect(!String(decoding: routes.bytes, as: UTF8.self).contains("import"))
    }

    @Test("a reply of a status without a body is refused where there is a reply")
    func statusWithoutBody() {
        let text =
            head + "queries: { Ask: { description: d, returns: string, http: { route: GET /ask, status: 204 } } }\n"
        let input = Compilation.Input(path: "Spec.misas.yaml", bytes: Array(text.utf8), module: "Spec")
        let messages = Compilation([input]).diagnostics.map(\.message)
        #expect(messages == ["`Ask` replies with `string`, and a reply of status 204 has no body"])
    }
}
