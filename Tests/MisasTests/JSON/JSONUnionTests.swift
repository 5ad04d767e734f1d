import Misas
import Testing

@Suite("Unions and enumerations in JSON")
struct JSONUnionTests {
    @Test(
        "A case without payload is a string, one with payload an object of one member",
        arguments: [
            (Source.cash, #""cash""#),
            (.account(AccountNumber(unchecked: 7)), #"{"account":7}"#),
            (.split([.cash, .split([])]), #"{"split":["cash",{"split":[]}]}"#),
        ]
    )
    func roundTrip(source: Source, text: String) throws {
        #expect(try JSON.text(source) == text)
        #expect(try JSON.decode(Source.self, text: text) == source)
    }

    @Test("The name of a case may be written with escapes")
    func escapedName() throws {
        #expect(try JSON.decode(Source.self, text: #"{"\u0061ccount":7}"#) == .account(AccountNumber(unchecked: 7)))
        #expect(
            JSON.failures(Source.self, #"{"\u0061ccount":""}"#) == ["$.account: expected an integer, found a string"]
        )
    }

    @Test(
        "What is no union, or none of its cases, is told",
        arguments: [
            ("1", "$: expected a union, which is a string or an object of one member, found a number"),
            ("null", "$: expected a union, which is a string or an object of one member, found null"),
            ("{}", "$: expected one member that names the case"),
            (#""no""#, "$: expected one of the cases cash, account, split"),
            (#"{"no":[1,{}]}"#, "$: expected one of the cases cash, account, split"),
            (#"{"no":1,"account":7}"#, "$: expected one of the cases cash, account, split"),
            (#"{"account":7,"no":1,"x":2}"#, "$: expected one member, found several"),
            (#"{"cash":null}"#, "$: this case has no payload: expected a string"),
            (#""account""#, "$: expected an object that holds the payload of the case, found a string"),
            (#"{"account":x}"#, "$.account: expected a value (byte 11)"),
            (#"{"account":7"#, "$: expected a comma or the end of the object, found the end of the text (byte 12)"),
            (#"{"cash" 1}"#, "$: expected a colon (byte 8)"),
            (#"{"cash":x}"#, "$: expected a value (byte 8)"),
            (#"{"split":[{"account":7},{"cash":1}]}"#, "$.split[1]: this case has no payload: expected a string"),
        ]
    )
    func refused(text: String, failure: String) {
        #expect(JSON.failures(Source.self, text) == [failure])
        // Behind a failure reading goes on where it should.
        let isWellFormed = !failure.contains("byte")
        let rest =
            isWellFormed ? ["$[1]: expected a union, which is a string or an object of one member, found null"] : []
        let inArray = JSON.failures([Source].self, "[\(text),null,\"cash\"]")
        #expect(Array(inArray.dropFirst()) == rest)
    }

    @Test("An enumeration is written as its raw value")
    func enumeration() throws {
        #expect(try JSON.text([Currency.euro, .dollar]) == #"["EUR","USD"]"#)
        #expect(try JSON.decode([Currency].self, text: #"["EUR","USD"]"#) == [.euro, .dollar])
        #expect(JSON.failures(Currency.self, #""euro""#) == ["$: expected one of EUR, USD"])
        #expect(JSON.failures(Currency.self, "1") == ["$: expected a string, found a number"])
    }

    @Test("A wrapper is written as what it wraps")
    func wrapper() throws {
        #expect(try JSON.text(AccountNumber(unchecked: 7)) == "7")
        #expect(try JSON.decode(AccountNumber.self, text: "7") == AccountNumber(unchecked: 7))
        #expect(try JSON.text([AccountNumber(unchecked: 7): 1]) == #"{"7":1}"#)
    }
}
