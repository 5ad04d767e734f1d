import Accounts
import BankingSystem
import HTTPTypes
import Logging
import Misas
import MisasHTTP
import MisasTesting
import TestSupport
import Testing
import Transfers

/// Each status that the API answers with, through a real socket.
@Suite("A reply's status", .timeLimit(.minutes(2)))
struct StatusTests {
    private let account = AccountID.new()

    private var opening: String { #"{"account":"\#(account)","owner":"Alice","currency":"cad"}"# }
    private let deposit = #"{"amount":{"amount":"100","currency":"cad"},"from":"cash"}"#
    private let withdrawal = #"{"amount":{"amount":"1000","currency":"cad"},"to":"cash"}"#

    /// A bank whose tellers are those who say so.
    private func bank(_ body: @escaping @Sendable (Served) async throws -> Void) async throws {
        try await Served.with(Bank.system([.silent]), { $0.authentication = NamedCallers() }, body)
    }

    @Test("is 201 for what was created, with the reply, and 204 where there is nothing to say")
    func created() async throws {
        try await bank { served in
            let created = try await served.send("POST", "/accounts", opening)
            #expect(try expect(created, succeedsWith: 201) == .string(account.jsonKey))
            #expect(created["etag"] == "\"1\"")
            let deposited = try await served.send("POST", "/accounts/\(account)/deposits", deposit)
            #expect(deposited.status == 204)
            #expect(deposited["content-length"] == nil)
            #expect(deposited["etag"] == "\"2\"")
        }
    }

    @Test("is that of the spec where it has one: 202 for what is only accepted")
    func accepted() async throws {
        try await bank { served in
            let transfer = TransferID.new()
            let body =
                #"{"transfer":"\#(transfer)","from":"\#(account)","to":"\#(AccountID.new())","amount":{"amount":"1","currency":"cad"}}"#
            let reply = try await served.send("POST", "/transfers", body)
            #expect(try expect(reply, succeedsWith: 202) == .string(transfer.jsonKey))
        }
    }

    @Test("is 200 for a query's answer, and 304 where the caller has it already")
    func answered() async throws {
        try await bank { served in
            _ = try await served.send("POST", "/accounts", opening)
            try await served.system.handleAll()
            let reply = try await served.send("GET", "/accounts/\(account)")
            #expect(try expect(reply, succeedsWith: 200)["owner"] == "Alice")
            #expect(reply["etag"] == "\"1\"")
            let again = try await served.send("GET", "/accounts/\(account)", nil, ["If-None-Match": "\"7\", W/\"1\""])
            #expect(again.status == 304)
            #expect(again["etag"] == "\"1\"")
            #expect(again.body.isEmpty)
            let list = try await served.send("GET", "/accounts?owner=Nobody")
            #expect(try expect(list, succeedsWith: 200) == [])
        }
    }

    @Test("is 400 for what cannot be read, and tells everything that is wrong and where")
    func unreadable() async throws {
        try await bank { served in
            let reply = try await served.send(
                "POST",
                "/accounts/nobody/deposits?really=yes",
                #"{"amount":{"amount":1},"from":"till","ammount":2,"account":"\#(account)"}"#
            )
            #expect(reply.status == 400)
            // The URL first: what is wrong with it would make the body be about something else.
            let data = try expect(reply, failsWith: 400, "bad_request")
            #expect(
                data["problems"]?[0] == [
                    "in": "query", "at": "really", "expectation": "is not known; there are no parameters here",
                ]
            )
            let twice = try await served.send(
                "POST",
                "/accounts/\(account)/deposits",
                #"{"account":"\#(account)","amount":{"amount":"1","currency":"cad"},"from":"cash"}"#
            )
            let repeated = try expect(twice, failsWith: 400, "bad_request")["problems"]
            #expect(
                repeated
                    == [["in": "body", "at": "$.account", "expectation": "stands in the URL, and so not in the body"]]
            )
            let body = try await served.send(
                "POST",
                "/accounts/nobody/deposits",
                #"{"amount":{"amount":1},"from":"till","ammount":2}"#
            )
            let problems = try expect(body, failsWith: 400, "bad_request")["problems"]?.arrayValue ?? []
            let told = problems.map { "\($0["in"]?.stringValue ?? "") \($0["at"]?.stringValue ?? "")" }
            #expect(
                Set(told) == [
                    "path account", "body $.amount.amount", "body $.amount.currency", "body $.from", "body $.ammount",
                ]
            )
            #expect(!body.text.contains("till"))
        }
    }

    @Test("is 400 for what can be read and is not valid, by the names of the checks")
    func invalid() async throws {
        try await bank { served in
            let reply = try await served.send(
                "POST",
                "/accounts",
                #"{"account":"\#(account)","owner":"","currency":"cad"}"#
            )
            let data = try expect(reply, failsWith: 400, "validation_failed")
            #expect(
                data["problems"]
                    == [["at": "$.owner", "rule": "minLength", "expectation": "at least 1 character is needed"]]
            )
            let limit = try await served.send("GET", "/accounts?limit=0")
            try expect(limit, failsWith: 400, "validation_failed")
        }
    }

    @Test("is 401 for whoever is not known, 403 for whoever may not, and neither reads the body")
    func unauthorized() async throws {
        try await bank { served in
            let path = "/accounts/\(account)/withdrawals"
            let unknown = try await served.send("POST", path, "no JSON")
            try expect(unknown, failsWith: 401, "unauthorized")
            #expect(unknown["www-authenticate"] == "Bearer")
            let wrong = try await served.send("POST", path, "no JSON", ["Authorization": "Bearer !"])
            try expect(wrong, failsWith: 401, "unauthorized")
            #expect(wrong["www-authenticate"] == #"Bearer error="invalid_token""#)
            let customer = try await served.send("POST", path, "no JSON", ["Authorization": "Bearer carl"])
            try expect(customer, failsWith: 403, "forbidden")
        }
    }

    @Test("is 404 for what there is not, be it a path or a thing")
    func notFound() async throws {
        try await bank { served in
            try expect(try await served.send("GET", "/nothing/here"), failsWith: 404, "not_found")
            try expect(try await served.send("GET", "/accounts/"), failsWith: 404, "not_found")
            try await served.system.handleAll()
            let missing = try await served.send("GET", "/accounts/\(account)")
            let data = try expect(missing, failsWith: 404, "accounts.account_not_found")
            #expect(data == ["account": .string(account.jsonKey)])
        }
    }

    @Test("is 405 for a method that a path does not answer, with those that it does")
    func methodNotAllowed() async throws {
        try await bank { served in
            let reply = try await served.send("DELETE", "/accounts")
            try expect(reply, failsWith: 405, "method_not_allowed")
            #expect(reply["allow"] == "POST, GET, HEAD, OPTIONS")
            let odd = try await served.send("BREW", "/accounts")
            #expect(odd.status == 405 || odd.status == 400)
            let options = try await served.send("OPTIONS", "/accounts")
            #expect(options.status == 204)
            #expect(options["allow"] == "POST, GET, HEAD, OPTIONS")
            try await served.system.handleAll()
            let head = try await served.send("HEAD", "/accounts")
            #expect(head.status == 200)
            #expect(head["content-length"].flatMap(Int.init).map { $0 > 0 } == true)
        }
    }

    @Test("is 409 for what exists already and for what cannot be now, with the error's data")
    func conflict() async throws {
        try await bank { served in
            _ = try await served.send("POST", "/accounts", opening)
            let twice = try await served.send("POST", "/accounts", opening)
            let data = try expect(twice, failsWith: 409, "accounts.account_already_open")
            #expect(data == ["account": .string(account.jsonKey)])
            let much = try await served.send(
                "POST",
                "/accounts/\(account)/withdrawals",
                withdrawal,
                ["Authorization": "Bearer teller"]
            )
            let funds = try expect(much, failsWith: 409, "accounts.insufficient_funds")
            #expect(funds["balance"]?["amount"] == "0")
        }
    }

    @Test("is 412 where somebody else has changed what the caller has seen")
    func preconditionFailed() async throws {
        try await bank { served in
            _ = try await served.send("POST", "/accounts", opening)
            let path = "/accounts/\(account)/deposits"
            let done = try await served.send("POST", path, deposit, ["If-Match": "\"1\""])
            #expect(done.status == 204)
            #expect(done["etag"] == "\"2\"")
            let stale = try await served.send("POST", path, deposit, ["If-Match": "\"1\""])
            let data = try expect(stale, failsWith: 412, "precondition_failed")
            #expect(data == ["version": 2])
            #expect(stale["etag"] == "\"2\"")
            #expect(try await served.send("POST", path, deposit, ["If-Match": "\"1\", \"2\""]).status == 204)
            #expect(try await served.send("POST", path, deposit, ["If-Match": "*"]).status == 204)
            #expect(try await served.send("POST", path, deposit, ["If-Match": "4"]).status == 204)
            // A weak tag, and one that is no version, match nothing.
            #expect(try await served.send("POST", path, deposit, ["If-Match": "W/\"5\""]).status == 412)
            #expect(try await served.send("POST", path, deposit, ["If-Match": "\"other\""]).status == 412)
            try expect(
                try await served.send("POST", path, deposit, ["If-Match": "other"]),
                failsWith: 400,
                "bad_request"
            )
            // Where there is no version, to ask for one is a mistake that is told.
            let created = try await served.send("POST", "/accounts", opening, ["If-Match": "\"1\""])
            try expect(created, failsWith: 400, "bad_request")
        }
    }

    @Test("is 422 for a rule of the domain, and that of the system file for a tag of one's own")
    func rule() async throws {
        try await bank { served in
            let body =
                #"{"transfer":"\#(TransferID.new())","from":"\#(account)","to":"\#(account)","amount":{"amount":"1","currency":"cad"}}"#
            let reply = try await served.send("POST", "/transfers", body)
            try expect(reply, failsWith: 422, "transfers.same_account")
        }
        try await Served.with(probing { _, _ in throw Oddity() }) { served in
            try expect(try await served.send("GET", "/probe/x"), failsWith: 418, "probe.oddity")
        }
    }

    @Test("is 500 for what nobody expected, and tells an id and nothing of it, which the log has too")
    func unexpected() async throws {
        let console = Console()
        let logger = Logger(label: "probe", factory: { _ in ConsoleHandler(console: console) })
        let system = try System(name: "probe", version: "1", .logger(logger)) {
            ProbeSubsystem { _, _ in throw Internals() }
        }
        try await Served.with(system) { served in
            let reply = try await served.send("GET", "/probe/x")
            let data = try expect(reply, failsWith: 500, "internal_error")
            let id = try #require(data["id"]?.stringValue)
            #expect(reply["x-request-id"] == id)
            for secret in ["hunter2", "10.0.0.7", "Ledger.swift", "Internals", "Probe"] {
                #expect(!reply.text.contains(secret))
                #expect(!reply.fields.contains { $0.value.contains(secret) })
            }
            let line = console.text.split(separator: "\n").first { $0.contains("a request failed") }
            #expect(line?.contains(id) == true)
            #expect(line?.contains("error=Internals") == true)
            #expect(!console.text.contains("hunter2"))
        }
    }

    @Test("is 503 where the store does not answer, and where a request takes too long")
    func unavailable() async throws {
        let isCancelled = Flag()
        let system = try probing { probe, _ in
            if probe.name == "slow" {
                defer { if Task.isCancelled { isCancelled.raise() } }
                // Longer than it may take by far: the test would not wait for it, and it is cancelled.
                try await Task.sleep(for: .seconds(60))
            }
            throw EventStoreError.unavailable(StoreUnavailable("no answer from 10.0.0.7"))
        }
        try await Served.with(system, { $0.limits.handlingTimeout = .milliseconds(300) }) { served in
            let away = try await served.send("GET", "/probe/x")
            try expect(away, failsWith: 503, "unavailable")
            #expect(away["retry-after"] == "1")
            #expect(!away.text.contains("10.0.0.7"))
            let slow = try served.connect()
            try await slow.send(Served.request("GET", "/probe/slow") + Served.request("GET", "/probe/behind"))
            let late = try await slow.reply()
            try expect(late, failsWith: 503, "unavailable")
            #expect(late.text.contains("longer than 300 ms"))
            #expect(try await slow.isClosed())
            try await eventually("the handler is cancelled") { isCancelled.isRaised }
        }
    }
}

/// Callers who are called as their tokens are, `teller` with that role.
struct NamedCallers: Authentication {
    func caller(of request: HTTPRequest) async throws -> Caller? {
        try await BearerAuthentication { token in
            guard token.allSatisfy(\.isLetter) else { throw AuthenticationFailed("not a name") }
            return Caller(user: token, roles: [token])
        }
        .caller(of: request)
    }
}
