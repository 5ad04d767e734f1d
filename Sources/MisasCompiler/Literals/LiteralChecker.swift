internal import MisasLanguage

/// Holds literals against the checks of the place where they stand: a default that every command would be refused for
/// is a mistake.
struct LiteralChecker {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func check(_ literal: Literal, against checks: ValueChecks, as shape: TypeShape, at range: SourceRange) {
        var value = literal
        var rules = [checks]
        unwrapping: while true {
            switch value {
            case .wrapper(let symbol, let inner):
                rules.append(specs.type(symbol).checks)
                value = inner
            case .identifier(_, let inner): value = inner
            default: break unwrapping
            }
        }
        for rule in rules where !rule.isEmpty { checkUnwrapped(value, against: rule, as: shape, at: range) }
    }

    private func checkUnwrapped(
        _ literal: Literal,
        against checks: ValueChecks,
        as shape: TypeShape,
        at range: SourceRange
    ) {
        switch literal {
        case .none: return
        case .string(let text): checkText(text, checks, at: range)
        case .list(let items), .set(let items): checkCount(items.count, checks, at: range)
        case .map(let pairs): checkCount(pairs.count, checks, at: range)
        default: checkOrder(literal, checks, as: shape, at: range)
        }
    }

    private func checkText(_ text: String, _ checks: ValueChecks, at range: SourceRange) {
        let length = text.unicodeScalars.count
        if let least = checks.minLength, length < least.value {
            fail(
                "it has \(count(length, "character")), and `minLength` is \(least.value)",
                at: range,
                rule: least.range
            )
        }
        if let most = checks.maxLength, length > most.value {
            fail("it has \(count(length, "character")), and `maxLength` is \(most.value)", at: range, rule: most.range)
        }
        if let pattern = checks.pattern, let compiled = try? Pattern(pattern.value), !compiled.matches(text) {
            fail("it does not match the pattern", at: range, rule: pattern.range)
        }
    }

    private func checkCount(_ count: Int, _ checks: ValueChecks, at range: SourceRange) {
        if let least = checks.minItems, count < least.value {
            fail("it has \(self.count(count, "item")), and `minItems` is \(least.value)", at: range, rule: least.range)
        }
        if let most = checks.maxItems, count > most.value {
            fail("it has \(self.count(count, "item")), and `maxItems` is \(most.value)", at: range, rule: most.range)
        }
    }

    private func checkOrder(_ literal: Literal, _ checks: ValueChecks, as shape: TypeShape, at range: SourceRange) {
        guard let base = shape.unwrapped.base else { return }
        let reader = LiteralReader(specs: specs, diagnostics: nil)
        if let node = checks.minimum, let least = reader.read(node, as: .builtIn(base), from: 0),
            literal.isLess(than: least) == true
        {
            fail("it is less than `minimum`", at: range, rule: node.range)
        }
        if let node = checks.maximum, let most = reader.read(node, as: .builtIn(base), from: 0),
            most.isLess(than: literal) == true
        {
            fail("it is more than `maximum`", at: range, rule: node.range)
        }
    }

    private func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    private func fail(_ message: String, at range: SourceRange, rule: SourceRange) {
        diagnostics.report(
            .literalFailsCheck,
            "this value would be refused: \(message)",
            at: range,
            notes: [.init("the check stands here", at: rule)]
        )
    }
}

extension Literal {
    /// Whether it comes before another one; `nil` when the two have no order.
    package func isLess(than other: Literal) -> Bool? {
        switch (self, other) {
        case (.int(let left), .int(let right)): left < right
        case (.double(let left), .double(let right)): Double(left).flatMap { left in Double(right).map { left < $0 } }
        case (.decimal(let left), .decimal(let right)): left.isLess(than: right)
        case (.date(let left), .date(let right)): left < right
        case (.dateTime(let left), .dateTime(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        default: nil
        }
    }
}

extension DecimalForm {
    /// Exact comparison, without a number type that could hold both.
    fileprivate func isLess(than other: DecimalForm) -> Bool {
        let (left, right) = (self, other)
        if left.isZero && right.isZero { return false }
        if left.sign != right.sign { return left.sign < right.sign }
        let isMagnitudeLess = left.hasSmallerMagnitude(than: right)
        let isMagnitudeMore = right.hasSmallerMagnitude(than: left)
        return left.isNegative ? isMagnitudeMore : isMagnitudeLess
    }

    private var isZero: Bool { significand == 0 }
    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    private func hasSmallerMagnitude(than other: DecimalForm) -> Bool {
        if isZero || other.isZero { return isZero && !other.isZero }
        let digits = String(significand)
        let otherDigits = String(other.significand)
        let order = digits.utf8.count + exponent
        let otherOrder = otherDigits.utf8.count + other.exponent
        if order != otherOrder { return order < otherOrder }
        let width = max(digits.utf8.count, otherDigits.utf8.count)
        let padded = digits + String(repeating: "0", count: width - digits.utf8.count)
        let otherPadded = otherDigits + String(repeating: "0", count: width - otherDigits.utf8.count)
        return padded < otherPadded
    }
}
