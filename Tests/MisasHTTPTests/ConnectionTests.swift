import Foundation
import Misas
import MisasHTTP
import MisasTesting
import TestSupport
import Testing

/// Connections that are not as they should be.
@Suite("A connection", .timeLimit(.minutes(3)))
struct ConnectionTests {
    @Test("carries requests one after the other, and several at once are answered in order")
    func pipelining() async throws {
        try await Served.with(probing()) { served in
            let connection = try served.connect()
            for name in ["a", "b"] {
                try await connection.send(Served.request("GET", "/probe/\(name)"))
                #expect(try expect(try await connection.reply(), succeedsWith: 200) == .string(name))
            }
            let requests = (0..<20).map { Served.request("GET", "/probe/\($0)") }.joined()
            try await connection.send(requests)
            for number in 0..<20 {
                #expect(try expect(try await connection.reply(), succeedsWith: 200) == .string("\(number)"))
            }
            try await connection.send(Served.request("GET", "/probe/last", nil, ["Connection": "close"]))
            #expect(try await connection.reply().status == 200)
            #expect(try await connection.isClosed())
        }
    }

    @Test("with a head of too many fields, or too long ones, gets a 431, and is closed")
    func headerFlood() async throws {
        try await Served.with(probing()) { served in
            let many = (0..<200).map { "X-\($0): y\r\n" }.joined()
            let long = "X-Long: \(String(repeating: "y", count: 20_000))\r\n"
            for fields in [many, long] {
                let connection = try served.connect()
                try await connection.send("GET /probe/x HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
                let reply = try await connection.reply()
                try expect(reply, failsWith: 431, "header_fields_too_large")
                #expect(try await connection.isClosed())
            }
            let path = try served.connect()
            try await path.send("GET /probe/\(String(repeating: "x", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n")
            try expect(try await path.reply(), failsWith: 431, "header_fields_too_large")
            // One that never ends is not waited for.
            let endless = try served.connect()
            try await endless.send("GET /probe/x HTTP/1.1\r\nHost: a\r\n")
            var isOpen = true
            for number in 0..<10_000 where isOpen {
                isOpen = try await endless.send(Array("X-\(number): \(String(repeating: "y", count: 100))\r\n".utf8))
            }
            #expect(try await endless.reply().status == 431)
            #expect(try await served.send("GET", "/probe/x").status == 200)
        }
    }

    @Test("on which something else than HTTP comes gets a 400, behind what was asked before, and is closed")
    func garbage() async throws {
        try await Served.with(probing()) { served in
            for text in [
                "\u{16}\u{3}\u{1}garbage\r\n\r\n", "GET /probe/x\r\n\r\n", "GET /probe/x HTTP/1.1\r\nno colon\r\n\r\n",
            ] {
                let connection = try served.connect()
                try await connection.send(text)
                try expect(try await connection.reply(), failsWith: 400, "bad_request")
                #expect(try await connection.isClosed())
            }
            let connection = try served.connect()
            try await connection.send(Served.request("GET", "/probe/x") + "nonsense\r\n\r\n")
            #expect(try await connection.reply().status == 200)
            try expect(try await connection.reply(), failsWith: 400, "bad_request")
            #expect(try await connection.isClosed())
        }
    }

    @Test(
        "whose URL cannot be read gets a 400",
        arguments: ["/probe/%zz", "/probe/%ff", "/probe/x?flag=%", "/probe/x?%=1"]
    )
    func badURL(path: String) async throws {
        try await Served.with(probing()) { served in
            try expect(try await served.send("GET", path), failsWith: 400, "bad_request")
        }
    }

    @Test("reads what stands in the URL: percent-encoding, numbers, lists, flags")
    func url() async throws {
        let system = try probing { probe, _ in
            [
                "name": .string(probe.name), "numbers": .array(probe.numbers.map { .int($0) }),
                "flag": probe.flag.map { .bool($0) } ?? .null,
                "ratio": probe.ratio.map { Literals.json($0) } ?? .null,
            ]
        }
        try await Served.with(system) { served in
            let reply = try await served.send("GET", "/probe/a%2Fb%20%C3%A4?numbers=1&numbers=-2&flag=true&ratio=1e2")
            #expect(
                try expect(reply, succeedsWith: 200)
                    == ["name": "a/b ä", "numbers": [1, -2], "flag": true, "ratio": Literals.json(100.0)]
            )
            let bare = try await served.send("GET", "http://localhost/probe/x")
            #expect(try expect(bare, succeedsWith: 200)["numbers"] == [])
            for query in [
                "numbers=1.5", "numbers=01", "flag=yes", "flag=true&flag=true", "ratio=x", "ratio=", "other=1",
            ] {
                try expect(try await served.send("GET", "/probe/x?\(query)"), failsWith: 400, "bad_request")
            }
        }
    }

    @Test("on which a head does not arrive in time gets a 408")
    func slowHead() async throws {
        try await Served.with(probing(), { $0.limits.headerTimeout = .milliseconds(500) }) { served in
            let connection = try served.connect()
            try await connection.send("GET /probe/x HTTP/1.1\r\nHo")
            try expect(try await connection.reply(), failsWith: 408, "request_timeout")
            #expect(try await connection.isClosed())
        }
    }

    @Test("waits for a head behind another request from when that is answered, and not before")
    func slowHeadBehind() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let system = try probing { probe, _ in
            guard probe.name == "slow" else { return .string(probe.name) }
            arrived.yield()
            // Longer than a head is waited for.
            try await Task.sleep(for: .milliseconds(2_500))
            return "slow"
        }
        try await Served.with(system, { $0.limits.headerTimeout = .seconds(2) }) { served in
            let second = Served.request("GET", "/probe/second")
            let connection = try served.connect()
            try await connection.send(Served.request("GET", "/probe/slow"))
            for await _ in arrivals { break }
            try await connection.send(String(second.prefix(20)))
            #expect(try expect(try await connection.reply(), succeedsWith: 200) == "slow")
            try await connection.send(String(second.dropFirst(20)))
            #expect(try expect(try await connection.reply(), succeedsWith: 200) == "second")

            try await connection.send(Served.request("GET", "/probe/slow"))
            for await _ in arrivals { break }
            try await connection.send(String(second.prefix(20)))
            #expect(try expect(try await connection.reply(), succeedsWith: 200) == "slow")
            try expect(try await connection.reply(), failsWith: 408, "request_timeout")
            #expect(try await connection.isClosed())
        }
    }

    @Test("without a request is closed after a while")
    func idle() async throws {
        try await Served.with(probing(), { $0.limits.idleTimeout = .milliseconds(300) }) { served in
            let connection = try served.connect()
            #expect(try await connection.isClosed())
        }
    }

    @Test("is one of 2,000 that do nothing, and others are served at once meanwhile, with little memory")
    func manyIdle() async throws {
        let program = try ProgramProcess("Banking", ["serve", "--port", "0", "http", "processing"], openFiles: 4_096)
        var port: Int?
        for await line in program.lines where line.hasPrefix("listening on ") {
            port = line.split(separator: ":").last.flatMap { Int($0) }
            break
        }
        let served = Served(system: try probing(), port: try #require(port))
        #expect(try await served.send("GET", "/health").status == 200)
        let before = try program.residentBytes()
        let script = URL(filePath: #filePath).appending(path: "../../Connections/idle.py").standardized
        let idle = try ProgramProcess(
            program: URL(filePath: "/usr/bin/env"),
            ["python3", "-B", script.path(percentEncoded: false), "\(served.port)", "2000"]
        )
        for await line in idle.lines where line == "open" { break }
        let begin = ContinuousClock.now
        for _ in 0..<20 { #expect(try await served.send("GET", "/health").status == 200) }
        #expect(ContinuousClock.now - begin < .seconds(10))
        #expect(try program.residentBytes() - before < 200 << 20)
        try idle.stop()
        #expect(await idle.end() == 0)
        program.signal(SIGTERM)
        #expect(await program.end() == 0)
    }

    @Test("beyond those that there may be waits until one is closed")
    func limit() async throws {
        try await Served.with(probing(), { $0.limits.connections = 2 }) { served in
            var first: RawConnection? = try served.connect()
            let second = try served.connect()
            for connection in [first, second] {
                try await connection?.send(Served.request("GET", "/probe/x"))
                #expect(try await connection?.reply().status == 200)
            }
            let third = try served.connect()
            try await third.send(Served.request("GET", "/probe/x"))
            third.wait(.milliseconds(300))
            await #expect(throws: RawConnection.Failure.self) { try await third.reply() }
            first = nil
            third.wait(.seconds(60))
            #expect(try await third.reply().status == 200)
        }
    }
}
