import Accounts
import BankingSystem
import Foundation
import Misas
import MisasHTTP
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import TestSupport
import Testing

/// Requests that are sent again.
@Suite("A request with an Idempotency-Key", .timeLimit(.minutes(3)))
struct IdempotencyTests {
    private let account = AccountID.new()
    private let deposit = #"{"amount":{"amount":"100","currency":"cad"},"from":"cash"}"#

    private var opening: String { #"{"account":"\#(account)","owner":"Alice","currency":"cad"}"# }

    @Test("has one effect and the same reply, head and body, however often it is sent")
    func again() async throws {
        try await Served.with(Bank.system([.silent])) { served in
            let key = ["Idempotency-Key": "\"8e03978e-40d5-43dd-bc93-6894a57f9324\""]
            let first = try await served.send("POST", "/accounts", opening, key)
            let plain = ["Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"]
            let second = try await served.send("POST", "/accounts", opening, plain)
            #expect(first.status == 201)
            #expect(second.status == 201)
            #expect(second.body == first.body)
            #expect(second["etag"] == first["etag"])
            // Without a key it is another request.
            #expect(try await served.send("POST", "/accounts", opening).status == 409)

            let path = "/accounts/\(account)/deposits"
            let deposits = try await [1, 2, 3].asyncMap { _ in
                try await served.send("POST", path, deposit, ["Idempotency-Key": "d", "If-Match": "\"1\""])
            }
            // Also where what it asks for would not be so any more: that is its own doing.
            #expect(deposits.map(\.status) == [204, 204, 204])
            #expect(deposits.map { $0["etag"] } == ["\"2\"", "\"2\"", "\"2\""])
            #expect(try await served.system.stores.events.lastPosition() == 2)
        }
    }

    @Test("that was used for something else gets a 422, and one that is no key a 400")
    func reused() async throws {
        try await Served.with(Bank.system([.silent])) { served in
            let key = ["Idempotency-Key": "k"]
            _ = try await served.send("POST", "/accounts", opening, key)
            let other = #"{"account":"\#(account)","owner":"Bob","currency":"cad"}"#
            try expect(
                try await served.send("POST", "/accounts", other, key),
                failsWith: 422,
                "idempotency_key_reused"
            )
            for wrong in ["", "a b", String(repeating: "k", count: 256), "\"a\"b\""] {
                let reply = try await served.send("POST", "/accounts", opening, ["Idempotency-Key": wrong])
                try expect(reply, failsWith: 400, "bad_request")
            }
        }
    }

    @Test("is its caller's own: another's of the same text is another")
    func callers() async throws {
        try await Served.with(Bank.system([.silent]), { $0.authentication = NamedCallers() }) { served in
            _ = try await served.send("POST", "/accounts", opening)
            let path = "/accounts/\(account)/withdrawals"
            _ = try await served.send("POST", "/accounts/\(account)/deposits", deposit)
            let body = #"{"amount":{"amount":"1","currency":"cad"},"to":"cash"}"#
            for _ in 0..<2 {
                let fields = ["Idempotency-Key": "k", "Authorization": "Bearer teller"]
                #expect(try await served.send("POST", path, body, fields)["etag"] == "\"3\"")
            }
            let anonymous = try await served.send(
                "POST",
                "/accounts/\(account)/deposits",
                deposit,
                ["Idempotency-Key": "k"]
            )
            #expect(anonymous["etag"] == "\"4\"")
        }
    }

    @Test("sent by many at once has one effect, and all get the same reply", arguments: [false, true])
    func concurrent(onPostgreSQL: Bool) async throws {
        var postgres: PostgresStores?
        if onPostgreSQL {
            postgres = try await PostgresStores.open(PostgresConfiguration(PostgresCluster.shared.newDatabase()))
        }
        let stores: any Stores = postgres ?? InMemoryStores()
        try await Served.with(Bank.system([.silent, .stores(stores)])) { served in
            _ = try await served.send("POST", "/accounts", opening)
            let path = "/accounts/\(account)/deposits"
            for round in 0..<5 {
                let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            try await served.send("POST", path, deposit, ["Idempotency-Key": "round-\(round)"])
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(replies.allSatisfy { $0.status == 204 }, "\(replies.map(\.text))")
                #expect(Set(replies.map { $0["etag"] }) == ["\"\(round + 2)\""])
            }
            let recorded = try await served.system.stores.events.readAll().reduce(0) { count, _ in count + 1 }
            #expect(recorded == 6)
        }
        await postgres?.close()
    }

    @Test("has one effect and the same reply where the server was killed before it could tell")
    func killed() async throws {
        let database = try await PostgresCluster.shared.newDatabase()
        let stores = try await PostgresStores.open(PostgresConfiguration(database))
        let request = Served.request("POST", "/accounts", opening, ["Idempotency-Key": "once"])

        let first = try ProgramProcess("Banking", ["--store", database, "serve", "--port", "0", "http"])
        let connection = try RawConnection(try await port(of: first))
        try await connection.send(request)
        // The effect is there; what has become of the reply nobody knows.
        for try await event in stores.events.subscribe(after: .start) where event.type == AccountOpened.wireName {
            break
        }
        first.signal(SIGKILL)
        #expect(await first.end() == SIGKILL)

        let second = try ProgramProcess("Banking", ["--store", database, "serve", "--port", "0", "http"])
        let port = try await port(of: second)
        for _ in 0..<2 {
            let again = try RawConnection(port)
            try await again.send(request)
            let reply = try await again.reply()
            #expect(try expect(reply, succeedsWith: 201) == .string(account.jsonKey))
            #expect(reply["etag"] == "\"1\"")
        }
        #expect(try await stores.events.readAll().reduce(0) { count, _ in count + 1 } == 1)
        second.signal(SIGTERM)
        #expect(await second.end() == 0)
        await stores.close()
    }

    /// The port that a program says it listens on.
    private func port(of program: ProgramProcess) async throws -> Int {
        for await line in program.lines where line.hasPrefix("listening on ") {
            if let port = line.split(separator: ":").last.flatMap({ Int($0) }) { return port }
        }
        throw RawConnection.Failure(description: "it does not listen")
    }
}

extension Array {
    /// Transforms the elements one after the other.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
