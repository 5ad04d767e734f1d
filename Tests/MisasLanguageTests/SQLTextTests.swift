import MisasLanguage
import Testing

@Suite("Names and texts in SQL")
struct SQLTextTests {
    @Test(
        "A name stands between double quotes, and those in it are doubled",
        arguments: [
            ("select", #""select""#), (#"a"b"#, #""a""b""#), ("\"\u{301}", "\"\"\"\u{301}\""), (#"a\b"#, #""a\b""#),
            ("", #""""#),
        ]
    )
    func names(name: String, expected: String) {
        #expect(Array(SQLText.name(name).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "A text stands between single quotes, and says so where it has backslashes",
        arguments: [
            ("it's", "'it''s'"), (#"a\b'"#, #"E'a\\b'''"#), ("'\u{301}", "'''\u{301}'"), ("a\nb", "'a\nb'"), ("", "''"),
        ]
    )
    func texts(text: String, expected: String) {
        #expect(Array(SQLText.text(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
