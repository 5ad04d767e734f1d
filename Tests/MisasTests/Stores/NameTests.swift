import Misas
import Testing

@Suite("Names")
struct NameTests {
    @Test(
        "A stream's name is refused for what is wrong with it",
        arguments: [
            ("", NameProblem.empty),
            ("$all", .reserved),
            ("a\nb", .controlCharacter(at: 1)),
            ("a\u{7F}", .controlCharacter(at: 1)),
            ("é\u{85}", .controlCharacter(at: 2)),
            ("a\0", .controlCharacter(at: 1)),
            (String(repeating: "x", count: 501), .tooLong(bytes: 501, maximum: 500)),
            (String(repeating: "é", count: 251), .tooLong(bytes: 502, maximum: 500)),
        ]
    )
    func refused(
        name: String,
        problem: NameProblem
    ) {
        #expect(throws: problem) { try StreamName(name) }
    }

    @Test(
        "Any other text is a stream's name",
        arguments: [
            "a", "warehouse.stock-1", "日本", "a b", "a$", "\u{A0}", "'; drop table events; --",
            String(repeating: "x", count: 500), String(repeating: "é", count: 250),
        ]
    )
    func accepted(name: String) throws {
        let stream = try StreamName(name)
        #expect(stream.name == name)
        #expect(stream.description == name)
        #expect(!stream.isSystem)
    }

    @Test(
        "The category is what stands before the first hyphen",
        arguments: [
            ("account-1-2", "account"), ("account", "account"), ("-1", ""), ("a-", "a"), ("é\u{301}-1", "é\u{301}"),
        ]
    )
    func category(
        name: String,
        category: String
    ) throws {
        #expect(try StreamName(name).category == category)
    }

    @Test("Names are compared and ordered by their bytes")
    func bytes() throws {
        let names = try ["b", "a", "e\u{301}", "é", "a-"].map { try StreamName($0) }
        #expect(Set(names).count == 5)
        #expect(names.sorted().map(\.name.utf8.count) == [1, 2, 1, 3, 2])
    }

    @Test("The store's own stream is marked as such")
    func system() {
        #expect(StreamName.systemStreams.isSystem)
        #expect(StreamName.systemStreams.name.utf8.first == UInt8(ascii: "$"))
    }
}
