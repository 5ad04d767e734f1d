import MisasLanguage
import Testing

@Suite("Patterns")
struct PatternTests {
    @Test(
        "A pattern matches what it describes",
        arguments: [
            ("", ""), ("", "x"), ("a", "xay"), ("a|b", "b"), ("^a$", "a"), ("a.c", "abc"), ("a.c", "a😀c"),
            ("[a-c]+", "xxb"), ("[^a]", "b"), ("[-a]", "-"), ("[a-]", "-"), ("[a\\]b]", "]"), ("[\\d-]", "-"),
            ("[^\\s]", "x"), ("\\d{3}", "ab123"), ("\\w", "_"), ("\\W", "é"), ("\\D", "٣"), ("\\s", "\u{A0}"),
            ("\\S", "\u{200B}"), ("^(?:ab){2,}$", "ababab"), ("^a{2,3}$", "aaa"), ("^a{0}$", ""), ("a{0,0}b", "b"),
            ("(a|b)*c", "ababc"), ("\\u00e9", "é"), ("\\uD83D\\uDE00", "😀"), ("[\\uD83D\\uDE00-\\uD83D\\uDE02]", "😁"),
            ("\\.", "."), ("\\/\\-\\{\\}", "/-{}"), ("\\t\\n\\r\\f", "\t\n\r\u{C}"),
            ("^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$", "DE89X"),
            ("^$", ""), ("(^a|b)c", "bc"), ("(^)*a", "a"), ("()*", ""), ("(|a)+$", "aa"), ("a||b", ""), ("x*^a", "a"),
            ("[&]", "&"), ("[a&b]", "&"), ("é", "e\u{301}é"),
        ]
    )
    func matches(pattern: String, text: String) throws {
        let pattern = try Pattern(pattern)
        #expect(pattern.matches(text))
        #expect(pattern.matchesStepwise(text).isMatch)
    }

    @Test(
        "A pattern does not match what it does not describe",
        arguments: [
            ("a", ""), ("^a$", "ab"), ("^a$", "a\n"), ("a.c", "a\nc"), ("a.c", "a\u{2028}c"), ("[^a]", "a"),
            ("\\d", "٣"), ("\\w", "é"), ("\\s", "\u{200B}"), ("^a{2,3}$", "aaaa"), ("^a{2,3}$", "a"), ("a$b", "ab"),
            ("a^b", "ab"), ("^[A-Z]{2}[0-9]{2}$", "de89"), ("[a-c]", "d"), ("é", "e\u{301}"), ("$^", "a"),
        ]
    )
    func doesNotMatch(pattern: String, text: String) throws {
        let pattern = try Pattern(pattern)
        #expect(!pattern.matches(text))
        #expect(!pattern.matchesStepwise(text).isMatch)
    }

    @Test(
        "What is outside the subset is named, with its place",
        arguments: [
            ("ab\\1", 2, "back-references are not supported"),
            ("\\k<a>", 0, "back-references are not supported"),
            ("a(?=b)", 1, "look-ahead is not supported"),
            ("a(?!b)", 1, "look-ahead is not supported"),
            ("(?<=b)", 0, "look-behind is not supported"),
            ("(?<!b)", 0, "look-behind is not supported"),
            ("(?<n>b)", 0, "named groups are not supported"),
            ("(?P<n>b)", 0, "named groups are not supported"),
            ("(?>b)", 0, "atomic groups are not supported"),
            ("(?i)b", 0, "inline flags are not supported"),
            ("(?i:b)", 0, "inline flags are not supported"),
            ("(?#b)", 0, "comments are not supported"),
            ("a*?", 2, "lazy quantifiers are not supported"),
            ("a{2}?", 4, "lazy quantifiers are not supported"),
            ("a++", 2, "possessive quantifiers are not supported"),
            ("é\\b", 1, "word boundaries ('\\b') are not supported"),
            ("\\B", 0, "word boundaries ('\\B') are not supported"),
            ("\\A", 0, "the anchor '\\A' is not supported; use '^' and '$'"),
            ("\\p{L}", 0, "Unicode properties are not supported"),
            ("\\Qa\\E", 0, "quoting with '\\Q' is not supported"),
            ("\\x41", 0, "the escape '\\x' is not supported; use '\\uXXXX'"),
            ("\\y", 0, "the escape '\\y' is not supported"),
            ("[a-z&&[b]]", 4, "class intersection is not supported; a literal '&' is written once"),
            ("[a--b]", 2, "class subtraction is not supported; a literal '-' is written '\\-'"),
            ("[[:alpha:]]", 1, "nested classes are not supported; a literal '[' is written '\\['"),
        ]
    )
    func unsupported(pattern: String, offset: Int, message: String) {
        expectError(pattern, offset: offset, message: message)
    }

    @Test(
        "What is malformed is refused, with its place",
        arguments: [
            ("(", 0, "the group is not closed by ')'"),
            ("a(b(c)", 1, "the group is not closed by ')'"),
            (")", 0, "')' closes no group; a literal one is written '\\)'"),
            ("[a", 0, "the class is not closed by ']'"),
            ("[", 0, "the class is not closed by ']'"),
            ("[a-", 0, "the class is not closed by ']'"),
            ("[]", 1, "the class is empty; a literal ']' is written '\\]'"),
            ("[^]", 2, "the class is empty; a literal ']' is written '\\]'"),
            ("a]", 1, "a literal ']' is written '\\]'"),
            ("a}", 1, "a literal '}' is written '\\}'"),
            ("*", 0, "the quantifier '*' has nothing to repeat; a literal one is written '\\*'"),
            ("a|+", 2, "the quantifier '+' has nothing to repeat; a literal one is written '\\+'"),
            ("a**", 2, "a quantifier cannot follow another; use a group"),
            ("^*", 1, "an anchor cannot be repeated"),
            ("$+", 1, "an anchor cannot be repeated"),
            ("a{", 1, "expected {n}, {n,} or {n,m}; a literal '{' is written '\\{'"),
            ("a{,2}", 1, "expected {n}, {n,} or {n,m}; a literal '{' is written '\\{'"),
            ("a{2", 1, "expected {n}, {n,} or {n,m}; a literal '{' is written '\\{'"),
            ("a{3,2}", 1, "the counts of the quantifier are out of order"),
            ("\\", 0, "nothing follows the backslash; a literal one is written '\\\\'"),
            ("\\u12", 0, "'\\u' is followed by four hexadecimal digits"),
            ("\\uD83D", 0, "the escape is half a surrogate pair"),
            ("\\uDE00", 0, "the escape is half a surrogate pair"),
            ("[z-a]", 1, "the range is out of order"),
            ("[a-\\d]", 1, "a range needs a single character on either side"),
            ("[\\d-z]", 1, "a range needs a single character on either side"),
        ]
    )
    func malformed(pattern: String, offset: Int, message: String) {
        expectError(pattern, offset: offset, message: message)
    }

    @Test(
        "A pattern that grows too large is refused at once",
        arguments: [
            "a{10001}", "(a{100}){101}", "((a{1000}){1000}){1000}", "(((){9999}){9999}){9999}",
            "a{99999999999999999999999}", "(a|b|c){0,5000}", String(repeating: "a", count: 10_001),
            String(repeating: "(", count: 100_000), String(repeating: "(a|", count: 200_000),
        ]
    )
    func tooLarge(pattern: String) {
        #expect(throws: PatternError.self) { try Pattern(pattern) }
    }

    @Test("A count of as many instructions as are allowed is allowed")
    func largest() throws {
        let pattern = try Pattern("^a{9000}$")
        #expect(pattern.matches(String(repeating: "a", count: 9000)))
        #expect(!pattern.matches(String(repeating: "a", count: 9001)))
        #expect(!pattern.hasTable)
    }

    @Test(
        "The work is linear in the text whatever the pattern",
        arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+$b", "(.*)*x", "(a?){50}a{50}b", "((a*)*)*c"]
    )
    func linear(pattern: String) throws {
        let pattern = try Pattern(pattern)
        let short = pattern.matchesStepwise(String(repeating: "a", count: 1000))
        let long = pattern.matchesStepwise(String(repeating: "a", count: 2000))
        #expect(!short.isMatch)
        #expect(!long.isMatch)
        #expect(Double(long.steps) < 2.1 * Double(short.steps))
        #expect(!pattern.matches(String(repeating: "a", count: 200_000)))
    }

    @Test("A pattern with too many states for a table still matches right")
    func withoutTable() throws {
        let pattern = try Pattern("^[ab]*a[ab]{14}$")
        #expect(!pattern.hasTable)
        #expect(pattern.matches("bbabbbbbbbbbbbbbb"))
        #expect(!pattern.matches("bbbbbbbbbbbbbbbbb"))
    }

    @Test("A checked pattern is the pattern; two are equal when they are written alike")
    func checked() throws {
        let pattern = Pattern(checked: "^[a-z]+$")
        #expect(pattern == (try Pattern("^[a-z]+$")))
        #expect(pattern != (try Pattern("^[a-z]{1,}$")))
        #expect(Set([pattern, Pattern(checked: "^[a-z]+$")]).count == 1)
        #expect(pattern.description == "^[a-z]+$")
    }

    private func expectError(_ pattern: String, offset: Int, message: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
    }
}
