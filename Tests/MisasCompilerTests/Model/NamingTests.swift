import Testing

@testable import MisasCompiler

@Suite("Names")
struct NamingTests {
    @Test(
        "The name on the wire is the name in snake case",
        arguments: [
            ("MoneyDeposited", "money_deposited"), ("AccountID", "account_id"), ("HTTPRequest", "http_request"),
            ("A", "a"),
            ("IBAN", "iban"), ("Version2Made", "version2_made"), ("AB", "ab"), ("ABc", "a_bc"),
            ("already_snake", "already_snake"),
        ]
    )
    func snakeCase(name: String, expected: String) {
        #expect(Naming.snakeCase(name) == expected)
    }

    @Test(
        "A case is called as the type is, in lower camel case",
        arguments: [
            ("MoneyDeposited", "moneyDeposited"), ("IBANChanged", "ibanChanged"), ("ID", "id"),
            ("HTTPRequest", "httpRequest"), ("X", "x"),
        ]
    )
    func lowerCamelCase(name: String, expected: String) {
        #expect(Naming.lowerCamelCase(name) == expected)
    }

    @Test("Each form of name takes what it says and nothing else")
    func forms() {
        #expect(["A", "AccountID", "A1"].allSatisfy(Naming.isUpperCamelCase))
        #expect(!["", "a", "1A", "A_b", "Ä", "A b"].contains(where: Naming.isUpperCamelCase))
        #expect(["a", "aB1"].allSatisfy(Naming.isLowerCamelCase))
        #expect(!["", "A", "1", "a_b", "größe", "a-b"].contains(where: Naming.isLowerCamelCase))
        #expect(["a", "a_b", "a1_2"].allSatisfy(Naming.isLowerSnakeCase))
        #expect(!["", "A", "_a", "a_", "a__b", "1a", "a-b"].contains(where: Naming.isLowerSnakeCase))
        #expect(["a", "a.b-c_1"].allSatisfy(Naming.isWireName))
        #expect(!["", "A", "a b", "ä"].contains(where: Naming.isWireName))
        #expect(["_a", "A1", "class"].allSatisfy(Naming.isSwiftIdentifier))
        #expect(!["", "_", "__", "1a", "a-b", "ä"].contains(where: Naming.isSwiftIdentifier))
    }

    @Test(
        "A word of Swift is escaped where it is a name",
        arguments: ["class", "self", "Self", "Type", "in", "default", "await"]
    )
    func escaped(name: String) {
        #expect(Naming.escaped(name) == "`\(name)`")
        #expect(Naming.escaped(name + "x") == name + "x")
    }
}
