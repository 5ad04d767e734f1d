import Foundation
import Misas
import Testing

@Suite("What reading JSON tells of failures")
struct JSONFailureTests {
    @Test("One pass reports every bad member, each with its path")
    func everyMember() {
        let text = """
            {"lines":[{"amount":1,"price":{"amount":1,"currency":"GBP"}},{"price":{"amount":"x"}},7],
            "prices":{"a":{"amount":"1","currency":"EUR"},"b":null},"source":{"account":"7"}}
            """
        #expect(
            JSON.failures(Order.self, text) == [
                "$.lines[0].price.amount: expected a decimal number in a string, found a number",
                "$.lines[0].price.currency: expected one of EUR, USD",
                "$.lines[1].amount: missing",
                "$.lines[1].price.amount: expected a decimal number in a string: expected a digit (at 0)",
                "$.lines[1].price.currency: missing",
                "$.lines[2]: expected an object, found a number",
                "$.prices{1}: expected an object, found null",
                "$.source.account: expected an integer, found a string",
            ]
        )
    }

    @Test("An absent member and null are told apart")
    func missing() {
        #expect(
            JSON.failures(Line.self, #"{"amount":null}"#) == [
                "$.amount: expected an integer, found null", "$.price: missing",
            ]
        )
    }

    @Test("A default stands for an absent member only, an optional for null too")
    func defaults() throws {
        let text = #"{"id":"0193f5a8-0000-7000-8000-0123456789ab","owner":"","count":1,"isOpen":true,"ratio":1"#
        #expect(try JSON.decode(Deposit.self, text: text + "}").tags == [])
        #expect(try JSON.decode(Deposit.self, text: text + #","note":null}"#).note == nil)
        #expect(JSON.failures(Deposit.self, text + #","tags":null}"#) == ["$.tags: expected an array, found null"])
        #expect(JSON.failures(Deposit.self, text + #","note":1}"#) == ["$.note: expected a string, found a number"])
    }

    @Test("A place where the text stops being JSON ends the pass, and what was found before is told too")
    func syntaxLast() {
        #expect(
            JSON.failures(Line.self, #"{"amount":"1","price":{"amount" "1"}}"#) == [
                "$.amount: expected an integer, found a string", "$.price: expected a colon (byte 32)",
            ]
        )
    }

    @Test("A member that was read and is there once more is a failure, wherever it stands")
    func duplicates() {
        let price = #"{"amount":"1","currency":"EUR"}"#
        let failure = ["$.amount: appears more than once"]
        #expect(JSON.failures(Line.self, #"{"amount":1,"amount":1,"price":\#(price)}"#) == failure)
        #expect(JSON.failures(Line.self, #"{"amount":1,"price":\#(price),"amount":1}"#) == failure)
        #expect(JSON.failures(Line.self, #"{"price":\#(price),"amount":1,"amount":1}"#) == failure)
        #expect(JSON.failures(Line.self, #"{"price":\#(price),"amount":1,"\u0061mount":1}"#) == failure)
        #expect(JSON.failures(Line.self, #"{"amount":1,"price":\#(price),"x":1,"x":2}"#) == [])
    }

    @Test("What is found is never repeated in what is told")
    func noValues() {
        let secrets = ["hunter2", "4111111111111111", "true"]
        for text in [
            #"{"amount":"hunter2","price":"hunter2"}"#, #"{"amount":4111111111111111.5,"price":true}"#,
            #"{"amount":1,"price":{"amount":"hunter2","currency":"hunter2"}}"#, #"["hunter2" 4111111111111111]"#,
        ] {
            for failure in JSON.failures(Line.self, text) {
                #expect(secrets.allSatisfy { !failure.contains($0) }, "\(failure)")
            }
        }
        for failure in JSON.failures([String: Int].self, #"{"hunter2":"hunter2"}"#) {
            #expect(failure == "${0}: expected an integer, found a string")
        }
        #expect(JSON.failures(Source.self, #"{"hunter2":1}"#) == ["$: expected one of the cases cash, account, split"])
    }

    @Test("The number of failures is bounded, and the rest are counted")
    func bounded() {
        let text = "[" + Array(repeating: "\"\"", count: 100).joined(separator: ",") + "]"
        let error = #expect(throws: JSONDecodingError.self) { try JSON.decode([Int].self, text: text) }
        #expect(error?.failures.count == 32)
        #expect(error?.omittedFailures == 68)
        #expect(error?.failures.last?.path == "$[31]")
        #expect(error?.description.hasSuffix("; and 68 more") == true)
    }

    @Test("A place where the text stops being JSON is told even when there were many failures before")
    func boundedWithSyntax() {
        let text = "[" + Array(repeating: "\"\"", count: 100).joined(separator: ",")
        let error = #expect(throws: JSONDecodingError.self) { try JSON.decode([Int].self, text: text) }
        #expect(error?.failures.count == 33)
        #expect(error?.failures.last?.offset == text.utf8.count)
    }

    @Test("Names that are no identifiers are quoted in paths")
    func quotedNames() {
        struct Odd: JSONCodable {
            init(from reader: inout JSONReader) {
                let _: Int = reader.member("a b")
                let _: Int = reader.member("a\"b")
                let _: Int = reader.member("")
                let _: Int = reader.member("a-1_b")
            }
            func encode(to writer: inout JSONWriter) { writer.null() }
        }
        #expect(
            JSON.failures(Odd.self, #"{"a\"b":true}"#) == [
                #"$["a b"]: missing"#, #"$["a\"b"]: expected an integer, found a boolean"#, #"$[""]: missing"#,
                "$.a-1_b: missing",
            ]
        )
        #expect(JSON.failures(Odd.self, #"{"a b":1,"a"b":1}"#).last == "$: expected a colon (byte 12)")
    }
}
