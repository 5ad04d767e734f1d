internal import MisasCompiler

/// What is asked of a value, in words.
enum CheckText {
    /// A phrase for each check: "1 to 200 characters", "at least 0", "matches `^[A-Z]+$`".
    static func phrases(of checks: ValueChecks) -> [Phrase] {
        var phrases: [Phrase] = []
        if let text = range(checks.minLength?.value, checks.maxLength?.value, "character") {
            phrases.append(Phrase(text))
        }
        if let text = range(checks.minItems?.value, checks.maxItems?.value, "item") {
            phrases.append(Phrase(text))
        }
        switch (checks.minimum?.text, checks.maximum?.text) {
        case (let least?, let greatest?): phrases.append(Phrase("\(least) to \(greatest)"))
        case (let least?, nil): phrases.append(Phrase("at least \(least)"))
        case (nil, let greatest?): phrases.append(Phrase("at most \(greatest)"))
        case (nil, nil): break
        }
        if let pattern = checks.pattern { phrases.append(Phrase([.plain("matches "), .code(pattern.value)])) }
        return phrases
    }

    private static func range(_ least: Int?, _ greatest: Int?, _ unit: String) -> String? {
        func counted(_ count: Int) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        switch (least, greatest) {
        case (nil, nil), (0?, nil): return nil
        case (let least?, let greatest?) where least == greatest: return "exactly \(counted(greatest))"
        case (nil, let greatest?), (0?, let greatest?): return "at most \(counted(greatest))"
        case (let least?, let greatest?): return "\(least) to \(counted(greatest))"
        case (let least?, nil): return "at least \(counted(least))"
        }
    }
}
