/// Texts that would do harm where they became part of a statement.
enum HostileStrings {
    static let all = [
        "'; DROP TABLE documents; --", "\"; DROP TABLE documents; --", "' OR '1'='1", "\\", "\\'; SELECT 1; --", "$1",
        "$$", "$a$",
        "%s %I %L %%", "{{schema}}", "{{predicate}}", "{{order}}", "{a,b}", "{\"a\":1}", "/*", "*/", "--", "E'\\x27'",
        "a\u{301}'",
        "\u{FF07}", "日本\u{202E}'", "\u{1F3E6}", "NULL", "U&'\\0027'", "`", "; COMMIT; --", "?", ":name", "@", "#>",
        "->",
    ]
}
