internal import MisasLanguage

/// Writes the types and checks of a column as SQL.
package struct SQLColumnText {
    let specs: Specs
    /// The column's name, quoted.
    let name: String

    // MARK: Types

    /// An own type is its base type, an enum is text, and what is composed is JSON.
    static func type(of shape: TypeShape) -> String {
        switch shape {
        case .builtIn(let type), .identifier(let type, _): builtIn(type)
        case .enumeration: "text COLLATE \"C\""
        case .wrapper(let inner, _), .optional(let inner): type(of: inner)
        case .structure, .union, .list, .set, .map, .unknown: "jsonb"
        }
    }

    private static func builtIn(_ type: BuiltInType) -> String {
        switch type {
        // By bytes, as every store compares texts: what it sorts by, an index can then give.
        case .string, .secret: "text COLLATE \"C\""
        case .bool: "boolean"
        case .int: "bigint"
        case .double: "double precision"
        case .decimal: "numeric"
        case .uuid: "uuid"
        case .bytes: "bytea"
        case .date: "date"
        case .dateTime: "timestamptz"
        case .duration: "interval"
        case .json: "jsonb"
        }
    }

    /// What the runtime calls the kind of a column.
    static func kind(of shape: TypeShape) -> String {
        switch shape {
        case .builtIn(let type), .identifier(let type, _): kind(type)
        case .enumeration: "text"
        case .wrapper(let inner, _), .optional(let inner): kind(of: inner)
        case .structure, .union, .list, .set, .map, .unknown: "json"
        }
    }

    private static func kind(_ type: BuiltInType) -> String {
        switch type {
        case .string, .secret: "text"
        case .bool: "boolean"
        case .int: "integer"
        case .double: "double"
        case .decimal: "decimal"
        case .uuid: "uuid"
        case .bytes: "bytes"
        case .date: "date"
        case .dateTime: "dateTime"
        case .duration: "duration"
        case .json: "json"
        }
    }

    // MARK: Checks

    /// The conditions on a column's value: that it is a case of its enum, and what the column itself asks for.
    ///
    /// What its type asks for is not among them: that is checked when a value enters, and history is not checked again.
    /// Neither is a pattern: the regular expressions of PostgreSQL are others.
    func checks(of checks: ValueChecks, as shape: TypeShape) -> [String] {
        var conditions = shape.enumeration.map { [isCase(of: $0)] } ?? []
        if let least = checks.minLength { conditions.append("char_length(\(name)) >= \(least.value)") }
        if let most = checks.maxLength { conditions.append("char_length(\(name)) <= \(most.value)") }
        if let base = shape.unwrapped.base {
            if let least = bound(checks.minimum, base) { conditions.append("\(name) >= \(least)") }
            if let most = bound(checks.maximum, base) { conditions.append("\(name) <= \(most)") }
        }
        let count = itemCount(of: shape)
        if let least = checks.minItems { conditions.append("\(count) >= \(least.value)") }
        if let most = checks.maxItems { conditions.append("\(count) <= \(most.value)") }
        return conditions
    }

    private func isCase(of symbol: Symbol) -> String {
        guard case .enumeration(let cases) = specs.type(symbol).kind else { return "true" }
        return "\(name) IN (\(cases.map { SQLText.text($0.value) }.joined(separator: ", ")))"
    }

    private func itemCount(of shape: TypeShape) -> String {
        // A map is an object, whose members only an array of them can be asked to count.
        shape.isMap
            ? "jsonb_array_length(jsonb_path_query_array(\(name), '$.keyvalue()'))" : "jsonb_array_length(\(name))"
    }

    private func bound(_ node: Node?, _ base: BuiltInType) -> String? {
        let reader = LiteralReader(specs: specs, diagnostics: nil)
        return node.flatMap { reader.read($0, as: .builtIn(base), from: 0) }.flatMap(Self.expression)
    }

    /// A value that has an order.
    private static func expression(_ literal: Literal) -> String? {
        switch literal {
        case .int(let value): String(value)
        // As Swift reads it: PostgreSQL refuses what is too small for the type, and is not zero.
        case .double(let text): Double(text).map { "'\($0)'::double precision" }
        case .decimal(let form): "'\(form)'::numeric"
        case .date(let date): "'\(date)'::date"
        case .dateTime(let time): "'\(time)'::timestamptz"
        case .duration(let duration): "'\(seconds(duration)) seconds'::interval"
        default: nil
        }
    }

    /// To the microsecond, which is what PostgreSQL keeps of a duration.
    package static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let fraction = String(abs(attoseconds) / 1_000_000_000_000)
        let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
        let digits = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        return "\(sign)\(seconds.magnitude).\(digits)"
    }
}

extension TypeShape {
    /// Whether a value may be absent, also inside wrappers.
    var isOptional: Bool {
        switch self {
        case .optional: true
        case .wrapper(let shape, _): shape.isOptional
        default: false
        }
    }

    /// The enum that a value is a case of in the end.
    fileprivate var enumeration: Symbol? {
        switch self {
        case .enumeration(let symbol): symbol
        case .wrapper(let shape, _), .optional(let shape): shape.enumeration
        default: nil
        }
    }

    fileprivate var isMap: Bool {
        switch self {
        case .map: true
        case .wrapper(let shape, _), .optional(let shape): shape.isMap
        default: false
        }
    }
}
