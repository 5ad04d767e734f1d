import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("A document of AsyncAPI", .timeLimit(.minutes(5)))
struct AsyncAPITests {
    private static let schemas = ConformanceData.folder("schemas")

    private static func document(_ system: SystemDescription) throws -> [String: Any] {
        let text = AsyncAPIDocument(system).tree().text
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// What stands at a path of members, parted by spaces, for names have dots in them.
    private func at(_ document: Any?, _ path: String) -> Any? {
        path.split(separator: " ").reduce(document) { value, name in
            if let list = value as? [Any], let index = Int(name) {
                return list.indices.contains(index) ? list[index] : nil
            }
            return (value as? [String: Any])?[String(name)]
        }
    }

    @Test(
        "is valid by AsyncAPI's schema, for each of all systems",
        .enabled(if: ConformanceData.isToBeTested(schemas), "the schemas are not there")
    )
    func valid() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-asyncapi-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for (index, subject) in try Subject.all().enumerated() {
            let info = subject.name == HostileSystem.subject.name ? HostileSystem.info : DocumentInfo(nil)
            let system = SystemDescription(try subject.specs(), info: info)
            let file = folder.appending(path: "\(index).json").path(percentEncoded: false)
            try Data(AsyncAPIDocument(system).tree().text.utf8).write(to: URL(filePath: file))
            files.append(file)
        }
        let schema = try #require(Self.schemas).appending(path: "asyncapi-3.0.0.json")
        let run = try await Script.run("Tests/Schemas/validate", [schema.path(percentEncoded: false)] + files)
        #expect(run.status == 0, "\(run.output)")
        #expect(files.count >= 17)
        // The schema refuses something, too.
        let broken = folder.appending(path: "broken.json").path(percentEncoded: false)
        try Data(#"{"asyncapi": "3.0.0", "info": {"title": "x"}}"#.utf8).write(to: URL(filePath: broken))
        let refusal = try await Script.run("Tests/Schemas/validate", [schema.path(percentEncoded: false), broken])
        #expect(refusal.status != 0)
    }

    @Test(
        "has no reference to what is not there, and operations on messages of their channels",
        arguments: try Subject.all()
    )
    func references(subject: Subject) throws {
        let document = try Self.document(subject.system())
        var count = 0
        func follow(_ reference: String) -> Any? {
            #expect(reference.hasPrefix("#/"))
            return reference.dropFirst(2).split(separator: "/").reduce(document as Any?) { value, name in
                (value as? [String: Any])?[String(name).replacing("~1", with: "/").replacing("~0", with: "~")]
            }
        }
        func check(_ value: Any) {
            if let object = value as? [String: Any] {
                if let reference = object["$ref"] as? String {
                    #expect(follow(reference) != nil, "\(reference)")
                    // What stands beside a reference would be passed over.
                    #expect(object.count == 1, "\(object)")
                    count += 1
                }
                object.values.forEach(check)
            } else if let list = value as? [Any] {
                list.forEach(check)
            }
        }
        check(document)
        for (name, operation) in (document["operations"] as? [String: Any]) ?? [:] {
            let channel = try #require(at(operation, "channel $ref") as? String)
            let messages = try #require(at(operation, "messages") as? [[String: String]])
            #expect(!messages.isEmpty, "\(name)")
            for message in messages { #expect(message["$ref"]?.hasPrefix("\(channel)/messages/") == true, "\(name)") }
        }
        let system = try subject.system()
        let told = system.subsystems.flatMap(\.entries).count { [.event, .prediction].contains($0.kind) }
        #expect((at(document, "components messages") as? [String: Any])?.count ?? 0 >= told)
        if told > 0 { #expect(count > 0) }
    }

    @Test("has a channel for each stream, and who emits and who handles what stands in it")
    func banking() throws {
        let document = try Self.document(Subject.banking().system())
        #expect(document["asyncapi"] as? String == "3.0.0")
        let channels = try #require(document["channels"] as? [String: Any])
        #expect(channels.keys.sorted() == ["accounts.account", "accounts.dormancy_reached", "transfers.transfer"])
        #expect(at(channels, "accounts.account address") as? String == "accounts.account-{id}")
        #expect(at(channels, "accounts.account parameters id description") as? String == "Which Account: `AccountID`.")
        #expect(at(channels, "accounts.dormancy_reached address") is NSNull)
        #expect((at(channels, "accounts.account messages") as? [String: Any])?.count == 4)
        let operations = try #require(document["operations"] as? [String: Any])
        #expect(
            operations.keys.sorted() == [
                "accounts.account_overview.receive.accounts.account", "accounts.close_account.send.accounts.account",
                "accounts.close_dormant_accounts.receive.accounts.account",
                "accounts.close_dormant_accounts.receive.accounts.dormancy_reached",
                "accounts.close_dormant_accounts.send.accounts.dormancy_reached",
                "accounts.deposit_money.send.accounts.account", "accounts.ledger.receive.accounts.account",
                "accounts.open_account.send.accounts.account", "accounts.withdraw_money.send.accounts.account",
                "transfers.complete_transfer.send.transfers.transfer",
                "transfers.fail_transfer.send.transfers.transfer",
                "transfers.move_money.receive.transfers.transfer", "transfers.request_transfer.send.transfers.transfer",
                "transfers.transfer_overview.receive.transfers.transfer",
            ]
        )
        let ledger = try #require(operations["accounts.ledger.receive.accounts.account"])
        #expect(at(ledger, "action") as? String == "receive")
        #expect(
            (at(ledger, "messages") as? [[String: String]])?.compactMap { $0["$ref"] } == [
                "#/channels/accounts.account/messages/accounts.money_deposited",
                "#/channels/accounts.account/messages/accounts.money_withdrawn",
            ]
        )
    }

    @Test("has the data of a message, its version and what changed, and what is stored beside it")
    func message() throws {
        let document = try Self.document(Subject.banking().system())
        let opened = try #require(at(document, "components messages accounts.account_opened"))
        #expect(at(opened, "x-misas-version") as? Int == 2)
        #expect(
            at(opened, "x-misas-versions 0 changes") as? [String] == [
                "holder is called owner", "currency is new, and cad where it is missing",
            ]
        )
        #expect(at(opened, "payload $ref") as? String == "#/components/schemas/accounts.AccountOpened")
        #expect(at(opened, "headers allOf 0 $ref") as? String == "#/components/schemas/EventHeaders")
        #expect(at(opened, "headers allOf 1 properties type const") as? String == "accounts.account_opened")
        #expect(at(opened, "headers allOf 1 properties schemaVersion maximum") as? Int == 2)
        let payload = try #require(at(document, "components schemas accounts.AccountOpened"))
        #expect(at(payload, "properties owner x-personal") as? Bool == true)
        #expect(at(payload, "properties account x-personal") == nil)
        #expect(at(payload, "properties account $ref") as? String == "#/components/schemas/accounts.AccountID")
        // What the runtime's own types call it.
        let headers = try #require(at(document, "components schemas EventHeaders allOf 1"))
        #expect(
            at(headers, "required") as? [String] == [
                "id", "type", "schemaVersion", "stream", "version", "position", "recordedAt",
            ]
        )
        let metadata = try #require(at(document, "components schemas Metadata properties") as? [String: Any])
        let root = Subject.root.appending(path: "Sources/Misas/Stores/EventStore")
        let declared = try ["RecordedEvent", "EventMetadata"].map {
            try String(contentsOf: root.appending(path: "\($0).swift"), encoding: .utf8)
        }
        for name in (at(headers, "required") as? [String] ?? []) {
            #expect(declared[0].contains("public let \(name): "), "\(name)")
        }
        for name in metadata.keys { #expect(declared[1].contains("public var \(name): "), "\(name)") }
        #expect(metadata.count == 8)
    }

    @Test("has addresses and parameters of free-standing streams, whatever their names hold")
    func addresses() throws {
        let system = try Subject(
            "shop",
            [
                """
                misas: 1
                subsystem: shop
                types: { Place: { fields: { city: string } } }
                events:
                  A: { stream: "x-{id}/{{y}}-{place.city}-{id}", fields: { id: { type: int, wireName: "a/b~" }, place: Place } }
                  B: { stream: "x-{id}/{{y}}-{place.city}-{id}", fields: { id: int, place: Place } }
                  C: { stream: "x-id/ y -place-city-id", fields: { id: int } }
                  D: { fields: { id: int } }
                """
            ]
        )
        .system()
        let channels = try #require(try Self.document(system)["channels"] as? [String: Any])
        #expect(channels.keys.sorted() == ["shop.d", "x-id--7By-7D-place-city-id", "x-id--y--place-city-id"])
        let shared = try #require(channels["x-id--7By-7D-place-city-id"])
        #expect(at(shared, "address") as? String == "x-{id}/%7By%7D-{place-city}-{id}")
        #expect((at(shared, "messages") as? [String: Any])?.keys.sorted() == ["shop.a", "shop.b"])
        #expect((at(shared, "parameters") as? [String: Any])?.keys.sorted() == ["id", "place-city"])
        #expect(at(shared, "parameters id location") as? String == "$message.payload#/a~1b~0")
    }

    @Test("describes what is told by those who are not described")
    func neighbours() throws {
        let subject = Subject(
            "orders",
            inputs: [
                Compilation.Input(
                    path: "Orders.misas.yaml",
                    bytes: Array(
                        "misas: 1\nsubsystem: orders\nuses: [stock]\npolicies: { Watch: { on: [stock.Gone] } }\n".utf8
                    ),
                    module: "Orders"
                ),
                Compilation.Input(
                    path: "Stock.misas.yaml",
                    bytes: Array(
                        "misas: 1\nsubsystem: stock\nevents: { Gone: { fields: { id: int } }, Not: {} }\n".utf8
                    ),
                    module: "Stock",
                    isReference: true
                ),
            ]
        )
        let document = try Self.document(subject.system())
        #expect((at(document, "channels") as? [String: Any])?.keys.sorted() == ["stock.gone"])
        #expect(
            (at(document, "operations") as? [String: Any])?.keys.sorted() == ["orders.watch.receive.stock.gone"]
        )
        #expect(at(document, "components schemas stock.Gone properties id type") as? String == "integer")
    }
}

@Suite("Names that are given out once")
struct DistinctNamesTests {
    @Test("get a number where they are taken, and never one that is")
    func numbers() {
        var names = DistinctNames()
        #expect(["a", "a-2", "a", "a", "b"].map { names.name($0) } == ["a", "a-2", "a-3", "a-4", "b"])
    }
}
