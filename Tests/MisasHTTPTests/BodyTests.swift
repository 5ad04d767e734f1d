import Misas
import MisasHTTP
import MisasTesting
import Testing

/// Bodies that are not as they should be.
@Suite("A request's body", .timeLimit(.minutes(2)))
struct BodyTests {
    private func serving(
        _ change: (inout HTTPOptions) -> Void = { _ in },
        _ body: @escaping @Sendable (Served) async throws -> Void
    ) async throws {
        try await Served.with(probing(), change, body)
    }

    @Test("comes back as it was sent, in one piece or in many")
    func whole() async throws {
        try await serving { served in
            let text = #"{"value":{"a":[1,2.50,"ä\n",null,true]}}"#
            let reply = try await served.send("PUT", "/probe", text)
            #expect(try expect(reply, succeedsWith: 200)["a"]?[2] == "ä\n")
            let connection = try served.connect()
            try await connection.send("PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n")
            try await connection.send("Transfer-Encoding: chunked\r\n\r\n")
            for byte in text.utf8 {
                try await connection.send([UInt8(ascii: "1"), 13, 10, byte, 13, 10])
            }
            try await connection.send("0\r\n\r\n")
            #expect(try expect(try await connection.reply(), succeedsWith: 200)["a"]?[2] == "ä\n")
        }
    }

    @Test("that is larger than is taken gets a 413, before it has come where its length is told")
    func tooLarge() async throws {
        try await serving({ $0.limits.bodyBytes = 1_000 }) { served in
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9000000000\r\n\r\n"
            )
            let told = try await connection.reply()
            try expect(told, failsWith: 413, "content_too_large")
            #expect(told["connection"] == "close")
            #expect(try await connection.isClosed())

            // Sent all the same, more than any buffer between holds: the answer arrives.
            let eager = try served.connect()
            try await eager.send("PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n")
            try await eager.send("Transfer-Encoding: chunked\r\n\r\n")
            let chunk = Array("4000\r\n".utf8) + [UInt8](repeating: 0x20, count: 0x4000) + [13, 10]
            var isOpen = true
            for _ in 0..<64 where isOpen { isOpen = try await eager.send(chunk) }
            try expect(try await eager.reply(), failsWith: 413, "content_too_large")

            let just = #"{"value":"\#(String(repeating: "x", count: 988))"}"#
            #expect(just.utf8.count == 1_000)
            #expect(try await served.send("PUT", "/probe", just).status == 200)
            try expect(try await served.send("PUT", "/probe", just + " "), failsWith: 413, "content_too_large")
        }
    }

    @Test("that does not arrive in time gets a 408, and others are served meanwhile")
    func tooSlow() async throws {
        try await serving({ $0.limits.bodyTimeout = .milliseconds(700) }) { served in
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
            )
            #expect(try await served.send("PUT", "/probe", #"{"value":1}"#).status == 200)
            let reply = try await connection.reply()
            try expect(reply, failsWith: 408, "request_timeout")
            #expect(try await connection.isClosed())
        }
    }

    @Test("that ends before its end gets a 400")
    func truncated() async throws {
        try await serving { served in
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"value\":"
            )
            connection.finish()
            try expect(try await connection.reply(), failsWith: 400, "bad_request")
            #expect(try await connection.isClosed())
        }
    }

    @Test(
        "whose chunks are wrong gets a 400",
        arguments: ["zz\r\n{}\r\n0\r\n\r\n", "3\r\n{\"value\":1}\r\n", "-1\r\n"]
    )
    func brokenChunks(chunks: String) async throws {
        try await serving { served in
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            try await connection.send(chunks)
            connection.finish()
            try expect(try await connection.reply(), failsWith: 400, "bad_request")
            #expect(try await connection.isClosed())
        }
    }

    @Test("with two lengths, or with a length and chunks, is refused: two servers would read it differently")
    func smuggling() async throws {
        try await serving { served in
            for fields in [
                "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: +5\r\n", "Transfer-Encoding: chunked, identity\r\n",
            ] {
                let connection = try served.connect()
                try await connection.send(
                    "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\(fields)\r\n"
                )
                let reply = try await connection.reply()
                try expect(reply, failsWith: 400, "bad_request")
                #expect(try await connection.isClosed())
            }
        }
    }

    @Test("that is nested deeper than is taken gets a 400, also at a depth that would end the stack")
    func deep() async throws {
        try await serving { served in
            for depth in [100, 500_000] {
                let text = #"{"value":"# + String(repeating: "[", count: depth)
                let reply = try await served.send("PUT", "/probe", text)
                let data = try expect(reply, failsWith: 400, "bad_request")
                #expect(data["problems"]?[0]?["expectation"]?.stringValue?.contains("nested deeper than 64") == true)
            }
        }
    }

    @Test("is JSON of RFC 8259: names twice, other encodings, and what is no JSON, get a 400 that says where")
    func wrong() async throws {
        try await serving { served in
            for (text, subject, expectation) in [
                (#"{"value":1,"value":2}"#, "$.value", "appears more than once"),
                (#"{"value":1,"other":2}"#, "$.other", "is not known"),
                (#"{"value":1}{}"#, "$", "text after the end of the value (byte 11)"),
                (#"{"value":"#, "$.value", "expected a value, found the end of the text (byte 9)"),
                ("", "$.value", "missing"),
                ("[]", "$", "expected an object, found an array"),
                ("\u{FEFF}{\"value\":1}", "$", "a byte-order mark is not allowed (byte 0)"),
            ] {
                let reply = try await served.send("PUT", "/probe", text)
                let problems = try expect(reply, failsWith: 400, "bad_request")["problems"]
                #expect(problems?[0]?["at"] == .string(subject))
                #expect(problems?[0]?["expectation"] == .string(expectation))
            }
            let latin = Array("{\"value\":\"caf".utf8) + [0xE9] + Array("\"}".utf8)
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: \(latin.count)\r\n\r\n"
            )
            try await connection.send(latin)
            let reply = try await connection.reply()
            let problems = try expect(reply, failsWith: 400, "bad_request")["problems"]
            #expect(problems?[0]?["expectation"] == "not UTF-8 (byte 13)")
        }
    }

    @Test("of another type, encoding or charset gets a 415")
    func mediaType() async throws {
        try await serving { served in
            let text = #"{"value":1}"#
            for fields in [
                ["Content-Type": "text/plain"], ["Content-Type": "application/xml"], ["Content-Type": "json"],
                ["Content-Type": "application/json; charset=iso-8859-1"], ["Content-Encoding": "gzip"],
            ] {
                let reply = try await served.send("PUT", "/probe", text, fields)
                try expect(reply, failsWith: 415, "unsupported_media_type")
            }
            let connection = try served.connect()
            try await connection.send(
                "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
            )
            try expect(try await connection.reply(), failsWith: 415, "unsupported_media_type")
            for type in ["application/json; charset=UTF-8", "application/vnd.bank+json", "Application/JSON"] {
                #expect(try await served.send("PUT", "/probe", text, ["Content-Type": type]).status == 200)
            }
        }
    }

    @Test("is asked for where the caller waits for that, and not where it is too large anyway")
    func expectation() async throws {
        try await serving { served in
            let text = #"{"value":1}"#
            let head = "PUT /probe HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
            let connection = try served.connect()
            try await connection.send("\(head)Content-Length: \(text.utf8.count)\r\n\r\n")
            #expect(try await connection.reply().status == 100)
            try await connection.send(text)
            #expect(try await connection.reply().status == 200)
            let large = try served.connect()
            try await large.send("\(head)Content-Length: 100000000\r\n\r\n")
            #expect(try await large.reply().status == 413)
        }
    }
}
