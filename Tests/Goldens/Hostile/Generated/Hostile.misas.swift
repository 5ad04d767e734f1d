// Generated from Hostile.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

public import Misas

nonisolated public struct Error: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Event: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct `Type`: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct `Protocol`: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum `Any`: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Never: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Void: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Character: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Substring: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Array: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Dictionary: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Set: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Optional: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Task: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Sendable: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Message: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Command: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Query: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Prediction: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Secret: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Decimal: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum UUID: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Date: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Duration: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum JSON: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct JSONValue: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum JSONReader: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct JSONWriter: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Validator: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Aggregate: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Identifier: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Hashable: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Codable: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Equatable: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Encodable: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Decodable: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Key: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Row: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Fields: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Emission: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Failure: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Target: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Data: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct String: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum Int: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Bool: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Double: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct Float: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct Actor: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public enum MainActor: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `some`(Swift.Int)
    case none

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "some": self = .`some`(reader.payload())
        case "none": self = .none
        default:
            reader.unknownCase(expected: "some, none")
            self = .`some`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`some`(let payload): writer.unionCase("some", payload)
        case .none: writer.bareCase("none")
        }
    }
}

nonisolated public struct Macro: Misas.Identifier, Swift.Codable {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Base: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case b = "b"
    case a = "a"
}

nonisolated public struct A: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var value: Swift.Int

    public init(value: Swift.Int) {
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
    }
}

nonisolated public struct B: Misas.CheckedValue, Misas.JSONKey, Swift.Codable {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1)
    }
}

nonisolated public struct ID: Misas.Identifier, Swift.Codable {
    public let rawValue: Swift.String

    public init(_ rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }
}

nonisolated public struct NumberID: Misas.Identifier, Swift.Codable {
    public let rawValue: Swift.Int

    public init(_ rawValue: Swift.Int) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Swift.Int) {
        self.rawValue = rawValue
    }
}

nonisolated public struct AB: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var ab: Swift.Int
    public var aB: Swift.String

    public init(ab: Swift.Int, aB: Swift.String) {
        self.ab = ab
        self.aB = aB
    }

    public init(from reader: inout Misas.JSONReader) {
        self.ab = reader.intMember("ab")
        self.aB = reader.stringMember("aB")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("ab", self.ab)
        writer.stringMember("aB", self.aB)
    }
}

nonisolated public enum Ab: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case ab = "ab"
    case aB = "aB"
}

nonisolated public enum AllWords: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case `as` = "as"
    case any = "any"
    case `actor` = "actor"
    case `associatedtype` = "associatedtype"
    case `async` = "async"
    case `await` = "await"
    case `borrowing` = "borrowing"
    case `break` = "break"
    case `case` = "case"
    case `catch` = "catch"
    case `class` = "class"
    case `consuming` = "consuming"
    case `continue` = "continue"
    case convenience = "convenience"
    case `default` = "default"
    case `defer` = "defer"
    case `deinit` = "deinit"
    case didSet = "didSet"
    case `do` = "do"
    case `dynamic` = "dynamic"
    case `each` = "each"
    case `else` = "else"
    case `enum` = "enum"
    case `extension` = "extension"
    case `fallthrough` = "fallthrough"
    case `false` = "false"
    case `fileprivate` = "fileprivate"
    case final = "final"
    case `for` = "for"
    case `func` = "func"
    case `get` = "get"
    case `guard` = "guard"
    case `if` = "if"
    case `import` = "import"
    case `in` = "in"
    case indirect = "indirect"
    case infix = "infix"
    case `init` = "init"
    case `inout` = "inout"
    case `internal` = "internal"
    case `is` = "is"
    case `isolated` = "isolated"
    case lazy = "lazy"
    case left = "left"
    case `let` = "let"
    case `macro` = "macro"
    case mutating = "mutating"
    case `nil` = "nil"
    case none = "none"
    case `nonisolated` = "nonisolated"
    case nonmutating = "nonmutating"
    case `open` = "open"
    case `operator` = "operator"
    case optional = "optional"
    case override = "override"
    case `package` = "package"
    case postfix = "postfix"
    case `precedencegroup` = "precedencegroup"
    case prefix = "prefix"
    case `private` = "private"
    case `protocol` = "protocol"
    case `public` = "public"
    case `repeat` = "repeat"
    case required = "required"
    case `rethrows` = "rethrows"
    case `return` = "return"
    case right = "right"
    case `sending` = "sending"
    case `set` = "set"
    case `some` = "some"
    case `static` = "static"
    case `struct` = "struct"
    case `subscript` = "subscript"
    case `super` = "super"
    case `switch` = "switch"
    case then = "then"
    case `throw` = "throw"
    case `throws` = "throws"
    case `true` = "true"
    case `try` = "try"
    case `typealias` = "typealias"
    case `unowned` = "unowned"
    case unsafe = "unsafe"
    case `var` = "var"
    case `weak` = "weak"
    case `where` = "where"
    case `while` = "while"
    case willSet = "willSet"
    case `yield` = "yield"
    case discard = "discard"
    case copy = "copy"
    case consume = "consume"
    case module = "module"
    case distributed = "distributed"
    case description = "description"
    case hashValue = "hashValue"
    case hash = "hash"
    case encode = "encode"
    case decode = "decode"
    case validator = "validator"
    case value = "value"
    case reader = "reader"
    case writer = "writer"
    case wireName = "wireName"
    case command = "command"
    case error = "error"
    case event = "event"
    case context = "context"
    case rawValue = "rawValue"
    case jsonKey = "jsonKey"
    case debugDescription = "debugDescription"
    case target = "target"
    case newValue = "newValue"
    case id = "id"
    case type = "type"
    case types = "types"
    case payload = "payload"
    case key = "key"
    case keys = "keys"
    case partition = "partition"
    case document = "document"
    case rows = "rows"
    case registry = "registry"
    case policy = "policy"
    case projection = "projection"
    case message = "message"
    case reaction = "reaction"
    case query = "query"
    case name = "name"
    case version = "version"
    case tags = "tags"
    case fields = "fields"
    case register = "register"
    case self0 = "self0"
    case prediction = "prediction"
    case isInline = "isInline"
    case failure = "failure"
    case failureStrategy = "failureStrategy"
    case result = "result"
    case emission = "emission"
    case emissions = "emissions"
    case decide = "decide"
    case begin = "begin"
    case follow = "follow"
    case apply = "apply"
    case streamName = "streamName"
    case of = "of"
    case validate = "validate"
    case upcasts = "upcasts"
    case schemaVersion = "schemaVersion"
    case requiredRoles = "requiredRoles"
    case underlying = "underlying"
    case unexpected = "unexpected"
    case parts = "parts"
    case row = "row"
    case tableName = "tableName"
    case react = "react"
    case send = "send"
    case schedule = "schedule"
    case cancel = "cancel"
    case actions = "actions"
    case project = "project"
    case handle = "handle"
    case a = "a"
    case b = "b"
    case x = "x"
    case init0 = "init0"
    case main = "main"
    case swift = "swift"
    case misas = "misas"
    case string = "string"
    case int = "int"
    case bool = "bool"
    case set0 = "set0"
    case array = "array"
    case dictionary = "dictionary"
    case date = "date"
    case uuid = "uuid"
    case decimal = "decimal"
    case misasValue = "misasValue"
    case swiftString = "swiftString"
    case jsonValue = "jsonValue"
    case error0 = "error0"
    case snapshotInterval = "snapshotInterval"
    case stateFingerprint = "stateFingerprint"
    case isStateStored = "isStateStored"
    case notFound = "notFound"
    case alreadyExists = "alreadyExists"
    case root = "root"
    case time = "time"
}

nonisolated public indirect enum AllUnion: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `as`
    case any(Swift.Int)
    case `actor`(String)
    case `associatedtype`(Swift.String)
    case `async`(AllUnion)
    case `await`
    case `borrowing`(Swift.Int)
    case `break`(String)
    case `case`(Swift.String)
    case `catch`(AllUnion)
    case `class`
    case `consuming`(Swift.Int)
    case `continue`(String)
    case convenience(Swift.String)
    case `default`(AllUnion)
    case `defer`
    case `deinit`(Swift.Int)
    case didSet(String)
    case `do`(Swift.String)
    case `dynamic`(AllUnion)
    case `each`
    case `else`(Swift.Int)
    case `enum`(String)
    case `extension`(Swift.String)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "as": self = .`as`
        case "any": self = .any(reader.payload())
        case "actor": self = .`actor`(reader.payload())
        case "associatedtype": self = .`associatedtype`(reader.payload())
        case "async": self = .`async`(reader.payload())
        case "await": self = .`await`
        case "borrowing": self = .`borrowing`(reader.payload())
        case "break": self = .`break`(reader.payload())
        case "case": self = .`case`(reader.payload())
        case "catch": self = .`catch`(reader.payload())
        case "class": self = .`class`
        case "consuming": self = .`consuming`(reader.payload())
        case "continue": self = .`continue`(reader.payload())
        case "convenience": self = .convenience(reader.payload())
        case "default": self = .`default`(reader.payload())
        case "defer": self = .`defer`
        case "deinit": self = .`deinit`(reader.payload())
        case "didSet": self = .didSet(reader.payload())
        case "do": self = .`do`(reader.payload())
        case "dynamic": self = .`dynamic`(reader.payload())
        case "each": self = .`each`
        case "else": self = .`else`(reader.payload())
        case "enum": self = .`enum`(reader.payload())
        case "extension": self = .`extension`(reader.payload())
        default:
            reader.unknownCase(expected: "as, any, actor, associatedtype, async, await, borrowing, break, case, catch, class, consuming, continue, convenience, default, defer, deinit, didSet, do, dynamic, each, else, enum, extension")
            self = .`as`
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`as`: writer.bareCase("as")
        case .any(let payload): writer.unionCase("any", payload)
        case .`actor`(let payload): writer.unionCase("actor", payload)
        case .`associatedtype`(let payload): writer.unionCase("associatedtype", payload)
        case .`async`(let payload): writer.unionCase("async", payload)
        case .`await`: writer.bareCase("await")
        case .`borrowing`(let payload): writer.unionCase("borrowing", payload)
        case .`break`(let payload): writer.unionCase("break", payload)
        case .`case`(let payload): writer.unionCase("case", payload)
        case .`catch`(let payload): writer.unionCase("catch", payload)
        case .`class`: writer.bareCase("class")
        case .`consuming`(let payload): writer.unionCase("consuming", payload)
        case .`continue`(let payload): writer.unionCase("continue", payload)
        case .convenience(let payload): writer.unionCase("convenience", payload)
        case .`default`(let payload): writer.unionCase("default", payload)
        case .`defer`: writer.bareCase("defer")
        case .`deinit`(let payload): writer.unionCase("deinit", payload)
        case .didSet(let payload): writer.unionCase("didSet", payload)
        case .`do`(let payload): writer.unionCase("do", payload)
        case .`dynamic`(let payload): writer.unionCase("dynamic", payload)
        case .`each`: writer.bareCase("each")
        case .`else`(let payload): writer.unionCase("else", payload)
        case .`enum`(let payload): writer.unionCase("enum", payload)
        case .`extension`(let payload): writer.unionCase("extension", payload)
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .`actor`(let payload): validator.value("actor", payload)
        case .`async`(let payload): validator.value("async", payload)
        case .`break`(let payload): validator.value("break", payload)
        case .`catch`(let payload): validator.value("catch", payload)
        case .`continue`(let payload): validator.value("continue", payload)
        case .`default`(let payload): validator.value("default", payload)
        case .didSet(let payload): validator.value("didSet", payload)
        case .`dynamic`(let payload): validator.value("dynamic", payload)
        case .`enum`(let payload): validator.value("enum", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion1: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `fallthrough`(AllUnion)
    case `false`
    case `fileprivate`(Swift.Int)
    case final(String)
    case `for`(Swift.String)
    case `func`(AllUnion)
    case `get`
    case `guard`(Swift.Int)
    case `if`(String)
    case `import`(Swift.String)
    case `in`(AllUnion)
    case indirect
    case infix(Swift.Int)
    case `init`(String)
    case `inout`(Swift.String)
    case `internal`(AllUnion)
    case `is`
    case `isolated`(Swift.Int)
    case lazy(String)
    case left(Swift.String)
    case `let`(AllUnion)
    case `macro`
    case mutating(Swift.Int)
    case `nil`(String)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "fallthrough": self = .`fallthrough`(reader.payload())
        case "false": self = .`false`
        case "fileprivate": self = .`fileprivate`(reader.payload())
        case "final": self = .final(reader.payload())
        case "for": self = .`for`(reader.payload())
        case "func": self = .`func`(reader.payload())
        case "get": self = .`get`
        case "guard": self = .`guard`(reader.payload())
        case "if": self = .`if`(reader.payload())
        case "import": self = .`import`(reader.payload())
        case "in": self = .`in`(reader.payload())
        case "indirect": self = .indirect
        case "infix": self = .infix(reader.payload())
        case "init": self = .`init`(reader.payload())
        case "inout": self = .`inout`(reader.payload())
        case "internal": self = .`internal`(reader.payload())
        case "is": self = .`is`
        case "isolated": self = .`isolated`(reader.payload())
        case "lazy": self = .lazy(reader.payload())
        case "left": self = .left(reader.payload())
        case "let": self = .`let`(reader.payload())
        case "macro": self = .`macro`
        case "mutating": self = .mutating(reader.payload())
        case "nil": self = .`nil`(reader.payload())
        default:
            reader.unknownCase(expected: "fallthrough, false, fileprivate, final, for, func, get, guard, if, import, in, indirect, infix, init, inout, internal, is, isolated, lazy, left, let, macro, mutating, nil")
            self = .`fallthrough`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`fallthrough`(let payload): writer.unionCase("fallthrough", payload)
        case .`false`: writer.bareCase("false")
        case .`fileprivate`(let payload): writer.unionCase("fileprivate", payload)
        case .final(let payload): writer.unionCase("final", payload)
        case .`for`(let payload): writer.unionCase("for", payload)
        case .`func`(let payload): writer.unionCase("func", payload)
        case .`get`: writer.bareCase("get")
        case .`guard`(let payload): writer.unionCase("guard", payload)
        case .`if`(let payload): writer.unionCase("if", payload)
        case .`import`(let payload): writer.unionCase("import", payload)
        case .`in`(let payload): writer.unionCase("in", payload)
        case .indirect: writer.bareCase("indirect")
        case .infix(let payload): writer.unionCase("infix", payload)
        case .`init`(let payload): writer.unionCase("init", payload)
        case .`inout`(let payload): writer.unionCase("inout", payload)
        case .`internal`(let payload): writer.unionCase("internal", payload)
        case .`is`: writer.bareCase("is")
        case .`isolated`(let payload): writer.unionCase("isolated", payload)
        case .lazy(let payload): writer.unionCase("lazy", payload)
        case .left(let payload): writer.unionCase("left", payload)
        case .`let`(let payload): writer.unionCase("let", payload)
        case .`macro`: writer.bareCase("macro")
        case .mutating(let payload): writer.unionCase("mutating", payload)
        case .`nil`(let payload): writer.unionCase("nil", payload)
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .`fallthrough`(let payload): validator.value("fallthrough", payload)
        case .final(let payload): validator.value("final", payload)
        case .`func`(let payload): validator.value("func", payload)
        case .`if`(let payload): validator.value("if", payload)
        case .`in`(let payload): validator.value("in", payload)
        case .`init`(let payload): validator.value("init", payload)
        case .`internal`(let payload): validator.value("internal", payload)
        case .lazy(let payload): validator.value("lazy", payload)
        case .`let`(let payload): validator.value("let", payload)
        case .`nil`(let payload): validator.value("nil", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion2: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case none(Swift.String)
    case `nonisolated`(AllUnion)
    case nonmutating
    case `open`(Swift.Int)
    case `operator`(String)
    case optional(Swift.String)
    case override(AllUnion)
    case `package`
    case postfix(Swift.Int)
    case `precedencegroup`(String)
    case prefix(Swift.String)
    case `private`(AllUnion)
    case `protocol`
    case `public`(Swift.Int)
    case `repeat`(String)
    case required(Swift.String)
    case `rethrows`(AllUnion)
    case `return`
    case right(Swift.Int)
    case `sending`(Swift.String)
    case `set`(AllUnion)
    case `some`
    case `static`(Swift.Int)
    case `struct`(String)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "none": self = .none(reader.payload())
        case "nonisolated": self = .`nonisolated`(reader.payload())
        case "nonmutating": self = .nonmutating
        case "open": self = .`open`(reader.payload())
        case "operator": self = .`operator`(reader.payload())
        case "optional": self = .optional(reader.payload())
        case "override": self = .override(reader.payload())
        case "package": self = .`package`
        case "postfix": self = .postfix(reader.payload())
        case "precedencegroup": self = .`precedencegroup`(reader.payload())
        case "prefix": self = .prefix(reader.payload())
        case "private": self = .`private`(reader.payload())
        case "protocol": self = .`protocol`
        case "public": self = .`public`(reader.payload())
        case "repeat": self = .`repeat`(reader.payload())
        case "required": self = .required(reader.payload())
        case "rethrows": self = .`rethrows`(reader.payload())
        case "return": self = .`return`
        case "right": self = .right(reader.payload())
        case "sending": self = .`sending`(reader.payload())
        case "set": self = .`set`(reader.payload())
        case "some": self = .`some`
        case "static": self = .`static`(reader.payload())
        case "struct": self = .`struct`(reader.payload())
        default:
            reader.unknownCase(expected: "none, nonisolated, nonmutating, open, operator, optional, override, package, postfix, precedencegroup, prefix, private, protocol, public, repeat, required, rethrows, return, right, sending, set, some, static, struct")
            self = .none(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .none(let payload): writer.unionCase("none", payload)
        case .`nonisolated`(let payload): writer.unionCase("nonisolated", payload)
        case .nonmutating: writer.bareCase("nonmutating")
        case .`open`(let payload): writer.unionCase("open", payload)
        case .`operator`(let payload): writer.unionCase("operator", payload)
        case .optional(let payload): writer.unionCase("optional", payload)
        case .override(let payload): writer.unionCase("override", payload)
        case .`package`: writer.bareCase("package")
        case .postfix(let payload): writer.unionCase("postfix", payload)
        case .`precedencegroup`(let payload): writer.unionCase("precedencegroup", payload)
        case .prefix(let payload): writer.unionCase("prefix", payload)
        case .`private`(let payload): writer.unionCase("private", payload)
        case .`protocol`: writer.bareCase("protocol")
        case .`public`(let payload): writer.unionCase("public", payload)
        case .`repeat`(let payload): writer.unionCase("repeat", payload)
        case .required(let payload): writer.unionCase("required", payload)
        case .`rethrows`(let payload): writer.unionCase("rethrows", payload)
        case .`return`: writer.bareCase("return")
        case .right(let payload): writer.unionCase("right", payload)
        case .`sending`(let payload): writer.unionCase("sending", payload)
        case .`set`(let payload): writer.unionCase("set", payload)
        case .`some`: writer.bareCase("some")
        case .`static`(let payload): writer.unionCase("static", payload)
        case .`struct`(let payload): writer.unionCase("struct", payload)
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .`nonisolated`(let payload): validator.value("nonisolated", payload)
        case .`operator`(let payload): validator.value("operator", payload)
        case .override(let payload): validator.value("override", payload)
        case .`precedencegroup`(let payload): validator.value("precedencegroup", payload)
        case .`private`(let payload): validator.value("private", payload)
        case .`repeat`(let payload): validator.value("repeat", payload)
        case .`rethrows`(let payload): validator.value("rethrows", payload)
        case .`set`(let payload): validator.value("set", payload)
        case .`struct`(let payload): validator.value("struct", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion3: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case `subscript`(Swift.String)
    case `super`(AllUnion)
    case `switch`
    case then(Swift.Int)
    case `throw`(String)
    case `throws`(Swift.String)
    case `true`(AllUnion)
    case `try`
    case `typealias`(Swift.Int)
    case `unowned`(String)
    case unsafe(Swift.String)
    case `var`(AllUnion)
    case `weak`
    case `where`(Swift.Int)
    case `while`(String)
    case willSet(Swift.String)
    case `yield`(AllUnion)
    case discard
    case copy(Swift.Int)
    case consume(String)
    case module(Swift.String)
    case distributed(AllUnion)
    case description

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "subscript": self = .`subscript`(reader.payload())
        case "super": self = .`super`(reader.payload())
        case "switch": self = .`switch`
        case "then": self = .then(reader.payload())
        case "throw": self = .`throw`(reader.payload())
        case "throws": self = .`throws`(reader.payload())
        case "true": self = .`true`(reader.payload())
        case "try": self = .`try`
        case "typealias": self = .`typealias`(reader.payload())
        case "unowned": self = .`unowned`(reader.payload())
        case "unsafe": self = .unsafe(reader.payload())
        case "var": self = .`var`(reader.payload())
        case "weak": self = .`weak`
        case "where": self = .`where`(reader.payload())
        case "while": self = .`while`(reader.payload())
        case "willSet": self = .willSet(reader.payload())
        case "yield": self = .`yield`(reader.payload())
        case "discard": self = .discard
        case "copy": self = .copy(reader.payload())
        case "consume": self = .consume(reader.payload())
        case "module": self = .module(reader.payload())
        case "distributed": self = .distributed(reader.payload())
        case "description": self = .description
        default:
            reader.unknownCase(expected: "subscript, super, switch, then, throw, throws, true, try, typealias, unowned, unsafe, var, weak, where, while, willSet, yield, discard, copy, consume, module, distributed, description")
            self = .`subscript`(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .`subscript`(let payload): writer.unionCase("subscript", payload)
        case .`super`(let payload): writer.unionCase("super", payload)
        case .`switch`: writer.bareCase("switch")
        case .then(let payload): writer.unionCase("then", payload)
        case .`throw`(let payload): writer.unionCase("throw", payload)
        case .`throws`(let payload): writer.unionCase("throws", payload)
        case .`true`(let payload): writer.unionCase("true", payload)
        case .`try`: writer.bareCase("try")
        case .`typealias`(let payload): writer.unionCase("typealias", payload)
        case .`unowned`(let payload): writer.unionCase("unowned", payload)
        case .unsafe(let payload): writer.unionCase("unsafe", payload)
        case .`var`(let payload): writer.unionCase("var", payload)
        case .`weak`: writer.bareCase("weak")
        case .`where`(let payload): writer.unionCase("where", payload)
        case .`while`(let payload): writer.unionCase("while", payload)
        case .willSet(let payload): writer.unionCase("willSet", payload)
        case .`yield`(let payload): writer.unionCase("yield", payload)
        case .discard: writer.bareCase("discard")
        case .copy(let payload): writer.unionCase("copy", payload)
        case .consume(let payload): writer.unionCase("consume", payload)
        case .module(let payload): writer.unionCase("module", payload)
        case .distributed(let payload): writer.unionCase("distributed", payload)
        case .description: writer.bareCase("description")
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .`super`(let payload): validator.value("super", payload)
        case .`throw`(let payload): validator.value("throw", payload)
        case .`true`(let payload): validator.value("true", payload)
        case .`unowned`(let payload): validator.value("unowned", payload)
        case .`var`(let payload): validator.value("var", payload)
        case .`while`(let payload): validator.value("while", payload)
        case .`yield`(let payload): validator.value("yield", payload)
        case .consume(let payload): validator.value("consume", payload)
        case .distributed(let payload): validator.value("distributed", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion4: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case hash(String)
    case encode(Swift.String)
    case decode(AllUnion)
    case validator
    case value(Swift.Int)
    case reader(String)
    case writer(Swift.String)
    case wireName(AllUnion)
    case command
    case error(Swift.Int)
    case event(String)
    case context(Swift.String)
    case rawValue(AllUnion)
    case jsonKey
    case debugDescription(Swift.Int)
    case target(String)
    case newValue(Swift.String)
    case id(AllUnion)
    case type
    case types(Swift.Int)
    case payload(String)
    case key(Swift.String)
    case keys(AllUnion)
    case partition

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "hash": self = .hash(reader.payload())
        case "encode": self = .encode(reader.payload())
        case "decode": self = .decode(reader.payload())
        case "validator": self = .validator
        case "value": self = .value(reader.payload())
        case "reader": self = .reader(reader.payload())
        case "writer": self = .writer(reader.payload())
        case "wireName": self = .wireName(reader.payload())
        case "command": self = .command
        case "error": self = .error(reader.payload())
        case "event": self = .event(reader.payload())
        case "context": self = .context(reader.payload())
        case "rawValue": self = .rawValue(reader.payload())
        case "jsonKey": self = .jsonKey
        case "debugDescription": self = .debugDescription(reader.payload())
        case "target": self = .target(reader.payload())
        case "newValue": self = .newValue(reader.payload())
        case "id": self = .id(reader.payload())
        case "type": self = .type
        case "types": self = .types(reader.payload())
        case "payload": self = .payload(reader.payload())
        case "key": self = .key(reader.payload())
        case "keys": self = .keys(reader.payload())
        case "partition": self = .partition
        default:
            reader.unknownCase(expected: "hash, encode, decode, validator, value, reader, writer, wireName, command, error, event, context, rawValue, jsonKey, debugDescription, target, newValue, id, type, types, payload, key, keys, partition")
            self = .hash(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .hash(let payload): writer.unionCase("hash", payload)
        case .encode(let payload): writer.unionCase("encode", payload)
        case .decode(let payload): writer.unionCase("decode", payload)
        case .validator: writer.bareCase("validator")
        case .value(let payload): writer.unionCase("value", payload)
        case .reader(let payload): writer.unionCase("reader", payload)
        case .writer(let payload): writer.unionCase("writer", payload)
        case .wireName(let payload): writer.unionCase("wireName", payload)
        case .command: writer.bareCase("command")
        case .error(let payload): writer.unionCase("error", payload)
        case .event(let payload): writer.unionCase("event", payload)
        case .context(let payload): writer.unionCase("context", payload)
        case .rawValue(let payload): writer.unionCase("rawValue", payload)
        case .jsonKey: writer.bareCase("jsonKey")
        case .debugDescription(let payload): writer.unionCase("debugDescription", payload)
        case .target(let payload): writer.unionCase("target", payload)
        case .newValue(let payload): writer.unionCase("newValue", payload)
        case .id(let payload): writer.unionCase("id", payload)
        case .type: writer.bareCase("type")
        case .types(let payload): writer.unionCase("types", payload)
        case .payload(let payload): writer.unionCase("payload", payload)
        case .key(let payload): writer.unionCase("key", payload)
        case .keys(let payload): writer.unionCase("keys", payload)
        case .partition: writer.bareCase("partition")
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .hash(let payload): validator.value("hash", payload)
        case .decode(let payload): validator.value("decode", payload)
        case .reader(let payload): validator.value("reader", payload)
        case .wireName(let payload): validator.value("wireName", payload)
        case .event(let payload): validator.value("event", payload)
        case .rawValue(let payload): validator.value("rawValue", payload)
        case .target(let payload): validator.value("target", payload)
        case .id(let payload): validator.value("id", payload)
        case .payload(let payload): validator.value("payload", payload)
        case .keys(let payload): validator.value("keys", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion5: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case document(Swift.Int)
    case rows(String)
    case registry(Swift.String)
    case policy(AllUnion)
    case projection
    case message(Swift.Int)
    case reaction(String)
    case query(Swift.String)
    case name(AllUnion)
    case version
    case tags(Swift.Int)
    case fields(String)
    case register(Swift.String)
    case self0(AllUnion)
    case prediction
    case isInline(Swift.Int)
    case failure(String)
    case failureStrategy(Swift.String)
    case result(AllUnion)
    case emission
    case emissions(Swift.Int)
    case decide(String)
    case begin(Swift.String)
    case follow(AllUnion)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "document": self = .document(reader.payload())
        case "rows": self = .rows(reader.payload())
        case "registry": self = .registry(reader.payload())
        case "policy": self = .policy(reader.payload())
        case "projection": self = .projection
        case "message": self = .message(reader.payload())
        case "reaction": self = .reaction(reader.payload())
        case "query": self = .query(reader.payload())
        case "name": self = .name(reader.payload())
        case "version": self = .version
        case "tags": self = .tags(reader.payload())
        case "fields": self = .fields(reader.payload())
        case "register": self = .register(reader.payload())
        case "self0": self = .self0(reader.payload())
        case "prediction": self = .prediction
        case "isInline": self = .isInline(reader.payload())
        case "failure": self = .failure(reader.payload())
        case "failureStrategy": self = .failureStrategy(reader.payload())
        case "result": self = .result(reader.payload())
        case "emission": self = .emission
        case "emissions": self = .emissions(reader.payload())
        case "decide": self = .decide(reader.payload())
        case "begin": self = .begin(reader.payload())
        case "follow": self = .follow(reader.payload())
        default:
            reader.unknownCase(expected: "document, rows, registry, policy, projection, message, reaction, query, name, version, tags, fields, register, self0, prediction, isInline, failure, failureStrategy, result, emission, emissions, decide, begin, follow")
            self = .document(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .document(let payload): writer.unionCase("document", payload)
        case .rows(let payload): writer.unionCase("rows", payload)
        case .registry(let payload): writer.unionCase("registry", payload)
        case .policy(let payload): writer.unionCase("policy", payload)
        case .projection: writer.bareCase("projection")
        case .message(let payload): writer.unionCase("message", payload)
        case .reaction(let payload): writer.unionCase("reaction", payload)
        case .query(let payload): writer.unionCase("query", payload)
        case .name(let payload): writer.unionCase("name", payload)
        case .version: writer.bareCase("version")
        case .tags(let payload): writer.unionCase("tags", payload)
        case .fields(let payload): writer.unionCase("fields", payload)
        case .register(let payload): writer.unionCase("register", payload)
        case .self0(let payload): writer.unionCase("self0", payload)
        case .prediction: writer.bareCase("prediction")
        case .isInline(let payload): writer.unionCase("isInline", payload)
        case .failure(let payload): writer.unionCase("failure", payload)
        case .failureStrategy(let payload): writer.unionCase("failureStrategy", payload)
        case .result(let payload): writer.unionCase("result", payload)
        case .emission: writer.bareCase("emission")
        case .emissions(let payload): writer.unionCase("emissions", payload)
        case .decide(let payload): writer.unionCase("decide", payload)
        case .begin(let payload): writer.unionCase("begin", payload)
        case .follow(let payload): writer.unionCase("follow", payload)
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .rows(let payload): validator.value("rows", payload)
        case .policy(let payload): validator.value("policy", payload)
        case .reaction(let payload): validator.value("reaction", payload)
        case .name(let payload): validator.value("name", payload)
        case .fields(let payload): validator.value("fields", payload)
        case .self0(let payload): validator.value("self0", payload)
        case .failure(let payload): validator.value("failure", payload)
        case .result(let payload): validator.value("result", payload)
        case .decide(let payload): validator.value("decide", payload)
        case .follow(let payload): validator.value("follow", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion6: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case apply
    case streamName(Swift.Int)
    case of(String)
    case validate(Swift.String)
    case upcasts(AllUnion)
    case schemaVersion
    case requiredRoles(Swift.Int)
    case underlying(String)
    case unexpected(Swift.String)
    case parts(AllUnion)
    case row
    case tableName(Swift.Int)
    case react(String)
    case send(Swift.String)
    case schedule(AllUnion)
    case cancel
    case actions(Swift.Int)
    case project(String)
    case handle(Swift.String)
    case a(AllUnion)
    case b
    case x(Swift.Int)
    case init0(String)
    case main(Swift.String)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "apply": self = .apply
        case "streamName": self = .streamName(reader.payload())
        case "of": self = .of(reader.payload())
        case "validate": self = .validate(reader.payload())
        case "upcasts": self = .upcasts(reader.payload())
        case "schemaVersion": self = .schemaVersion
        case "requiredRoles": self = .requiredRoles(reader.payload())
        case "underlying": self = .underlying(reader.payload())
        case "unexpected": self = .unexpected(reader.payload())
        case "parts": self = .parts(reader.payload())
        case "row": self = .row
        case "tableName": self = .tableName(reader.payload())
        case "react": self = .react(reader.payload())
        case "send": self = .send(reader.payload())
        case "schedule": self = .schedule(reader.payload())
        case "cancel": self = .cancel
        case "actions": self = .actions(reader.payload())
        case "project": self = .project(reader.payload())
        case "handle": self = .handle(reader.payload())
        case "a": self = .a(reader.payload())
        case "b": self = .b
        case "x": self = .x(reader.payload())
        case "init0": self = .init0(reader.payload())
        case "main": self = .main(reader.payload())
        default:
            reader.unknownCase(expected: "apply, streamName, of, validate, upcasts, schemaVersion, requiredRoles, underlying, unexpected, parts, row, tableName, react, send, schedule, cancel, actions, project, handle, a, b, x, init0, main")
            self = .apply
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .apply: writer.bareCase("apply")
        case .streamName(let payload): writer.unionCase("streamName", payload)
        case .of(let payload): writer.unionCase("of", payload)
        case .validate(let payload): writer.unionCase("validate", payload)
        case .upcasts(let payload): writer.unionCase("upcasts", payload)
        case .schemaVersion: writer.bareCase("schemaVersion")
        case .requiredRoles(let payload): writer.unionCase("requiredRoles", payload)
        case .underlying(let payload): writer.unionCase("underlying", payload)
        case .unexpected(let payload): writer.unionCase("unexpected", payload)
        case .parts(let payload): writer.unionCase("parts", payload)
        case .row: writer.bareCase("row")
        case .tableName(let payload): writer.unionCase("tableName", payload)
        case .react(let payload): writer.unionCase("react", payload)
        case .send(let payload): writer.unionCase("send", payload)
        case .schedule(let payload): writer.unionCase("schedule", payload)
        case .cancel: writer.bareCase("cancel")
        case .actions(let payload): writer.unionCase("actions", payload)
        case .project(let payload): writer.unionCase("project", payload)
        case .handle(let payload): writer.unionCase("handle", payload)
        case .a(let payload): writer.unionCase("a", payload)
        case .b: writer.bareCase("b")
        case .x(let payload): writer.unionCase("x", payload)
        case .init0(let payload): writer.unionCase("init0", payload)
        case .main(let payload): writer.unionCase("main", payload)
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .of(let payload): validator.value("of", payload)
        case .upcasts(let payload): validator.value("upcasts", payload)
        case .underlying(let payload): validator.value("underlying", payload)
        case .parts(let payload): validator.value("parts", payload)
        case .react(let payload): validator.value("react", payload)
        case .schedule(let payload): validator.value("schedule", payload)
        case .project(let payload): validator.value("project", payload)
        case .a(let payload): validator.value("a", payload)
        case .init0(let payload): validator.value("init0", payload)
        default: break
        }
    }
}

nonisolated public enum AllUnion7: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case swift(AllUnion)
    case misas
    case string(Swift.Int)
    case int(String)
    case bool(Swift.String)
    case set0(AllUnion)
    case array
    case dictionary(Swift.Int)
    case date(String)
    case uuid(Swift.String)
    case decimal(AllUnion)
    case misasValue
    case swiftString(Swift.Int)
    case jsonValue(String)
    case error0(Swift.String)
    case snapshotInterval(AllUnion)
    case stateFingerprint
    case isStateStored(Swift.Int)
    case notFound(String)
    case alreadyExists(Swift.String)
    case root(AllUnion)
    case time

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "swift": self = .swift(reader.payload())
        case "misas": self = .misas
        case "string": self = .string(reader.payload())
        case "int": self = .int(reader.payload())
        case "bool": self = .bool(reader.payload())
        case "set0": self = .set0(reader.payload())
        case "array": self = .array
        case "dictionary": self = .dictionary(reader.payload())
        case "date": self = .date(reader.payload())
        case "uuid": self = .uuid(reader.payload())
        case "decimal": self = .decimal(reader.payload())
        case "misasValue": self = .misasValue
        case "swiftString": self = .swiftString(reader.payload())
        case "jsonValue": self = .jsonValue(reader.payload())
        case "error0": self = .error0(reader.payload())
        case "snapshotInterval": self = .snapshotInterval(reader.payload())
        case "stateFingerprint": self = .stateFingerprint
        case "isStateStored": self = .isStateStored(reader.payload())
        case "notFound": self = .notFound(reader.payload())
        case "alreadyExists": self = .alreadyExists(reader.payload())
        case "root": self = .root(reader.payload())
        case "time": self = .time
        default:
            reader.unknownCase(expected: "swift, misas, string, int, bool, set0, array, dictionary, date, uuid, decimal, misasValue, swiftString, jsonValue, error0, snapshotInterval, stateFingerprint, isStateStored, notFound, alreadyExists, root, time")
            self = .swift(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .swift(let payload): writer.unionCase("swift", payload)
        case .misas: writer.bareCase("misas")
        case .string(let payload): writer.unionCase("string", payload)
        case .int(let payload): writer.unionCase("int", payload)
        case .bool(let payload): writer.unionCase("bool", payload)
        case .set0(let payload): writer.unionCase("set0", payload)
        case .array: writer.bareCase("array")
        case .dictionary(let payload): writer.unionCase("dictionary", payload)
        case .date(let payload): writer.unionCase("date", payload)
        case .uuid(let payload): writer.unionCase("uuid", payload)
        case .decimal(let payload): writer.unionCase("decimal", payload)
        case .misasValue: writer.bareCase("misasValue")
        case .swiftString(let payload): writer.unionCase("swiftString", payload)
        case .jsonValue(let payload): writer.unionCase("jsonValue", payload)
        case .error0(let payload): writer.unionCase("error0", payload)
        case .snapshotInterval(let payload): writer.unionCase("snapshotInterval", payload)
        case .stateFingerprint: writer.bareCase("stateFingerprint")
        case .isStateStored(let payload): writer.unionCase("isStateStored", payload)
        case .notFound(let payload): writer.unionCase("notFound", payload)
        case .alreadyExists(let payload): writer.unionCase("alreadyExists", payload)
        case .root(let payload): writer.unionCase("root", payload)
        case .time: writer.bareCase("time")
        }
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .swift(let payload): validator.value("swift", payload)
        case .int(let payload): validator.value("int", payload)
        case .set0(let payload): validator.value("set0", payload)
        case .date(let payload): validator.value("date", payload)
        case .decimal(let payload): validator.value("decimal", payload)
        case .jsonValue(let payload): validator.value("jsonValue", payload)
        case .snapshotInterval(let payload): validator.value("snapshotInterval", payload)
        case .notFound(let payload): validator.value("notFound", payload)
        case .root(let payload): validator.value("root", payload)
        default: break
        }
    }
}

nonisolated public struct AllFields: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var `as`: Swift.Int
    public var any: Swift.String?
    public var `actor`: String
    public var `associatedtype`: Swift.String
    public var `async`: AllFields? {
        get { self._async?.wrapped }
        set { self._async = newValue.map(Misas.Indirect.init) }
    }
    private var _async: Misas.Indirect<AllFields>?
    public var `await`: [Error]
    public var `borrowing`: Result0?
    public var `break`: Swift.Int
    public var `case`: Swift.String?
    public var `catch`: String
    public var `class`: Swift.String
    public var `consuming`: AllFields? {
        get { self._consuming?.wrapped }
        set { self._consuming = newValue.map(Misas.Indirect.init) }
    }
    private var _consuming: Misas.Indirect<AllFields>?
    public var `continue`: [Error]
    public var convenience: Result0?
    public var `default`: Swift.Int
    public var `defer`: Swift.String?
    public var `deinit`: String
    public var didSet: Swift.String
    public var `do`: AllFields? {
        get { self._do?.wrapped }
        set { self._do = newValue.map(Misas.Indirect.init) }
    }
    private var _do: Misas.Indirect<AllFields>?
    public var `dynamic`: [Error]
    public var `each`: Result0?
    public var `else`: Swift.Int
    public var `enum`: Swift.String?
    public var `extension`: String

    public init(`as`: Swift.Int, any: Swift.String? = nil, `actor`: String, `associatedtype`: Swift.String, `async`: AllFields? = nil, `await`: [Error], `borrowing`: Result0? = nil, `break`: Swift.Int, `case`: Swift.String? = nil, `catch`: String, `class`: Swift.String, `consuming`: AllFields? = nil, `continue`: [Error], convenience: Result0? = nil, `default`: Swift.Int, `defer`: Swift.String? = nil, `deinit`: String, didSet: Swift.String, `do`: AllFields? = nil, `dynamic`: [Error], `each`: Result0? = nil, `else`: Swift.Int, `enum`: Swift.String? = nil, `extension`: String) {
        self.`as` = `as`
        self.any = any
        self.`actor` = `actor`
        self.`associatedtype` = `associatedtype`
        self._async = `async`.map(Misas.Indirect.init)
        self.`await` = `await`
        self.`borrowing` = `borrowing`
        self.`break` = `break`
        self.`case` = `case`
        self.`catch` = `catch`
        self.`class` = `class`
        self._consuming = `consuming`.map(Misas.Indirect.init)
        self.`continue` = `continue`
        self.convenience = convenience
        self.`default` = `default`
        self.`defer` = `defer`
        self.`deinit` = `deinit`
        self.didSet = didSet
        self._do = `do`.map(Misas.Indirect.init)
        self.`dynamic` = `dynamic`
        self.`each` = `each`
        self.`else` = `else`
        self.`enum` = `enum`
        self.`extension` = `extension`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`as` = reader.intMember("as")
        self.any = reader.optionalStringMember("any")
        self.`actor` = reader.member("actor")
        self.`associatedtype` = reader.stringMember("associatedtype")
        self._async = (reader.optionalMember("async") as AllFields?).map(Misas.Indirect.init)
        self.`await` = reader.member("await")
        self.`borrowing` = reader.optionalMember("borrowing")
        self.`break` = reader.intMember("break")
        self.`case` = reader.optionalStringMember("case")
        self.`catch` = reader.member("catch")
        self.`class` = reader.stringMember("class")
        self._consuming = (reader.optionalMember("consuming") as AllFields?).map(Misas.Indirect.init)
        self.`continue` = reader.member("continue")
        self.convenience = reader.optionalMember("convenience")
        self.`default` = reader.intMember("default")
        self.`defer` = reader.optionalStringMember("defer")
        self.`deinit` = reader.member("deinit")
        self.didSet = reader.stringMember("didSet")
        self._do = (reader.optionalMember("do") as AllFields?).map(Misas.Indirect.init)
        self.`dynamic` = reader.member("dynamic")
        self.`each` = reader.optionalMember("each")
        self.`else` = reader.intMember("else")
        self.`enum` = reader.optionalStringMember("enum")
        self.`extension` = reader.member("extension")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("as", self.`as`)
        writer.optionalStringMember("any", self.any)
        writer.member("actor", self.`actor`)
        writer.stringMember("associatedtype", self.`associatedtype`)
        writer.optionalMember("async", self.`async`)
        writer.member("await", self.`await`)
        writer.optionalMember("borrowing", self.`borrowing`)
        writer.intMember("break", self.`break`)
        writer.optionalStringMember("case", self.`case`)
        writer.member("catch", self.`catch`)
        writer.stringMember("class", self.`class`)
        writer.optionalMember("consuming", self.`consuming`)
        writer.member("continue", self.`continue`)
        writer.optionalMember("convenience", self.convenience)
        writer.intMember("default", self.`default`)
        writer.optionalStringMember("defer", self.`defer`)
        writer.member("deinit", self.`deinit`)
        writer.stringMember("didSet", self.didSet)
        writer.optionalMember("do", self.`do`)
        writer.member("dynamic", self.`dynamic`)
        writer.optionalMember("each", self.`each`)
        writer.intMember("else", self.`else`)
        writer.optionalStringMember("enum", self.`enum`)
        writer.member("extension", self.`extension`)
    }

    private static let associatedtypePattern = Misas.ValuePattern("a")

    private static let classPattern = Misas.ValuePattern("a")

    private static let didSetPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("actor", value.`actor`)
        validator.text("associatedtype", value.`associatedtype`, minLength: 1, pattern: Self.associatedtypePattern)
        validator.value("async", value.`async`)
        validator.value("borrowing", value.`borrowing`)
        validator.value("catch", value.`catch`)
        validator.text("class", value.`class`, minLength: 1, pattern: Self.classPattern)
        validator.value("consuming", value.`consuming`)
        validator.value("convenience", value.convenience)
        validator.value("deinit", value.`deinit`)
        validator.text("didSet", value.didSet, minLength: 1, pattern: Self.didSetPattern)
        validator.value("do", value.`do`)
        validator.value("each", value.`each`)
        validator.value("extension", value.`extension`)
    }
}

nonisolated public struct AllFields1: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var `fallthrough`: Swift.String
    public var `false`: AllFields?
    public var `fileprivate`: [Error]
    public var final: Result0?
    public var `for`: Swift.Int
    public var `func`: Swift.String?
    public var `get`: String
    public var `guard`: Swift.String
    public var `if`: AllFields?
    public var `import`: [Error]
    public var `in`: Result0?
    public var indirect: Swift.Int
    public var infix: Swift.String?
    public var `init`: String
    public var `inout`: Swift.String
    public var `internal`: AllFields?
    public var `is`: [Error]
    public var `isolated`: Result0?
    public var lazy: Swift.Int
    public var left: Swift.String?
    public var `let`: String
    public var `macro`: Swift.String
    public var mutating: AllFields?
    public var `nil`: [Error]

    public init(`fallthrough`: Swift.String, `false`: AllFields? = nil, `fileprivate`: [Error], final: Result0? = nil, `for`: Swift.Int, `func`: Swift.String? = nil, `get`: String, `guard`: Swift.String, `if`: AllFields? = nil, `import`: [Error], `in`: Result0? = nil, indirect: Swift.Int, infix: Swift.String? = nil, `init`: String, `inout`: Swift.String, `internal`: AllFields? = nil, `is`: [Error], `isolated`: Result0? = nil, lazy: Swift.Int, left: Swift.String? = nil, `let`: String, `macro`: Swift.String, mutating: AllFields? = nil, `nil`: [Error]) {
        self.`fallthrough` = `fallthrough`
        self.`false` = `false`
        self.`fileprivate` = `fileprivate`
        self.final = final
        self.`for` = `for`
        self.`func` = `func`
        self.`get` = `get`
        self.`guard` = `guard`
        self.`if` = `if`
        self.`import` = `import`
        self.`in` = `in`
        self.indirect = indirect
        self.infix = infix
        self.`init` = `init`
        self.`inout` = `inout`
        self.`internal` = `internal`
        self.`is` = `is`
        self.`isolated` = `isolated`
        self.lazy = lazy
        self.left = left
        self.`let` = `let`
        self.`macro` = `macro`
        self.mutating = mutating
        self.`nil` = `nil`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`fallthrough` = reader.stringMember("fallthrough")
        self.`false` = reader.optionalMember("false")
        self.`fileprivate` = reader.member("fileprivate")
        self.final = reader.optionalMember("final")
        self.`for` = reader.intMember("for")
        self.`func` = reader.optionalStringMember("func")
        self.`get` = reader.member("get")
        self.`guard` = reader.stringMember("guard")
        self.`if` = reader.optionalMember("if")
        self.`import` = reader.member("import")
        self.`in` = reader.optionalMember("in")
        self.indirect = reader.intMember("indirect")
        self.infix = reader.optionalStringMember("infix")
        self.`init` = reader.member("init")
        self.`inout` = reader.stringMember("inout")
        self.`internal` = reader.optionalMember("internal")
        self.`is` = reader.member("is")
        self.`isolated` = reader.optionalMember("isolated")
        self.lazy = reader.intMember("lazy")
        self.left = reader.optionalStringMember("left")
        self.`let` = reader.member("let")
        self.`macro` = reader.stringMember("macro")
        self.mutating = reader.optionalMember("mutating")
        self.`nil` = reader.member("nil")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("fallthrough", self.`fallthrough`)
        writer.optionalMember("false", self.`false`)
        writer.member("fileprivate", self.`fileprivate`)
        writer.optionalMember("final", self.final)
        writer.intMember("for", self.`for`)
        writer.optionalStringMember("func", self.`func`)
        writer.member("get", self.`get`)
        writer.stringMember("guard", self.`guard`)
        writer.optionalMember("if", self.`if`)
        writer.member("import", self.`import`)
        writer.optionalMember("in", self.`in`)
        writer.intMember("indirect", self.indirect)
        writer.optionalStringMember("infix", self.infix)
        writer.member("init", self.`init`)
        writer.stringMember("inout", self.`inout`)
        writer.optionalMember("internal", self.`internal`)
        writer.member("is", self.`is`)
        writer.optionalMember("isolated", self.`isolated`)
        writer.intMember("lazy", self.lazy)
        writer.optionalStringMember("left", self.left)
        writer.member("let", self.`let`)
        writer.stringMember("macro", self.`macro`)
        writer.optionalMember("mutating", self.mutating)
        writer.member("nil", self.`nil`)
    }

    private static let fallthroughPattern = Misas.ValuePattern("a")

    private static let guardPattern = Misas.ValuePattern("a")

    private static let inoutPattern = Misas.ValuePattern("a")

    private static let macroPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("fallthrough", value.`fallthrough`, minLength: 1, pattern: Self.fallthroughPattern)
        validator.value("false", value.`false`)
        validator.value("final", value.final)
        validator.value("get", value.`get`)
        validator.text("guard", value.`guard`, minLength: 1, pattern: Self.guardPattern)
        validator.value("if", value.`if`)
        validator.value("in", value.`in`)
        validator.value("init", value.`init`)
        validator.text("inout", value.`inout`, minLength: 1, pattern: Self.inoutPattern)
        validator.value("internal", value.`internal`)
        validator.value("isolated", value.`isolated`)
        validator.value("let", value.`let`)
        validator.text("macro", value.`macro`, minLength: 1, pattern: Self.macroPattern)
        validator.value("mutating", value.mutating)
    }
}

nonisolated public struct AllFields2: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var none: Result0?
    public var `nonisolated`: Swift.Int
    public var nonmutating: Swift.String?
    public var `open`: String
    public var `operator`: Swift.String
    public var optional: AllFields?
    public var override: [Error]
    public var `package`: Result0?
    public var postfix: Swift.Int
    public var `precedencegroup`: Swift.String?
    public var prefix: String
    public var `private`: Swift.String
    public var `protocol`: AllFields?
    public var `public`: [Error]
    public var `repeat`: Result0?
    public var required: Swift.Int
    public var `rethrows`: Swift.String?
    public var `return`: String
    public var right: Swift.String
    public var `sending`: [Error]
    public var `set`: Result0?
    public var `some`: Swift.Int
    public var `static`: Swift.String?
    public var `struct`: String

    public init(none: Result0? = nil, `nonisolated`: Swift.Int, nonmutating: Swift.String? = nil, `open`: String, `operator`: Swift.String, optional: AllFields? = nil, override: [Error], `package`: Result0? = nil, postfix: Swift.Int, `precedencegroup`: Swift.String? = nil, prefix: String, `private`: Swift.String, `protocol`: AllFields? = nil, `public`: [Error], `repeat`: Result0? = nil, required: Swift.Int, `rethrows`: Swift.String? = nil, `return`: String, right: Swift.String, `sending`: [Error], `set`: Result0? = nil, `some`: Swift.Int, `static`: Swift.String? = nil, `struct`: String) {
        self.none = none
        self.`nonisolated` = `nonisolated`
        self.nonmutating = nonmutating
        self.`open` = `open`
        self.`operator` = `operator`
        self.optional = optional
        self.override = override
        self.`package` = `package`
        self.postfix = postfix
        self.`precedencegroup` = `precedencegroup`
        self.prefix = prefix
        self.`private` = `private`
        self.`protocol` = `protocol`
        self.`public` = `public`
        self.`repeat` = `repeat`
        self.required = required
        self.`rethrows` = `rethrows`
        self.`return` = `return`
        self.right = right
        self.`sending` = `sending`
        self.`set` = `set`
        self.`some` = `some`
        self.`static` = `static`
        self.`struct` = `struct`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.none = reader.optionalMember("none")
        self.`nonisolated` = reader.intMember("nonisolated")
        self.nonmutating = reader.optionalStringMember("nonmutating")
        self.`open` = reader.member("open")
        self.`operator` = reader.stringMember("operator")
        self.optional = reader.optionalMember("optional")
        self.override = reader.member("override")
        self.`package` = reader.optionalMember("package")
        self.postfix = reader.intMember("postfix")
        self.`precedencegroup` = reader.optionalStringMember("precedencegroup")
        self.prefix = reader.member("prefix")
        self.`private` = reader.stringMember("private")
        self.`protocol` = reader.optionalMember("protocol")
        self.`public` = reader.member("public")
        self.`repeat` = reader.optionalMember("repeat")
        self.required = reader.intMember("required")
        self.`rethrows` = reader.optionalStringMember("rethrows")
        self.`return` = reader.member("return")
        self.right = reader.stringMember("right")
        self.`sending` = reader.member("sending")
        self.`set` = reader.optionalMember("set")
        self.`some` = reader.intMember("some")
        self.`static` = reader.optionalStringMember("static")
        self.`struct` = reader.member("struct")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("none", self.none)
        writer.intMember("nonisolated", self.`nonisolated`)
        writer.optionalStringMember("nonmutating", self.nonmutating)
        writer.member("open", self.`open`)
        writer.stringMember("operator", self.`operator`)
        writer.optionalMember("optional", self.optional)
        writer.member("override", self.override)
        writer.optionalMember("package", self.`package`)
        writer.intMember("postfix", self.postfix)
        writer.optionalStringMember("precedencegroup", self.`precedencegroup`)
        writer.member("prefix", self.prefix)
        writer.stringMember("private", self.`private`)
        writer.optionalMember("protocol", self.`protocol`)
        writer.member("public", self.`public`)
        writer.optionalMember("repeat", self.`repeat`)
        writer.intMember("required", self.required)
        writer.optionalStringMember("rethrows", self.`rethrows`)
        writer.member("return", self.`return`)
        writer.stringMember("right", self.right)
        writer.member("sending", self.`sending`)
        writer.optionalMember("set", self.`set`)
        writer.intMember("some", self.`some`)
        writer.optionalStringMember("static", self.`static`)
        writer.member("struct", self.`struct`)
    }

    private static let operatorPattern = Misas.ValuePattern("a")

    private static let privatePattern = Misas.ValuePattern("a")

    private static let rightPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("none", value.none)
        validator.value("open", value.`open`)
        validator.text("operator", value.`operator`, minLength: 1, pattern: Self.operatorPattern)
        validator.value("optional", value.optional)
        validator.value("package", value.`package`)
        validator.value("prefix", value.prefix)
        validator.text("private", value.`private`, minLength: 1, pattern: Self.privatePattern)
        validator.value("protocol", value.`protocol`)
        validator.value("repeat", value.`repeat`)
        validator.value("return", value.`return`)
        validator.text("right", value.right, minLength: 1, pattern: Self.rightPattern)
        validator.value("set", value.`set`)
        validator.value("struct", value.`struct`)
    }
}

nonisolated public struct AllFields3: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var `subscript`: Swift.String
    public var `super`: AllFields?
    public var `switch`: [Error]
    public var then: Result0?
    public var `throw`: Swift.Int
    public var `throws`: Swift.String?
    public var `true`: String
    public var `try`: Swift.String
    public var `typealias`: AllFields?
    public var `unowned`: [Error]
    public var unsafe: Result0?
    public var `var`: Swift.Int
    public var `weak`: Swift.String?
    public var `where`: String
    public var `while`: Swift.String
    public var willSet: AllFields?
    public var `yield`: [Error]
    public var discard: Result0?
    public var copy: Swift.Int
    public var consume: Swift.String?
    public var module: String
    public var distributed: Swift.String
    public var description: AllFields?

    public init(`subscript`: Swift.String, `super`: AllFields? = nil, `switch`: [Error], then: Result0? = nil, `throw`: Swift.Int, `throws`: Swift.String? = nil, `true`: String, `try`: Swift.String, `typealias`: AllFields? = nil, `unowned`: [Error], unsafe: Result0? = nil, `var`: Swift.Int, `weak`: Swift.String? = nil, `where`: String, `while`: Swift.String, willSet: AllFields? = nil, `yield`: [Error], discard: Result0? = nil, copy: Swift.Int, consume: Swift.String? = nil, module: String, distributed: Swift.String, description: AllFields? = nil) {
        self.`subscript` = `subscript`
        self.`super` = `super`
        self.`switch` = `switch`
        self.then = then
        self.`throw` = `throw`
        self.`throws` = `throws`
        self.`true` = `true`
        self.`try` = `try`
        self.`typealias` = `typealias`
        self.`unowned` = `unowned`
        self.unsafe = unsafe
        self.`var` = `var`
        self.`weak` = `weak`
        self.`where` = `where`
        self.`while` = `while`
        self.willSet = willSet
        self.`yield` = `yield`
        self.discard = discard
        self.copy = copy
        self.consume = consume
        self.module = module
        self.distributed = distributed
        self.description = description
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`subscript` = reader.stringMember("subscript")
        self.`super` = reader.optionalMember("super")
        self.`switch` = reader.member("switch")
        self.then = reader.optionalMember("then")
        self.`throw` = reader.intMember("throw")
        self.`throws` = reader.optionalStringMember("throws")
        self.`true` = reader.member("true")
        self.`try` = reader.stringMember("try")
        self.`typealias` = reader.optionalMember("typealias")
        self.`unowned` = reader.member("unowned")
        self.unsafe = reader.optionalMember("unsafe")
        self.`var` = reader.intMember("var")
        self.`weak` = reader.optionalStringMember("weak")
        self.`where` = reader.member("where")
        self.`while` = reader.stringMember("while")
        self.willSet = reader.optionalMember("willSet")
        self.`yield` = reader.member("yield")
        self.discard = reader.optionalMember("discard")
        self.copy = reader.intMember("copy")
        self.consume = reader.optionalStringMember("consume")
        self.module = reader.member("module")
        self.distributed = reader.stringMember("distributed")
        self.description = reader.optionalMember("description")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("subscript", self.`subscript`)
        writer.optionalMember("super", self.`super`)
        writer.member("switch", self.`switch`)
        writer.optionalMember("then", self.then)
        writer.intMember("throw", self.`throw`)
        writer.optionalStringMember("throws", self.`throws`)
        writer.member("true", self.`true`)
        writer.stringMember("try", self.`try`)
        writer.optionalMember("typealias", self.`typealias`)
        writer.member("unowned", self.`unowned`)
        writer.optionalMember("unsafe", self.unsafe)
        writer.intMember("var", self.`var`)
        writer.optionalStringMember("weak", self.`weak`)
        writer.member("where", self.`where`)
        writer.stringMember("while", self.`while`)
        writer.optionalMember("willSet", self.willSet)
        writer.member("yield", self.`yield`)
        writer.optionalMember("discard", self.discard)
        writer.intMember("copy", self.copy)
        writer.optionalStringMember("consume", self.consume)
        writer.member("module", self.module)
        writer.stringMember("distributed", self.distributed)
        writer.optionalMember("description", self.description)
    }

    private static let subscriptPattern = Misas.ValuePattern("a")

    private static let tryPattern = Misas.ValuePattern("a")

    private static let whilePattern = Misas.ValuePattern("a")

    private static let distributedPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("subscript", value.`subscript`, minLength: 1, pattern: Self.subscriptPattern)
        validator.value("super", value.`super`)
        validator.value("then", value.then)
        validator.value("true", value.`true`)
        validator.text("try", value.`try`, minLength: 1, pattern: Self.tryPattern)
        validator.value("typealias", value.`typealias`)
        validator.value("unsafe", value.unsafe)
        validator.value("where", value.`where`)
        validator.text("while", value.`while`, minLength: 1, pattern: Self.whilePattern)
        validator.value("willSet", value.willSet)
        validator.value("discard", value.discard)
        validator.value("module", value.module)
        validator.text("distributed", value.distributed, minLength: 1, pattern: Self.distributedPattern)
        validator.value("description", value.description)
    }
}

nonisolated public struct AllFields4: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var hash: Result0?
    public var encode: Swift.Int
    public var decode: Swift.String?
    public var validator: String
    public var value: Swift.String
    public var reader: AllFields?
    public var writer: [Error]
    public var wireName: Result0?
    public var command: Swift.Int
    public var error: Swift.String?
    public var event: String
    public var context: Swift.String
    public var rawValue: AllFields?
    public var jsonKey: [Error]
    public var debugDescription: Result0?
    public var target: Swift.Int
    public var newValue: Swift.String?
    public var id: String
    public var type: Swift.String
    public var types: AllFields?
    public var payload: [Error]
    public var key: Result0?
    public var keys: Swift.Int
    public var partition: Swift.String?

    public init(hash: Result0? = nil, encode: Swift.Int, decode: Swift.String? = nil, validator: String, value: Swift.String, reader: AllFields? = nil, writer: [Error], wireName: Result0? = nil, command: Swift.Int, error: Swift.String? = nil, event: String, context: Swift.String, rawValue: AllFields? = nil, jsonKey: [Error], debugDescription: Result0? = nil, target: Swift.Int, newValue: Swift.String? = nil, id: String, type: Swift.String, types: AllFields? = nil, payload: [Error], key: Result0? = nil, keys: Swift.Int, partition: Swift.String? = nil) {
        self.hash = hash
        self.encode = encode
        self.decode = decode
        self.validator = validator
        self.value = value
        self.reader = reader
        self.writer = writer
        self.wireName = wireName
        self.command = command
        self.error = error
        self.event = event
        self.context = context
        self.rawValue = rawValue
        self.jsonKey = jsonKey
        self.debugDescription = debugDescription
        self.target = target
        self.newValue = newValue
        self.id = id
        self.type = type
        self.types = types
        self.payload = payload
        self.key = key
        self.keys = keys
        self.partition = partition
    }

    public init(from reader: inout Misas.JSONReader) {
        self.hash = reader.optionalMember("hash")
        self.encode = reader.intMember("encode")
        self.decode = reader.optionalStringMember("decode")
        self.validator = reader.member("validator")
        self.value = reader.stringMember("value")
        self.reader = reader.optionalMember("reader")
        self.writer = reader.member("writer")
        self.wireName = reader.optionalMember("wireName")
        self.command = reader.intMember("command")
        self.error = reader.optionalStringMember("error")
        self.event = reader.member("event")
        self.context = reader.stringMember("context")
        self.rawValue = reader.optionalMember("rawValue")
        self.jsonKey = reader.member("jsonKey")
        self.debugDescription = reader.optionalMember("debugDescription")
        self.target = reader.intMember("target")
        self.newValue = reader.optionalStringMember("newValue")
        self.id = reader.member("id")
        self.type = reader.stringMember("type")
        self.types = reader.optionalMember("types")
        self.payload = reader.member("payload")
        self.key = reader.optionalMember("key")
        self.keys = reader.intMember("keys")
        self.partition = reader.optionalStringMember("partition")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("hash", self.hash)
        writer.intMember("encode", self.encode)
        writer.optionalStringMember("decode", self.decode)
        writer.member("validator", self.validator)
        writer.stringMember("value", self.value)
        writer.optionalMember("reader", self.reader)
        writer.member("writer", self.writer)
        writer.optionalMember("wireName", self.wireName)
        writer.intMember("command", self.command)
        writer.optionalStringMember("error", self.error)
        writer.member("event", self.event)
        writer.stringMember("context", self.context)
        writer.optionalMember("rawValue", self.rawValue)
        writer.member("jsonKey", self.jsonKey)
        writer.optionalMember("debugDescription", self.debugDescription)
        writer.intMember("target", self.target)
        writer.optionalStringMember("newValue", self.newValue)
        writer.member("id", self.id)
        writer.stringMember("type", self.type)
        writer.optionalMember("types", self.types)
        writer.member("payload", self.payload)
        writer.optionalMember("key", self.key)
        writer.intMember("keys", self.keys)
        writer.optionalStringMember("partition", self.partition)
    }

    private static let valuePattern = Misas.ValuePattern("a")

    private static let contextPattern = Misas.ValuePattern("a")

    private static let typePattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("hash", value.hash)
        validator.value("validator", value.validator)
        validator.text("value", value.value, minLength: 1, pattern: Self.valuePattern)
        validator.value("reader", value.reader)
        validator.value("wireName", value.wireName)
        validator.value("event", value.event)
        validator.text("context", value.context, minLength: 1, pattern: Self.contextPattern)
        validator.value("rawValue", value.rawValue)
        validator.value("debugDescription", value.debugDescription)
        validator.value("id", value.id)
        validator.text("type", value.type, minLength: 1, pattern: Self.typePattern)
        validator.value("types", value.types)
        validator.value("key", value.key)
    }
}

nonisolated public struct AllFields5: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var document: String
    public var rows: Swift.String
    public var registry: AllFields?
    public var policy: [Error]
    public var projection: Result0?
    public var message: Swift.Int
    public var reaction: Swift.String?
    public var query: String
    public var name: Swift.String
    public var version: AllFields?
    public var tags: [Error]
    public var fields: Result0?
    public var register: Swift.Int
    public var self0: Swift.String?
    public var prediction: String
    public var isInline: Swift.String
    public var failure: AllFields?
    public var failureStrategy: [Error]
    public var result: Result0?
    public var emission: Swift.Int
    public var emissions: Swift.String?
    public var decide: String
    public var begin: Swift.String
    public var follow: AllFields?

    public init(document: String, rows: Swift.String, registry: AllFields? = nil, policy: [Error], projection: Result0? = nil, message: Swift.Int, reaction: Swift.String? = nil, query: String, name: Swift.String, version: AllFields? = nil, tags: [Error], fields: Result0? = nil, register: Swift.Int, self0: Swift.String? = nil, prediction: String, isInline: Swift.String, failure: AllFields? = nil, failureStrategy: [Error], result: Result0? = nil, emission: Swift.Int, emissions: Swift.String? = nil, decide: String, begin: Swift.String, follow: AllFields? = nil) {
        self.document = document
        self.rows = rows
        self.registry = registry
        self.policy = policy
        self.projection = projection
        self.message = message
        self.reaction = reaction
        self.query = query
        self.name = name
        self.version = version
        self.tags = tags
        self.fields = fields
        self.register = register
        self.self0 = self0
        self.prediction = prediction
        self.isInline = isInline
        self.failure = failure
        self.failureStrategy = failureStrategy
        self.result = result
        self.emission = emission
        self.emissions = emissions
        self.decide = decide
        self.begin = begin
        self.follow = follow
    }

    public init(from reader: inout Misas.JSONReader) {
        self.document = reader.member("document")
        self.rows = reader.stringMember("rows")
        self.registry = reader.optionalMember("registry")
        self.policy = reader.member("policy")
        self.projection = reader.optionalMember("projection")
        self.message = reader.intMember("message")
        self.reaction = reader.optionalStringMember("reaction")
        self.query = reader.member("query")
        self.name = reader.stringMember("name")
        self.version = reader.optionalMember("version")
        self.tags = reader.member("tags")
        self.fields = reader.optionalMember("fields")
        self.register = reader.intMember("register")
        self.self0 = reader.optionalStringMember("self0")
        self.prediction = reader.member("prediction")
        self.isInline = reader.stringMember("isInline")
        self.failure = reader.optionalMember("failure")
        self.failureStrategy = reader.member("failureStrategy")
        self.result = reader.optionalMember("result")
        self.emission = reader.intMember("emission")
        self.emissions = reader.optionalStringMember("emissions")
        self.decide = reader.member("decide")
        self.begin = reader.stringMember("begin")
        self.follow = reader.optionalMember("follow")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("document", self.document)
        writer.stringMember("rows", self.rows)
        writer.optionalMember("registry", self.registry)
        writer.member("policy", self.policy)
        writer.optionalMember("projection", self.projection)
        writer.intMember("message", self.message)
        writer.optionalStringMember("reaction", self.reaction)
        writer.member("query", self.query)
        writer.stringMember("name", self.name)
        writer.optionalMember("version", self.version)
        writer.member("tags", self.tags)
        writer.optionalMember("fields", self.fields)
        writer.intMember("register", self.register)
        writer.optionalStringMember("self0", self.self0)
        writer.member("prediction", self.prediction)
        writer.stringMember("isInline", self.isInline)
        writer.optionalMember("failure", self.failure)
        writer.member("failureStrategy", self.failureStrategy)
        writer.optionalMember("result", self.result)
        writer.intMember("emission", self.emission)
        writer.optionalStringMember("emissions", self.emissions)
        writer.member("decide", self.decide)
        writer.stringMember("begin", self.begin)
        writer.optionalMember("follow", self.follow)
    }

    private static let rowsPattern = Misas.ValuePattern("a")

    private static let namePattern = Misas.ValuePattern("a")

    private static let isInlinePattern = Misas.ValuePattern("a")

    private static let beginPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("document", value.document)
        validator.text("rows", value.rows, minLength: 1, pattern: Self.rowsPattern)
        validator.value("registry", value.registry)
        validator.value("projection", value.projection)
        validator.value("query", value.query)
        validator.text("name", value.name, minLength: 1, pattern: Self.namePattern)
        validator.value("version", value.version)
        validator.value("fields", value.fields)
        validator.value("prediction", value.prediction)
        validator.text("isInline", value.isInline, minLength: 1, pattern: Self.isInlinePattern)
        validator.value("failure", value.failure)
        validator.value("result", value.result)
        validator.value("decide", value.decide)
        validator.text("begin", value.begin, minLength: 1, pattern: Self.beginPattern)
        validator.value("follow", value.follow)
    }
}

nonisolated public struct AllFields6: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var apply: [Error]
    public var streamName: Result0?
    public var of: Swift.Int
    public var validate: Swift.String?
    public var upcasts: String
    public var schemaVersion: Swift.String
    public var requiredRoles: AllFields?
    public var underlying: [Error]
    public var unexpected: Result0?
    public var allCases: Swift.Int
    public var parts: Swift.String?
    public var row: String
    public var tableName: Swift.String
    public var react: AllFields?
    public var send: [Error]
    public var schedule: Result0?
    public var cancel: Swift.Int
    public var actions: Swift.String?
    public var project: String
    public var handle: Swift.String
    public var a: AllFields?
    public var b: [Error]
    public var x: Result0?
    public var init0: Swift.Int

    public init(apply: [Error], streamName: Result0? = nil, of: Swift.Int, validate: Swift.String? = nil, upcasts: String, schemaVersion: Swift.String, requiredRoles: AllFields? = nil, underlying: [Error], unexpected: Result0? = nil, allCases: Swift.Int, parts: Swift.String? = nil, row: String, tableName: Swift.String, react: AllFields? = nil, send: [Error], schedule: Result0? = nil, cancel: Swift.Int, actions: Swift.String? = nil, project: String, handle: Swift.String, a: AllFields? = nil, b: [Error], x: Result0? = nil, init0: Swift.Int) {
        self.apply = apply
        self.streamName = streamName
        self.of = of
        self.validate = validate
        self.upcasts = upcasts
        self.schemaVersion = schemaVersion
        self.requiredRoles = requiredRoles
        self.underlying = underlying
        self.unexpected = unexpected
        self.allCases = allCases
        self.parts = parts
        self.row = row
        self.tableName = tableName
        self.react = react
        self.send = send
        self.schedule = schedule
        self.cancel = cancel
        self.actions = actions
        self.project = project
        self.handle = handle
        self.a = a
        self.b = b
        self.x = x
        self.init0 = init0
    }

    public init(from reader: inout Misas.JSONReader) {
        self.apply = reader.member("apply")
        self.streamName = reader.optionalMember("streamName")
        self.of = reader.intMember("of")
        self.validate = reader.optionalStringMember("validate")
        self.upcasts = reader.member("upcasts")
        self.schemaVersion = reader.stringMember("schemaVersion")
        self.requiredRoles = reader.optionalMember("requiredRoles")
        self.underlying = reader.member("underlying")
        self.unexpected = reader.optionalMember("unexpected")
        self.allCases = reader.intMember("allCases")
        self.parts = reader.optionalStringMember("parts")
        self.row = reader.member("row")
        self.tableName = reader.stringMember("tableName")
        self.react = reader.optionalMember("react")
        self.send = reader.member("send")
        self.schedule = reader.optionalMember("schedule")
        self.cancel = reader.intMember("cancel")
        self.actions = reader.optionalStringMember("actions")
        self.project = reader.member("project")
        self.handle = reader.stringMember("handle")
        self.a = reader.optionalMember("a")
        self.b = reader.member("b")
        self.x = reader.optionalMember("x")
        self.init0 = reader.intMember("init0")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("apply", self.apply)
        writer.optionalMember("streamName", self.streamName)
        writer.intMember("of", self.of)
        writer.optionalStringMember("validate", self.validate)
        writer.member("upcasts", self.upcasts)
        writer.stringMember("schemaVersion", self.schemaVersion)
        writer.optionalMember("requiredRoles", self.requiredRoles)
        writer.member("underlying", self.underlying)
        writer.optionalMember("unexpected", self.unexpected)
        writer.intMember("allCases", self.allCases)
        writer.optionalStringMember("parts", self.parts)
        writer.member("row", self.row)
        writer.stringMember("tableName", self.tableName)
        writer.optionalMember("react", self.react)
        writer.member("send", self.send)
        writer.optionalMember("schedule", self.schedule)
        writer.intMember("cancel", self.cancel)
        writer.optionalStringMember("actions", self.actions)
        writer.member("project", self.project)
        writer.stringMember("handle", self.handle)
        writer.optionalMember("a", self.a)
        writer.member("b", self.b)
        writer.optionalMember("x", self.x)
        writer.intMember("init0", self.init0)
    }

    private static let schemaVersionPattern = Misas.ValuePattern("a")

    private static let tableNamePattern = Misas.ValuePattern("a")

    private static let handlePattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("streamName", value.streamName)
        validator.value("upcasts", value.upcasts)
        validator.text("schemaVersion", value.schemaVersion, minLength: 1, pattern: Self.schemaVersionPattern)
        validator.value("requiredRoles", value.requiredRoles)
        validator.value("unexpected", value.unexpected)
        validator.value("row", value.row)
        validator.text("tableName", value.tableName, minLength: 1, pattern: Self.tableNamePattern)
        validator.value("react", value.react)
        validator.value("schedule", value.schedule)
        validator.value("project", value.project)
        validator.text("handle", value.handle, minLength: 1, pattern: Self.handlePattern)
        validator.value("a", value.a)
        validator.value("x", value.x)
    }
}

nonisolated public struct AllFields7: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var main: Swift.String?
    public var swift: String
    public var misas: Swift.String
    public var string: AllFields?
    public var int: [Error]
    public var bool: Result0?
    public var set0: Swift.Int
    public var array: Swift.String?
    public var dictionary: String
    public var date: Swift.String
    public var uuid: AllFields?
    public var decimal: [Error]
    public var misasValue: Result0?
    public var swiftString: Swift.Int
    public var jsonValue: Swift.String?
    public var error0: String
    public var snapshotInterval: Swift.String
    public var stateFingerprint: AllFields?
    public var isStateStored: [Error]
    public var notFound: Result0?
    public var alreadyExists: Swift.Int
    public var root: Swift.String?
    public var time: String

    public init(main: Swift.String? = nil, swift: String, misas: Swift.String, string: AllFields? = nil, int: [Error], bool: Result0? = nil, set0: Swift.Int, array: Swift.String? = nil, dictionary: String, date: Swift.String, uuid: AllFields? = nil, decimal: [Error], misasValue: Result0? = nil, swiftString: Swift.Int, jsonValue: Swift.String? = nil, error0: String, snapshotInterval: Swift.String, stateFingerprint: AllFields? = nil, isStateStored: [Error], notFound: Result0? = nil, alreadyExists: Swift.Int, root: Swift.String? = nil, time: String) {
        self.main = main
        self.swift = swift
        self.misas = misas
        self.string = string
        self.int = int
        self.bool = bool
        self.set0 = set0
        self.array = array
        self.dictionary = dictionary
        self.date = date
        self.uuid = uuid
        self.decimal = decimal
        self.misasValue = misasValue
        self.swiftString = swiftString
        self.jsonValue = jsonValue
        self.error0 = error0
        self.snapshotInterval = snapshotInterval
        self.stateFingerprint = stateFingerprint
        self.isStateStored = isStateStored
        self.notFound = notFound
        self.alreadyExists = alreadyExists
        self.root = root
        self.time = time
    }

    public init(from reader: inout Misas.JSONReader) {
        self.main = reader.optionalStringMember("main")
        self.swift = reader.member("swift")
        self.misas = reader.stringMember("misas")
        self.string = reader.optionalMember("string")
        self.int = reader.member("int")
        self.bool = reader.optionalMember("bool")
        self.set0 = reader.intMember("set0")
        self.array = reader.optionalStringMember("array")
        self.dictionary = reader.member("dictionary")
        self.date = reader.stringMember("date")
        self.uuid = reader.optionalMember("uuid")
        self.decimal = reader.member("decimal")
        self.misasValue = reader.optionalMember("misasValue")
        self.swiftString = reader.intMember("swiftString")
        self.jsonValue = reader.optionalStringMember("jsonValue")
        self.error0 = reader.member("error0")
        self.snapshotInterval = reader.stringMember("snapshotInterval")
        self.stateFingerprint = reader.optionalMember("stateFingerprint")
        self.isStateStored = reader.member("isStateStored")
        self.notFound = reader.optionalMember("notFound")
        self.alreadyExists = reader.intMember("alreadyExists")
        self.root = reader.optionalStringMember("root")
        self.time = reader.member("time")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalStringMember("main", self.main)
        writer.member("swift", self.swift)
        writer.stringMember("misas", self.misas)
        writer.optionalMember("string", self.string)
        writer.member("int", self.int)
        writer.optionalMember("bool", self.bool)
        writer.intMember("set0", self.set0)
        writer.optionalStringMember("array", self.array)
        writer.member("dictionary", self.dictionary)
        writer.stringMember("date", self.date)
        writer.optionalMember("uuid", self.uuid)
        writer.member("decimal", self.decimal)
        writer.optionalMember("misasValue", self.misasValue)
        writer.intMember("swiftString", self.swiftString)
        writer.optionalStringMember("jsonValue", self.jsonValue)
        writer.member("error0", self.error0)
        writer.stringMember("snapshotInterval", self.snapshotInterval)
        writer.optionalMember("stateFingerprint", self.stateFingerprint)
        writer.member("isStateStored", self.isStateStored)
        writer.optionalMember("notFound", self.notFound)
        writer.intMember("alreadyExists", self.alreadyExists)
        writer.optionalStringMember("root", self.root)
        writer.member("time", self.time)
    }

    private static let misasPattern = Misas.ValuePattern("a")

    private static let datePattern = Misas.ValuePattern("a")

    private static let snapshotIntervalPattern = Misas.ValuePattern("a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("swift", value.swift)
        validator.text("misas", value.misas, minLength: 1, pattern: Self.misasPattern)
        validator.value("string", value.string)
        validator.value("bool", value.bool)
        validator.value("dictionary", value.dictionary)
        validator.text("date", value.date, minLength: 1, pattern: Self.datePattern)
        validator.value("uuid", value.uuid)
        validator.value("misasValue", value.misasValue)
        validator.value("error0", value.error0)
        validator.text("snapshotInterval", value.snapshotInterval, minLength: 1, pattern: Self.snapshotIntervalPattern)
        validator.value("stateFingerprint", value.stateFingerprint)
        validator.value("notFound", value.notFound)
        validator.value("time", value.time)
    }
}

nonisolated public struct Result0: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    public var error: Error
    public var event: GoldenHostile.Event
    public var type: `Type`
    public var string: String
    public var optional: Optional?
    public var array: [Array]
    public var `set`: Swift.Set<Set>
    public var map: [GoldenHostile.ID: Dictionary]
    public var any: `Any`

    public init(error: Error, event: GoldenHostile.Event, type: `Type`, string: String, optional: Optional? = nil, array: [Array], `set`: Swift.Set<Set>, map: [GoldenHostile.ID: Dictionary], any: `Any`) {
        self.error = error
        self.event = event
        self.type = type
        self.string = string
        self.optional = optional
        self.array = array
        self.`set` = `set`
        self.map = map
        self.any = any
    }

    public init(from reader: inout Misas.JSONReader) {
        self.error = reader.member("error")
        self.event = reader.member("event")
        self.type = reader.member("type")
        self.string = reader.member("string")
        self.optional = reader.optionalMember("optional")
        self.array = reader.member("array")
        self.`set` = reader.member("set")
        self.map = reader.member("map")
        self.any = reader.member("any")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("error", self.error)
        writer.member("event", self.event)
        writer.member("type", self.type)
        writer.member("string", self.string)
        writer.optionalMember("optional", self.optional)
        writer.member("array", self.array)
        writer.member("set", self.`set`)
        writer.member("map", self.map)
        writer.member("any", self.any)
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("string", value.string)
    }
}

/// /** */  bell
///
/// - Warning: Deprecated: say "no" \(x)   twice
nonisolated public struct Texts: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    ///  isolate */
    ///
    /// - Warning: Deprecated: a */ \(b)
    public var a: Swift.String
    public var json: Misas.JSONValue
    public var word: Words

    @available(*, deprecated, message: "say \"no\" \\(x)   twice")
    public init(a: Swift.String = "quote \" back \\ (x) \\(x) \"\"\" # \u{2028} \u{202e} \u{0}x \t \r\n é 👩\u{200d}👩\u{200d}👧", json: Misas.JSONValue = Misas.Literals.object([("k\"\\(x)", .string("v\"\"\""))]), word: Words = Words.b) {
        self.a = a
        self.json = json
        self.word = word
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a\"b\\(c)#\u{2028}d", default: "quote \" back \\ (x) \\(x) \"\"\" # \u{2028} \u{202e} \u{0}x \t \r\n é 👩\u{200d}👩\u{200d}👧")
        self.json = reader.member("json", default: Misas.Literals.object([("k\"\\(x)", .string("v\"\"\""))]))
        self.word = reader.member("word", default: Words.b)
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a\"b\\(c)#\u{2028}d", self.a)
        writer.member("json", self.json)
        writer.member("word", self.word)
    }

    private static let aPattern = Misas.ValuePattern("\\\\\"#|[\"'`]|\u{2028}")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("a\"b\\(c)#\u{2028}d", value.a, pattern: Self.aPattern)
    }
}

nonisolated public enum Words: Swift.String, Misas.JSONEnum, Misas.Validatable, Swift.Codable {
    case a = "\"\\(x)\u{2028}"
    /// `b` */
    ///
    /// - Warning: Deprecated: "
    case b = "*/ \"\"\""
}

nonisolated public enum Wire: Misas.JSONCodable, Misas.Validatable, Swift.Hashable, Swift.Codable {
    case a(Swift.Int)
    case b

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "\"\\(x)": self = .a(reader.payload())
        case "*/ \u{2028}": self = .b
        default:
            reader.unknownCase(expected: "\"\\(x), */ \u{2028}")
            self = .a(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .a(let payload): writer.unionCase("\"\\(x)", payload)
        case .b: writer.bareCase("*/ \u{2028}")
        }
    }
}

/// "{{\(x)}} {a}  */ 
/// {string}
nonisolated public struct Swift0: Misas.DomainError, Swift.Hashable, Swift.Codable {
    public var a: Swift.Int
    public var string: Swift.String

    public init(a: Swift.Int, string: Swift.String) {
        self.a = a
        self.string = string
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
        self.string = reader.stringMember("string")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
        writer.stringMember("string", self.string)
    }

    public static var wireName: Swift.String { "hostile.swift0" }
    public static var tags: [Misas.ErrorTag] { ["own"] }
    public static func message(of error: Self) -> Swift.String { "\"{\\(x)} \(Misas.Literals.text(of: error.a)) \u{202e} */ \n\(Misas.Literals.text(of: error.string))" }
}

nonisolated public struct NotFound: Misas.DomainError, Swift.Hashable, Swift.Codable {
    public var id: GoldenHostile.ID
    public var error: Swift.Int?

    public init(id: GoldenHostile.ID, error: Swift.Int? = nil) {
        self.id = id
        self.error = error
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
        self.error = reader.optionalIntMember("error")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
        writer.optionalIntMember("error", self.error)
    }

    public static var wireName: Swift.String { "hostile.not_found" }
    public static var tags: [Misas.ErrorTag] { ["not_found"] }
    public static func message(of error: Self) -> Swift.String { "hostile.not_found" }
}

/// x
nonisolated public struct Default: Misas.DomainError, Swift.Hashable, Swift.Codable {

    public init() {
    }

    public init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    public static var wireName: Swift.String { "hostile.default" }
    public static var tags: [Misas.ErrorTag] { [] }
    public static func message(of error: Self) -> Swift.String { "x" }
}

/// {message}
nonisolated public struct Case: Misas.DomainError, Swift.Hashable, Swift.Codable {
    public var message: Swift.String
    public var tags: Swift.String
    public var wireName: Swift.String

    public init(message: Swift.String, tags: Swift.String, wireName: Swift.String) {
        self.message = message
        self.tags = tags
        self.wireName = wireName
    }

    public init(from reader: inout Misas.JSONReader) {
        self.message = reader.stringMember("message")
        self.tags = reader.stringMember("tags")
        self.wireName = reader.stringMember("wireName")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("message", self.message)
        writer.stringMember("tags", self.tags)
        writer.stringMember("wireName", self.wireName)
    }

    public static var wireName: Swift.String { "hostile.case" }
    public static var tags: [Misas.ErrorTag] { [] }
    public static func message(of error: Self) -> Swift.String { "\(Misas.Literals.text(of: error.message))" }
}

/// t
nonisolated public struct Throws: Misas.DomainError, Swift.Hashable, Swift.Codable {

    public init() {
    }

    public init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    public static var wireName: Swift.String { "hostile.throws" }
    public static var tags: [Misas.ErrorTag] { [] }
    public static func message(of error: Self) -> Swift.String { "t" }
}

nonisolated public struct Init: Misas.Event, Swift.Hashable, Swift.Codable {
    public var event: Swift.String
    public var streamName: Swift.Int

    public init(event: Swift.String, streamName: Swift.Int) {
        self.event = event
        self.streamName = streamName
    }

    public init(from reader: inout Misas.JSONReader) {
        self.event = reader.stringMember("event")
        self.streamName = reader.intMember("streamName")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("event", self.event)
        writer.intMember("streamName", self.streamName)
    }

    public static var wireName: Swift.String { "hostile.init" }

    /// The name of the stream that the event is appended to.
    public static func streamName(of event: Self) -> Swift.String { "\"\\(x)-\(Misas.Literals.text(of: event.event))" }
}

nonisolated public struct Do: Misas.Event, Swift.Hashable, Swift.Codable {
    public var `do`: Swift.Int
    public var of: Swift.Int

    public init(`do`: Swift.Int, of: Swift.Int) {
        self.`do` = `do`
        self.of = of
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`do` = reader.intMember("do")
        self.of = reader.intMember("of")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("do", self.`do`)
        writer.intMember("of", self.of)
    }

    public static var wireName: Swift.String { "hostile.do" }
}

nonisolated public struct EventHappened: Misas.Event, Swift.Hashable, Swift.Codable {
    public var event: GoldenHostile.Event
    public var upcasts: Swift.Int
    public var schemaVersion: Swift.Int

    public init(event: GoldenHostile.Event, upcasts: Swift.Int, schemaVersion: Swift.Int) {
        self.event = event
        self.upcasts = upcasts
        self.schemaVersion = schemaVersion
    }

    public init(from reader: inout Misas.JSONReader) {
        self.event = reader.member("event")
        self.upcasts = reader.intMember("upcasts")
        self.schemaVersion = reader.intMember("schemaVersion")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("event", self.event)
        writer.intMember("upcasts", self.upcasts)
        writer.intMember("schemaVersion", self.schemaVersion)
    }

    public static var wireName: Swift.String { "hostile.event_happened" }
    public static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .add("upcasts", .int(1)),
            .add("a\"b", .int(1)),
            .rename("a\"b", to: "schemaVersion"),
            .custom(EventHappenedUpcastingSteps.upcastFromVersion1),
        ]),
    ]
}

/// What is yours to write of the way from older stored forms of ``EventHappened`` to today's: `extension EventHappened: EventHappenedUpcasting { … }`.
nonisolated protocol EventHappenedUpcasting {
    /// Turns the stored form of version 1 into that of version 2.
    static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws
}

nonisolated private enum EventHappenedUpcastingCalls<Upcasting: EventHappenedUpcasting> {
    @Sendable static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws {
        try Upcasting.upcastFromVersion1(&event)
    }
}

private typealias EventHappenedUpcastingSteps = EventHappenedUpcastingCalls<EventHappened>

nonisolated public struct Default0: Misas.Aggregate, Swift.Hashable, Swift.Codable {
    public typealias ID = GoldenHostile.ID

    public var id: GoldenHostile.ID
    public var event: GoldenHostile.Event
    public var root: Swift.Int?
    public var command: Swift.String?
    public var context: Swift.String?
    public var `switch`: Swift.Bool?

    public init(id: GoldenHostile.ID, event: GoldenHostile.Event, root: Swift.Int? = nil, command: Swift.String? = nil, context: Swift.String? = nil, `switch`: Swift.Bool? = nil) {
        self.id = id
        self.event = event
        self.root = root
        self.command = command
        self.context = context
        self.`switch` = `switch`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
        self.event = reader.member("event")
        self.root = reader.optionalIntMember("root")
        self.command = reader.optionalStringMember("command")
        self.context = reader.optionalStringMember("context")
        self.`switch` = reader.optionalBoolMember("switch")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
        writer.member("event", self.event)
        writer.optionalIntMember("root", self.root)
        writer.optionalStringMember("command", self.command)
        writer.optionalStringMember("context", self.context)
        writer.optionalBoolMember("switch", self.`switch`)
    }

    /// Any event of `Default0`.
    public enum Event: Misas.AggregateEvent, Swift.Hashable {
        case `class`(Class)
        case self0(Self0)
        case `switch`(Switch)
        case unexpected(Unexpected)

        public var payload: any Misas.Event {
            switch self {
            case .`class`(let event): event
            case .self0(let event): event
            case .`switch`(let event): event
            case .unexpected(let event): event
            }
        }

        public static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case Class.wireName: .`class`(try Misas.EventCodec.decode(Class.self, from: event))
            case Self0.wireName: .self0(try Misas.EventCodec.decode(Self0.self, from: event))
            case Switch.wireName: .`switch`(try Misas.EventCodec.decode(Switch.self, from: event))
            case Unexpected.wireName: .unexpected(try Misas.EventCodec.decode(Unexpected.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    public static var wireName: Swift.String { "hostile.default0" }
    public static var stateFingerprint: Swift.String { "ecf76b9057ad816b" }
    public static func streamName(of id: GoldenHostile.ID) -> Swift.String { "\"\\(x)\\\(id.jsonKey)\u{2028}" }
    public static func begin(with event: Event) -> Default0? { Default0BehaviorCalls.begin(with: event) }
    public mutating func follow(_ event: Event) -> Swift.Bool { Default0BehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Default0``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Default0: Default0Behavior { … }`. Decisions do no input or output.
nonisolated protocol Default0Behavior: Swift.Sendable {
    static func `operator`(_ command: Operator, in context: Misas.DecisionContext) throws(Operator.Failure) -> Misas.Decision<Operator>
    func `return`(_ command: Return, in context: Misas.DecisionContext) throws(Return.Failure) -> Misas.Decision<Return>
    func init0(_ command: Init0, in context: Misas.DecisionContext) throws(Init0.Failure) -> Misas.Decision<Init0>
    func self1(_ command: Self1, in context: Misas.DecisionContext) throws(Self1.Failure) -> [Self1.Emission]
    /// The state that ``Class`` begins.
    init(_ event: Class)
    /// Changes the state as ``Self0`` says.
    mutating func apply(_ event: Self0)
    /// Changes the state as ``Switch`` says.
    mutating func apply(_ event: Switch)
    /// Changes the state as ``Unexpected`` says.
    mutating func apply(_ event: Unexpected)
}

nonisolated private enum Default0BehaviorCaller<Root: Default0Behavior> {
    static func begin(with event: Default0.Event) -> Root? {
        switch event {
        case .`class`(let event): Root(event)
        default: nil
        }
    }

    static func follow(_ root: inout Root, _ event: Default0.Event) -> Swift.Bool {
        switch event {
        case .self0(let event): root.apply(event)
        case .`switch`(let event): root.apply(event)
        case .unexpected(let event): root.apply(event)
        default: return false
        }
        return true
    }

    static func `operator`(_ command: Operator, in context: Misas.DecisionContext) throws(Operator.Failure) -> Misas.Decision<Operator> {
        try Root.`operator`(command, in: context)
    }

    static func `return`(_ command: Return, on root: Root, in context: Misas.DecisionContext) throws(Return.Failure) -> Misas.Decision<Return> {
        try root.`return`(command, in: context)
    }

    static func init0(_ command: Init0, on root: Root, in context: Misas.DecisionContext) throws(Init0.Failure) -> Misas.Decision<Init0> {
        try root.init0(command, in: context)
    }

    static func self1(_ command: Self1, on root: Root, in context: Misas.DecisionContext) throws(Self1.Failure) -> Misas.Decision<Self1> {
        Misas.Decision(try root.self1(command, in: context))
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias Default0BehaviorCalls = Default0BehaviorCaller<Default0>

nonisolated public struct Class: Misas.Event, Swift.Hashable, Swift.Codable {
    public var `class`: Swift.Int

    public init(`class`: Swift.Int) {
        self.`class` = `class`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`class` = reader.intMember("class")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("class", self.`class`)
    }

    public static var wireName: Swift.String { "hostile.class" }
}

nonisolated public struct Self0: Misas.Event, Swift.Hashable, Swift.Codable {
    public var event: GoldenHostile.Event

    public init(event: GoldenHostile.Event) {
        self.event = event
    }

    public init(from reader: inout Misas.JSONReader) {
        self.event = reader.member("event")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("event", self.event)
    }

    public static var wireName: Swift.String { "hostile.self0" }
}

nonisolated public struct Switch: Misas.Event, Swift.Hashable, Swift.Codable {
    public var root: Swift.Int

    public init(root: Swift.Int) {
        self.root = root
    }

    public init(from reader: inout Misas.JSONReader) {
        self.root = reader.intMember("root")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("root", self.root)
    }

    public static var wireName: Swift.String { "hostile.switch" }
}

nonisolated public struct Unexpected: Misas.Event, Swift.Hashable, Swift.Codable {
    public var error: Error

    public init(error: Error) {
        self.error = error
    }

    public init(from reader: inout Misas.JSONReader) {
        self.error = reader.member("error")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("error", self.error)
    }

    public static var wireName: Swift.String { "hostile.unexpected" }
}

nonisolated public struct Operator: Misas.CreatingCommand, Swift.Hashable, Swift.Codable {
    public typealias Target = Default0
    public typealias Result = Error

    public var id: GoldenHostile.ID
    public var event: GoldenHostile.Event
    public var `operator`: Swift.Int

    public init(id: GoldenHostile.ID, event: GoldenHostile.Event, `operator`: Swift.Int) {
        self.id = id
        self.event = event
        self.`operator` = `operator`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
        self.event = reader.member("event")
        self.`operator` = reader.intMember("operator")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
        writer.member("event", self.event)
        writer.intMember("operator", self.`operator`)
    }

    public static var wireName: Swift.String { "hostile.operator" }

    /// The declared ways in which `Operator` can fail.
    public enum Failure: Misas.RequestFailure {

        public var underlying: any Swift.Error {
            switch self {
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Operator` may lead to.
    public enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case `class`(Class)

        public var event: Default0.Event {
            switch self {
            case .`class`(let event): .`class`(event)
            }
        }

        @available(*, unavailable, message: "Operator does not emit Self0: add it to its emits (Hostile.misas.yaml:525)")
        public static func self0(_ event: Self0) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Operator does not emit Switch: add it to its emits (Hostile.misas.yaml:525)")
        public static func `switch`(_ event: Switch) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Operator does not emit Unexpected: add it to its emits (Hostile.misas.yaml:525)")
        public static func unexpected(_ event: Unexpected) -> Self { Swift.fatalError() }
    }

    public static func target(of command: Self) -> GoldenHostile.ID { command.id }
    public static func alreadyExists(_ id: GoldenHostile.ID) -> any Swift.Error { Misas.AggregateAlreadyExists(aggregate: Default0.wireName, id: id.jsonKey) }
    public static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try Default0BehaviorCalls.`operator`(command, in: context)
    }
}

nonisolated public struct Return: Misas.UpdatingCommand, Swift.Hashable, Swift.Codable {
    public typealias Target = Default0
    public typealias Result = Optional

    public var id: GoldenHostile.ID
    public var command: GoldenHostile.ID
    public var context: Swift.Int
    public var target: Swift.Int
    public var validator: Swift.String
    public var value: Swift.String

    public init(id: GoldenHostile.ID, command: GoldenHostile.ID, context: Swift.Int, target: Swift.Int, validator: Swift.String, value: Swift.String) {
        self.id = id
        self.command = command
        self.context = context
        self.target = target
        self.validator = validator
        self.value = value
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
        self.command = reader.member("command")
        self.context = reader.intMember("context")
        self.target = reader.intMember("target")
        self.validator = reader.stringMember("validator")
        self.value = reader.stringMember("value")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
        writer.member("command", self.command)
        writer.intMember("context", self.context)
        writer.intMember("target", self.target)
        writer.stringMember("validator", self.validator)
        writer.stringMember("value", self.value)
    }

    public static var wireName: Swift.String { "hostile.return" }
    public static var requiredRoles: [Swift.String] { ["\"\\(x)"] }

    private static let valuePattern = Misas.ValuePattern("^a")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("validator", value.validator, minLength: 1)
        validator.text("value", value.value, pattern: Self.valuePattern)
    }

    /// The declared ways in which `Return` can fail.
    public enum Failure: Misas.RequestFailure {
        case `default`(Default)
        case `case`(Case)
        case `throws`(Throws)
        case notFound(NotFound)

        public var underlying: any Swift.Error {
            switch self {
            case .`default`(let error): error
            case .`case`(let error): error
            case .`throws`(let error): error
            case .notFound(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            case let error as Default: self = .`default`(error)
            case let error as Case: self = .`case`(error)
            case let error as Throws: self = .`throws`(error)
            case let error as NotFound: self = .notFound(error)
            default: return nil
            }
        }
    }

    /// The events that `Return` may lead to.
    public enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case self0(Self0)
        case `switch`(Switch)

        public var event: Default0.Event {
            switch self {
            case .self0(let event): .self0(event)
            case .`switch`(let event): .`switch`(event)
            }
        }

        @available(*, unavailable, message: "Return does not emit Class: add it to its emits (Hostile.misas.yaml:526)")
        public static func `class`(_ event: Class) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Return does not emit Unexpected: add it to its emits (Hostile.misas.yaml:526)")
        public static func unexpected(_ event: Unexpected) -> Self { Swift.fatalError() }
    }

    public static func target(of command: Self) -> GoldenHostile.ID { command.command }
    public static func notFound(_ id: GoldenHostile.ID) -> any Swift.Error { NotFound(id: id) }
    public static func decide(_ command: Self, on target: Default0, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try Default0BehaviorCalls.`return`(command, on: target, in: context)
    }
}

nonisolated public struct Init0: Misas.UpdatingCommand, Swift.Hashable, Swift.Codable {
    public typealias Target = Default0
    public typealias Result = `Type`

    public var id: GoldenHostile.ID

    public init(id: GoldenHostile.ID) {
        self.id = id
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
    }

    public static var wireName: Swift.String { "hostile.init0" }

    /// The declared ways in which `Init0` can fail.
    public enum Failure: Misas.RequestFailure {
        case notFound(NotFound)

        public var underlying: any Swift.Error {
            switch self {
            case .notFound(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            case let error as NotFound: self = .notFound(error)
            default: return nil
            }
        }
    }

    /// The events that `Init0` may lead to.
    public enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case unexpected(Unexpected)

        public var event: Default0.Event {
            switch self {
            case .unexpected(let event): .unexpected(event)
            }
        }

        @available(*, unavailable, message: "Init0 does not emit Class: add it to its emits (Hostile.misas.yaml:527)")
        public static func `class`(_ event: Class) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Init0 does not emit Self0: add it to its emits (Hostile.misas.yaml:527)")
        public static func self0(_ event: Self0) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Init0 does not emit Switch: add it to its emits (Hostile.misas.yaml:527)")
        public static func `switch`(_ event: Switch) -> Self { Swift.fatalError() }
    }

    public static func target(of command: Self) -> GoldenHostile.ID { command.id }
    public static func notFound(_ id: GoldenHostile.ID) -> any Swift.Error { NotFound(id: id) }
    public static func decide(_ command: Self, on target: Default0, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try Default0BehaviorCalls.init0(command, on: target, in: context)
    }
}

nonisolated public struct Self1: Misas.UpdatingCommand, Swift.Hashable, Swift.Codable {
    public typealias Target = Default0

    public var id: GoldenHostile.ID

    public init(id: GoldenHostile.ID) {
        self.id = id
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
    }

    public static var wireName: Swift.String { "hostile.self1" }

    /// The declared ways in which `Self1` can fail.
    public enum Failure: Misas.RequestFailure {
        case notFound(NotFound)

        public var underlying: any Swift.Error {
            switch self {
            case .notFound(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            case let error as NotFound: self = .notFound(error)
            default: return nil
            }
        }
    }

    /// The events that `Self1` may lead to.
    public enum Emission: Misas.AggregateEmission, Swift.Hashable {

        public var event: Default0.Event {
            switch self {
            }
        }

        @available(*, unavailable, message: "Self1 does not emit Class: add it to its emits (Hostile.misas.yaml:528)")
        public static func `class`(_ event: Class) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Self1 does not emit Self0: add it to its emits (Hostile.misas.yaml:528)")
        public static func self0(_ event: Self0) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Self1 does not emit Switch: add it to its emits (Hostile.misas.yaml:528)")
        public static func `switch`(_ event: Switch) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "Self1 does not emit Unexpected: add it to its emits (Hostile.misas.yaml:528)")
        public static func unexpected(_ event: Unexpected) -> Self { Swift.fatalError() }
    }

    public static func target(of command: Self) -> GoldenHostile.ID { command.id }
    public static func notFound(_ id: GoldenHostile.ID) -> any Swift.Error { NotFound(id: id) }
    public static func decide(_ command: Self, on target: Default0, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try Default0BehaviorCalls.self1(command, on: target, in: context)
    }
}

nonisolated public struct Account0: Misas.Aggregate, Swift.Hashable, Swift.Codable {
    public typealias ID = NumberID

    public var balance: Swift.Int
    public var count: Swift.Int?
    public var isStateStored: Swift.Bool?

    public init(balance: Swift.Int, count: Swift.Int? = nil, isStateStored: Swift.Bool? = nil) {
        self.balance = balance
        self.count = count
        self.isStateStored = isStateStored
    }

    public init(from reader: inout Misas.JSONReader) {
        self.balance = reader.intMember("balance")
        self.count = reader.optionalIntMember("count")
        self.isStateStored = reader.optionalBoolMember("isStateStored")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("balance", self.balance)
        writer.optionalIntMember("count", self.count)
        writer.optionalBoolMember("isStateStored", self.isStateStored)
    }

    /// Any event of `Account0`.
    public enum Event: Misas.AggregateEvent, Swift.Hashable {
        case opened0(Opened0)

        public var payload: any Misas.Event {
            switch self {
            case .opened0(let event): event
            }
        }

        public static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case Opened0.wireName: .opened0(try Misas.EventCodec.decode(Opened0.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    public static var wireName: Swift.String { "hostile.account0" }
    public static var stateFingerprint: Swift.String { "7ea41741f3cccd14" }
    public static var isStateStored: Swift.Bool { true }
    public static func streamName(of id: NumberID) -> Swift.String { "hostile.account0-\(id.jsonKey)" }
    public static func begin(with event: Event) -> Account0? { Account0BehaviorCalls.begin(with: event) }
    public mutating func follow(_ event: Event) -> Swift.Bool { Account0BehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Account0``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Account0: Account0Behavior { … }`. Decisions do no input or output.
nonisolated protocol Account0Behavior: Swift.Sendable {
    static func `open`(_ command: Open, in context: Misas.DecisionContext) throws(Open.Failure) -> [Open.Emission]
    /// The state that ``Opened0`` begins.
    init(_ event: Opened0)
}

nonisolated private enum Account0BehaviorCaller<Root: Account0Behavior> {
    static func begin(with event: Account0.Event) -> Root? {
        switch event {
        case .opened0(let event): Root(event)
        }
    }

    static func follow(_ root: inout Root, _ event: Account0.Event) -> Swift.Bool {
        false
    }

    static func `open`(_ command: Open, in context: Misas.DecisionContext) throws(Open.Failure) -> Misas.Decision<Open> {
        Misas.Decision(try Root.`open`(command, in: context))
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias Account0BehaviorCalls = Account0BehaviorCaller<Account0>

nonisolated public struct Opened0: Misas.Event, Swift.Hashable, Swift.Codable {
    public var id: NumberID

    public init(id: NumberID) {
        self.id = id
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
    }

    public static var wireName: Swift.String { "hostile.opened0" }
}

nonisolated public struct Open: Misas.CreatingCommand, Swift.Hashable, Swift.Codable {
    public typealias Target = Account0

    public var id: NumberID

    public init(id: NumberID) {
        self.id = id
    }

    public init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
    }

    public static var wireName: Swift.String { "hostile.open" }

    /// The declared ways in which `Open` can fail.
    public enum Failure: Misas.RequestFailure {

        public var underlying: any Swift.Error {
            switch self {
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Open` may lead to.
    public enum Emission: Misas.AggregateEmission, Swift.Hashable {
        case opened0(Opened0)

        public var event: Account0.Event {
            switch self {
            case .opened0(let event): .opened0(event)
            }
        }
    }

    public static func target(of command: Self) -> NumberID { command.id }
    public static func alreadyExists(_ id: NumberID) -> any Swift.Error { Misas.AggregateAlreadyExists(aggregate: Account0.wireName, id: id.jsonKey) }
    public static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try Account0BehaviorCalls.`open`(command, in: context)
    }
}

nonisolated public struct Func: Misas.HandledCommand, Swift.Hashable, Swift.Codable {
    public typealias Result = AllWords

    public var command: Swift.String
    public var context: Swift.String
    public var handler: Swift.String

    public init(command: Swift.String, context: Swift.String, handler: Swift.String) {
        self.command = command
        self.context = context
        self.handler = handler
    }

    public init(from reader: inout Misas.JSONReader) {
        self.command = reader.stringMember("command")
        self.context = reader.stringMember("context")
        self.handler = reader.stringMember("handler")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("command", self.command)
        writer.stringMember("context", self.context)
        writer.stringMember("handler", self.handler)
    }

    public static var wireName: Swift.String { "hostile.func" }

    /// The declared ways in which `Func` can fail.
    public enum Failure: Misas.HandlerFailure {
        case `default`(Default)
        case swift0(Swift0)
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        public var underlying: any Swift.Error {
            switch self {
            case .`default`(let error): error
            case .swift0(let error): error
            case .unexpected(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            case let error as Default: self = .`default`(error)
            case let error as Swift0: self = .swift0(error)
            default: return nil
            }
        }
    }

    /// The events that `Func` may lead to.
    public enum Emission: Misas.FreeStandingEmission, Swift.Hashable {
        case `init`(Init)
        case `do`(Do)

        public var streamed: Misas.StreamedEvent {
            switch self {
            case .`init`(let event): Misas.StreamedEvent(event, in: Init.streamName(of: event))
            case .`do`(let event): Misas.StreamedEvent(event, in: Do.wireName)
            }
        }
    }
}

/// What is yours to write: how ``Func`` is handled.
nonisolated public protocol FuncHandling: Swift.Sendable {
    nonisolated(nonsending) func handle(_ command: Func, in context: Misas.HandlingContext) async throws(Func.Failure) -> Misas.Decision<Func>
}

nonisolated public struct Import: Misas.HandledCommand, Swift.Hashable, Swift.Codable {

    public var pin: Misas.Secret<Swift.String>
    public var pinPattern: Swift.String
    public var pattern: Misas.Secret<Swift.String>

    public init(pin: Misas.Secret<Swift.String>, pinPattern: Swift.String, pattern: Misas.Secret<Swift.String>) {
        self.pin = pin
        self.pinPattern = pinPattern
        self.pattern = pattern
    }

    public init(from reader: inout Misas.JSONReader) {
        self.pin = reader.member("pin")
        self.pinPattern = reader.stringMember("pinPattern")
        self.pattern = reader.member("pattern")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("pin", self.pin)
        writer.stringMember("pinPattern", self.pinPattern)
        writer.member("pattern", self.pattern)
    }

    public static var wireName: Swift.String { "hostile.import" }

    private static let pinPatternPattern = Misas.ValuePattern("a")

    private static let patternPattern = Misas.ValuePattern("b")

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("pinPattern", value.pinPattern, pattern: Self.pinPatternPattern)
        validator.text("pattern", value.pattern.reveal(), pattern: Self.patternPattern)
    }

    /// The declared ways in which `Import` can fail.
    public enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        public var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Import` may lead to.
    public enum Emission: Misas.FreeStandingEmission, Swift.Hashable {

        public var streamed: Misas.StreamedEvent {
            switch self {
            }
        }
    }
}

/// What is yours to write: how ``Import`` is handled.
nonisolated public protocol ImportHandling: Swift.Sendable {
    nonisolated(nonsending) func handle(_ command: Import, in context: Misas.HandlingContext) async throws(Import.Failure)
}

nonisolated public struct Is: Misas.Query, Swift.Hashable, Swift.Codable {
    public typealias Result = [Error]

    public var query: Swift.String
    public var `in`: Swift.Int

    public init(query: Swift.String, `in`: Swift.Int) {
        self.query = query
        self.`in` = `in`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.query = reader.stringMember("query")
        self.`in` = reader.intMember("in")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("query", self.query)
        writer.intMember("in", self.`in`)
    }

    public static var wireName: Swift.String { "hostile.is" }

    /// The declared ways in which `Is` can fail.
    public enum Failure: Misas.HandlerFailure {
        case notFound(NotFound)
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        public var underlying: any Swift.Error {
            switch self {
            case .notFound(let error): error
            case .unexpected(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            case let error as NotFound: self = .notFound(error)
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``Is`` is answered.
nonisolated public protocol IsHandling: Swift.Sendable {
    nonisolated(nonsending) func handle(_ query: Is, in context: Misas.HandlingContext) async throws(Is.Failure) -> Is.Result
}

nonisolated public struct As: Misas.Query, Swift.Hashable, Swift.Codable {
    public typealias Result = Result0


    public init() {
    }

    public init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    public static var wireName: Swift.String { "hostile.as" }

    /// The declared ways in which `As` can fail.
    public enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        public var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        public init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``As`` is answered.
nonisolated public protocol AsHandling: Swift.Sendable {
    nonisolated(nonsending) func handle(_ query: As, in context: Misas.HandlingContext) async throws(As.Failure) -> As.Result
}

nonisolated public struct In: Misas.Prediction, Swift.Hashable, Swift.Codable {
    public var `in`: GoldenHostile.ID
    public var time: Swift.Int
    public var type: Swift.String

    public init(`in`: GoldenHostile.ID, time: Swift.Int, type: Swift.String) {
        self.`in` = `in`
        self.time = time
        self.type = type
    }

    public init(from reader: inout Misas.JSONReader) {
        self.`in` = reader.member("in")
        self.time = reader.intMember("time")
        self.type = reader.stringMember("type")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("in", self.`in`)
        writer.intMember("time", self.time)
        writer.stringMember("type", self.type)
    }

    public static var wireName: Swift.String { "hostile.in" }
    public static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.`in`) }
}

nonisolated public struct Predict0: Misas.Prediction, Swift.Hashable, Swift.Codable {
    public var type: Swift.String

    public init(type: Swift.String) {
        self.type = type
    }

    public init(from reader: inout Misas.JSONReader) {
        self.type = reader.stringMember("type")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("type", self.type)
    }

    public static var wireName: Swift.String { "hostile.predict0" }
    public static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.type) }
}

nonisolated public struct Predict1: Misas.Prediction, Swift.Hashable, Swift.Codable {
    public var time: Swift.String

    public init(time: Swift.String) {
        self.time = time
    }

    public init(from reader: inout Misas.JSONReader) {
        self.time = reader.stringMember("time")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("time", self.time)
    }

    public static var wireName: Swift.String { "hostile.predict1" }
    public static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.time) }
}

nonisolated public enum Repeat: Misas.DocumentProjection {
    public typealias Document = AllFields
    public typealias Key = Swift.Int
    public static var wireName: Swift.String { "hostile.repeat" }
    public static var version: Swift.Int { 1 }

    /// The fields that documents are found and sorted by.
    public enum Fields {
        public static var `as`: Misas.Field<AllFields, Swift.Int> { Misas.Field("as") }
        public static var any: Misas.Field<AllFields, Swift.String> { Misas.Field("any") }
        public static var `associatedtype`: Misas.Field<AllFields, Swift.String> { Misas.Field("associatedtype") }
        public static var asyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.as") }
        public static var asyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.any") }
        public static var asyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.associatedtype") }
        public static var asyncAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.as") }
        public static var asyncAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.any") }
        public static var asyncAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.associatedtype") }
        public static var asyncAsyncAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.async.as") }
        public static var asyncAsyncAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.any") }
        public static var asyncAsyncAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.associatedtype") }
        public static var asyncAsyncAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.async.break") }
        public static var asyncAsyncAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.case") }
        public static var asyncAsyncAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.class") }
        public static var asyncAsyncAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.async.default") }
        public static var asyncAsyncAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.defer") }
        public static var asyncAsyncAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.didSet") }
        public static var asyncAsyncAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.async.else") }
        public static var asyncAsyncAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.async.enum") }
        public static var asyncAsyncBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("async.async.borrowing.error") }
        public static var asyncAsyncBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.async.borrowing.event") }
        public static var asyncAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.break") }
        public static var asyncAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.case") }
        public static var asyncAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.class") }
        public static var asyncAsyncConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.consuming.as") }
        public static var asyncAsyncConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.any") }
        public static var asyncAsyncConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.associatedtype") }
        public static var asyncAsyncConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.consuming.break") }
        public static var asyncAsyncConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.case") }
        public static var asyncAsyncConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.class") }
        public static var asyncAsyncConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.consuming.default") }
        public static var asyncAsyncConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.defer") }
        public static var asyncAsyncConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.didSet") }
        public static var asyncAsyncConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.consuming.else") }
        public static var asyncAsyncConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.consuming.enum") }
        public static var asyncAsyncConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("async.async.convenience.error") }
        public static var asyncAsyncConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.async.convenience.event") }
        public static var asyncAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.default") }
        public static var asyncAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.defer") }
        public static var asyncAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.didSet") }
        public static var asyncAsyncDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.do.as") }
        public static var asyncAsyncDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.any") }
        public static var asyncAsyncDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.associatedtype") }
        public static var asyncAsyncDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.do.break") }
        public static var asyncAsyncDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.case") }
        public static var asyncAsyncDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.class") }
        public static var asyncAsyncDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.do.default") }
        public static var asyncAsyncDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.defer") }
        public static var asyncAsyncDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.didSet") }
        public static var asyncAsyncDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.do.else") }
        public static var asyncAsyncDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.do.enum") }
        public static var asyncAsyncEachError: Misas.Field<AllFields, Error> { Misas.Field("async.async.each.error") }
        public static var asyncAsyncEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.async.each.event") }
        public static var asyncAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.async.else") }
        public static var asyncAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.async.enum") }
        public static var asyncBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("async.borrowing.error") }
        public static var asyncBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.borrowing.event") }
        public static var asyncBorrowingTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.borrowing.type.value") }
        public static var asyncBorrowingOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.borrowing.optional.value") }
        public static var asyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.break") }
        public static var asyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.case") }
        public static var asyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.class") }
        public static var asyncConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.as") }
        public static var asyncConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.any") }
        public static var asyncConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.associatedtype") }
        public static var asyncConsumingAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.async.as") }
        public static var asyncConsumingAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.any") }
        public static var asyncConsumingAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.associatedtype") }
        public static var asyncConsumingAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.async.break") }
        public static var asyncConsumingAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.case") }
        public static var asyncConsumingAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.class") }
        public static var asyncConsumingAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.async.default") }
        public static var asyncConsumingAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.defer") }
        public static var asyncConsumingAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.didSet") }
        public static var asyncConsumingAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.async.else") }
        public static var asyncConsumingAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.async.enum") }
        public static var asyncConsumingBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("async.consuming.borrowing.error") }
        public static var asyncConsumingBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.consuming.borrowing.event") }
        public static var asyncConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.break") }
        public static var asyncConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.case") }
        public static var asyncConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.class") }
        public static var asyncConsumingConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.consuming.as") }
        public static var asyncConsumingConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.any") }
        public static var asyncConsumingConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.associatedtype") }
        public static var asyncConsumingConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.consuming.break") }
        public static var asyncConsumingConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.case") }
        public static var asyncConsumingConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.class") }
        public static var asyncConsumingConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.consuming.default") }
        public static var asyncConsumingConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.defer") }
        public static var asyncConsumingConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.didSet") }
        public static var asyncConsumingConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.consuming.else") }
        public static var asyncConsumingConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.consuming.enum") }
        public static var asyncConsumingConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("async.consuming.convenience.error") }
        public static var asyncConsumingConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.consuming.convenience.event") }
        public static var asyncConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.default") }
        public static var asyncConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.defer") }
        public static var asyncConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.didSet") }
        public static var asyncConsumingDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.do.as") }
        public static var asyncConsumingDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.any") }
        public static var asyncConsumingDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.associatedtype") }
        public static var asyncConsumingDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.do.break") }
        public static var asyncConsumingDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.case") }
        public static var asyncConsumingDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.class") }
        public static var asyncConsumingDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.do.default") }
        public static var asyncConsumingDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.defer") }
        public static var asyncConsumingDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.didSet") }
        public static var asyncConsumingDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.do.else") }
        public static var asyncConsumingDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.do.enum") }
        public static var asyncConsumingEachError: Misas.Field<AllFields, Error> { Misas.Field("async.consuming.each.error") }
        public static var asyncConsumingEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.consuming.each.event") }
        public static var asyncConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.consuming.else") }
        public static var asyncConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.consuming.enum") }
        public static var asyncConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("async.convenience.error") }
        public static var asyncConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.convenience.event") }
        public static var asyncConvenienceTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.convenience.type.value") }
        public static var asyncConvenienceOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.convenience.optional.value") }
        public static var asyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.default") }
        public static var asyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.defer") }
        public static var asyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.didSet") }
        public static var asyncDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.as") }
        public static var asyncDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.any") }
        public static var asyncDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.associatedtype") }
        public static var asyncDoAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.async.as") }
        public static var asyncDoAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.any") }
        public static var asyncDoAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.associatedtype") }
        public static var asyncDoAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.async.break") }
        public static var asyncDoAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.case") }
        public static var asyncDoAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.class") }
        public static var asyncDoAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.async.default") }
        public static var asyncDoAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.defer") }
        public static var asyncDoAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.didSet") }
        public static var asyncDoAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.async.else") }
        public static var asyncDoAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.async.enum") }
        public static var asyncDoBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("async.do.borrowing.error") }
        public static var asyncDoBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.do.borrowing.event") }
        public static var asyncDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.break") }
        public static var asyncDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.case") }
        public static var asyncDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.class") }
        public static var asyncDoConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.consuming.as") }
        public static var asyncDoConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.any") }
        public static var asyncDoConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.associatedtype") }
        public static var asyncDoConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.consuming.break") }
        public static var asyncDoConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.case") }
        public static var asyncDoConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.class") }
        public static var asyncDoConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.consuming.default") }
        public static var asyncDoConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.defer") }
        public static var asyncDoConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.didSet") }
        public static var asyncDoConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.consuming.else") }
        public static var asyncDoConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.consuming.enum") }
        public static var asyncDoConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("async.do.convenience.error") }
        public static var asyncDoConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.do.convenience.event") }
        public static var asyncDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.default") }
        public static var asyncDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.defer") }
        public static var asyncDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.didSet") }
        public static var asyncDoDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.do.as") }
        public static var asyncDoDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.any") }
        public static var asyncDoDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.associatedtype") }
        public static var asyncDoDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.do.break") }
        public static var asyncDoDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.case") }
        public static var asyncDoDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.class") }
        public static var asyncDoDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.do.default") }
        public static var asyncDoDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.defer") }
        public static var asyncDoDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.didSet") }
        public static var asyncDoDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.do.else") }
        public static var asyncDoDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.do.enum") }
        public static var asyncDoEachError: Misas.Field<AllFields, Error> { Misas.Field("async.do.each.error") }
        public static var asyncDoEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.do.each.event") }
        public static var asyncDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.do.else") }
        public static var asyncDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.do.enum") }
        public static var asyncEachError: Misas.Field<AllFields, Error> { Misas.Field("async.each.error") }
        public static var asyncEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("async.each.event") }
        public static var asyncEachTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.each.type.value") }
        public static var asyncEachOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.each.optional.value") }
        public static var asyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("async.else") }
        public static var asyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("async.enum") }
        public static var borrowingError: Misas.Field<AllFields, Error> { Misas.Field("borrowing.error") }
        public static var borrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("borrowing.event") }
        public static var borrowingTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("borrowing.type.value") }
        public static var borrowingOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("borrowing.optional.value") }
        public static var `break`: Misas.Field<AllFields, Swift.Int> { Misas.Field("break") }
        public static var `case`: Misas.Field<AllFields, Swift.String> { Misas.Field("case") }
        public static var `class`: Misas.Field<AllFields, Swift.String> { Misas.Field("class") }
        public static var consumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.as") }
        public static var consumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.any") }
        public static var consumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.associatedtype") }
        public static var consumingAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.as") }
        public static var consumingAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.any") }
        public static var consumingAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.associatedtype") }
        public static var consumingAsyncAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.async.as") }
        public static var consumingAsyncAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.any") }
        public static var consumingAsyncAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.associatedtype") }
        public static var consumingAsyncAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.async.break") }
        public static var consumingAsyncAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.case") }
        public static var consumingAsyncAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.class") }
        public static var consumingAsyncAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.async.default") }
        public static var consumingAsyncAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.defer") }
        public static var consumingAsyncAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.didSet") }
        public static var consumingAsyncAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.async.else") }
        public static var consumingAsyncAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.async.enum") }
        public static var consumingAsyncBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("consuming.async.borrowing.error") }
        public static var consumingAsyncBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.async.borrowing.event") }
        public static var consumingAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.break") }
        public static var consumingAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.case") }
        public static var consumingAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.class") }
        public static var consumingAsyncConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.consuming.as") }
        public static var consumingAsyncConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.any") }
        public static var consumingAsyncConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.associatedtype") }
        public static var consumingAsyncConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.consuming.break") }
        public static var consumingAsyncConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.case") }
        public static var consumingAsyncConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.class") }
        public static var consumingAsyncConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.consuming.default") }
        public static var consumingAsyncConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.defer") }
        public static var consumingAsyncConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.didSet") }
        public static var consumingAsyncConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.consuming.else") }
        public static var consumingAsyncConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.consuming.enum") }
        public static var consumingAsyncConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("consuming.async.convenience.error") }
        public static var consumingAsyncConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.async.convenience.event") }
        public static var consumingAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.default") }
        public static var consumingAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.defer") }
        public static var consumingAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.didSet") }
        public static var consumingAsyncDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.do.as") }
        public static var consumingAsyncDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.any") }
        public static var consumingAsyncDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.associatedtype") }
        public static var consumingAsyncDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.do.break") }
        public static var consumingAsyncDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.case") }
        public static var consumingAsyncDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.class") }
        public static var consumingAsyncDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.do.default") }
        public static var consumingAsyncDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.defer") }
        public static var consumingAsyncDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.didSet") }
        public static var consumingAsyncDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.do.else") }
        public static var consumingAsyncDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.do.enum") }
        public static var consumingAsyncEachError: Misas.Field<AllFields, Error> { Misas.Field("consuming.async.each.error") }
        public static var consumingAsyncEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.async.each.event") }
        public static var consumingAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.async.else") }
        public static var consumingAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.async.enum") }
        public static var consumingBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("consuming.borrowing.error") }
        public static var consumingBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.borrowing.event") }
        public static var consumingBorrowingTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.borrowing.type.value") }
        public static var consumingBorrowingOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.borrowing.optional.value") }
        public static var consumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.break") }
        public static var consumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.case") }
        public static var consumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.class") }
        public static var consumingConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.as") }
        public static var consumingConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.any") }
        public static var consumingConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.associatedtype") }
        public static var consumingConsumingAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.async.as") }
        public static var consumingConsumingAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.any") }
        public static var consumingConsumingAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.associatedtype") }
        public static var consumingConsumingAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.async.break") }
        public static var consumingConsumingAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.case") }
        public static var consumingConsumingAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.class") }
        public static var consumingConsumingAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.async.default") }
        public static var consumingConsumingAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.defer") }
        public static var consumingConsumingAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.didSet") }
        public static var consumingConsumingAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.async.else") }
        public static var consumingConsumingAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.async.enum") }
        public static var consumingConsumingBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("consuming.consuming.borrowing.error") }
        public static var consumingConsumingBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.consuming.borrowing.event") }
        public static var consumingConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.break") }
        public static var consumingConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.case") }
        public static var consumingConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.class") }
        public static var consumingConsumingConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.consuming.as") }
        public static var consumingConsumingConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.any") }
        public static var consumingConsumingConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.associatedtype") }
        public static var consumingConsumingConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.consuming.break") }
        public static var consumingConsumingConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.case") }
        public static var consumingConsumingConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.class") }
        public static var consumingConsumingConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.consuming.default") }
        public static var consumingConsumingConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.defer") }
        public static var consumingConsumingConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.didSet") }
        public static var consumingConsumingConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.consuming.else") }
        public static var consumingConsumingConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.consuming.enum") }
        public static var consumingConsumingConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("consuming.consuming.convenience.error") }
        public static var consumingConsumingConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.consuming.convenience.event") }
        public static var consumingConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.default") }
        public static var consumingConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.defer") }
        public static var consumingConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.didSet") }
        public static var consumingConsumingDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.do.as") }
        public static var consumingConsumingDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.any") }
        public static var consumingConsumingDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.associatedtype") }
        public static var consumingConsumingDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.do.break") }
        public static var consumingConsumingDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.case") }
        public static var consumingConsumingDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.class") }
        public static var consumingConsumingDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.do.default") }
        public static var consumingConsumingDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.defer") }
        public static var consumingConsumingDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.didSet") }
        public static var consumingConsumingDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.do.else") }
        public static var consumingConsumingDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.do.enum") }
        public static var consumingConsumingEachError: Misas.Field<AllFields, Error> { Misas.Field("consuming.consuming.each.error") }
        public static var consumingConsumingEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.consuming.each.event") }
        public static var consumingConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.consuming.else") }
        public static var consumingConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.consuming.enum") }
        public static var consumingConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("consuming.convenience.error") }
        public static var consumingConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.convenience.event") }
        public static var consumingConvenienceTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.convenience.type.value") }
        public static var consumingConvenienceOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.convenience.optional.value") }
        public static var consumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.default") }
        public static var consumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.defer") }
        public static var consumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.didSet") }
        public static var consumingDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.as") }
        public static var consumingDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.any") }
        public static var consumingDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.associatedtype") }
        public static var consumingDoAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.async.as") }
        public static var consumingDoAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.any") }
        public static var consumingDoAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.associatedtype") }
        public static var consumingDoAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.async.break") }
        public static var consumingDoAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.case") }
        public static var consumingDoAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.class") }
        public static var consumingDoAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.async.default") }
        public static var consumingDoAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.defer") }
        public static var consumingDoAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.didSet") }
        public static var consumingDoAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.async.else") }
        public static var consumingDoAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.async.enum") }
        public static var consumingDoBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("consuming.do.borrowing.error") }
        public static var consumingDoBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.do.borrowing.event") }
        public static var consumingDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.break") }
        public static var consumingDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.case") }
        public static var consumingDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.class") }
        public static var consumingDoConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.consuming.as") }
        public static var consumingDoConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.any") }
        public static var consumingDoConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.associatedtype") }
        public static var consumingDoConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.consuming.break") }
        public static var consumingDoConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.case") }
        public static var consumingDoConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.class") }
        public static var consumingDoConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.consuming.default") }
        public static var consumingDoConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.defer") }
        public static var consumingDoConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.didSet") }
        public static var consumingDoConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.consuming.else") }
        public static var consumingDoConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.consuming.enum") }
        public static var consumingDoConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("consuming.do.convenience.error") }
        public static var consumingDoConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.do.convenience.event") }
        public static var consumingDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.default") }
        public static var consumingDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.defer") }
        public static var consumingDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.didSet") }
        public static var consumingDoDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.do.as") }
        public static var consumingDoDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.any") }
        public static var consumingDoDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.associatedtype") }
        public static var consumingDoDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.do.break") }
        public static var consumingDoDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.case") }
        public static var consumingDoDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.class") }
        public static var consumingDoDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.do.default") }
        public static var consumingDoDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.defer") }
        public static var consumingDoDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.didSet") }
        public static var consumingDoDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.do.else") }
        public static var consumingDoDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.do.enum") }
        public static var consumingDoEachError: Misas.Field<AllFields, Error> { Misas.Field("consuming.do.each.error") }
        public static var consumingDoEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.do.each.event") }
        public static var consumingDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.do.else") }
        public static var consumingDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.do.enum") }
        public static var consumingEachError: Misas.Field<AllFields, Error> { Misas.Field("consuming.each.error") }
        public static var consumingEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("consuming.each.event") }
        public static var consumingEachTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.each.type.value") }
        public static var consumingEachOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.each.optional.value") }
        public static var consumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("consuming.else") }
        public static var consumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("consuming.enum") }
        public static var convenienceError: Misas.Field<AllFields, Error> { Misas.Field("convenience.error") }
        public static var convenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("convenience.event") }
        public static var convenienceTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("convenience.type.value") }
        public static var convenienceOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("convenience.optional.value") }
        public static var `default`: Misas.Field<AllFields, Swift.Int> { Misas.Field("default") }
        public static var `defer`: Misas.Field<AllFields, Swift.String> { Misas.Field("defer") }
        public static var didSet: Misas.Field<AllFields, Swift.String> { Misas.Field("didSet") }
        public static var doAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.as") }
        public static var doAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.any") }
        public static var doAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.associatedtype") }
        public static var doAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.as") }
        public static var doAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.any") }
        public static var doAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.associatedtype") }
        public static var doAsyncAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.async.as") }
        public static var doAsyncAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.any") }
        public static var doAsyncAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.associatedtype") }
        public static var doAsyncAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.async.break") }
        public static var doAsyncAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.case") }
        public static var doAsyncAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.class") }
        public static var doAsyncAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.async.default") }
        public static var doAsyncAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.defer") }
        public static var doAsyncAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.didSet") }
        public static var doAsyncAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.async.else") }
        public static var doAsyncAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.async.enum") }
        public static var doAsyncBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("do.async.borrowing.error") }
        public static var doAsyncBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.async.borrowing.event") }
        public static var doAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.break") }
        public static var doAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.case") }
        public static var doAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.class") }
        public static var doAsyncConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.consuming.as") }
        public static var doAsyncConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.any") }
        public static var doAsyncConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.associatedtype") }
        public static var doAsyncConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.consuming.break") }
        public static var doAsyncConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.case") }
        public static var doAsyncConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.class") }
        public static var doAsyncConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.consuming.default") }
        public static var doAsyncConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.defer") }
        public static var doAsyncConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.didSet") }
        public static var doAsyncConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.consuming.else") }
        public static var doAsyncConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.consuming.enum") }
        public static var doAsyncConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("do.async.convenience.error") }
        public static var doAsyncConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.async.convenience.event") }
        public static var doAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.default") }
        public static var doAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.defer") }
        public static var doAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.didSet") }
        public static var doAsyncDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.do.as") }
        public static var doAsyncDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.any") }
        public static var doAsyncDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.associatedtype") }
        public static var doAsyncDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.do.break") }
        public static var doAsyncDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.case") }
        public static var doAsyncDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.class") }
        public static var doAsyncDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.do.default") }
        public static var doAsyncDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.defer") }
        public static var doAsyncDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.didSet") }
        public static var doAsyncDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.do.else") }
        public static var doAsyncDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.do.enum") }
        public static var doAsyncEachError: Misas.Field<AllFields, Error> { Misas.Field("do.async.each.error") }
        public static var doAsyncEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.async.each.event") }
        public static var doAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.async.else") }
        public static var doAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.async.enum") }
        public static var doBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("do.borrowing.error") }
        public static var doBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.borrowing.event") }
        public static var doBorrowingTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.borrowing.type.value") }
        public static var doBorrowingOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.borrowing.optional.value") }
        public static var doBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.break") }
        public static var doCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.case") }
        public static var doClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.class") }
        public static var doConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.as") }
        public static var doConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.any") }
        public static var doConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.associatedtype") }
        public static var doConsumingAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.async.as") }
        public static var doConsumingAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.any") }
        public static var doConsumingAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.associatedtype") }
        public static var doConsumingAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.async.break") }
        public static var doConsumingAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.case") }
        public static var doConsumingAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.class") }
        public static var doConsumingAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.async.default") }
        public static var doConsumingAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.defer") }
        public static var doConsumingAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.didSet") }
        public static var doConsumingAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.async.else") }
        public static var doConsumingAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.async.enum") }
        public static var doConsumingBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("do.consuming.borrowing.error") }
        public static var doConsumingBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.consuming.borrowing.event") }
        public static var doConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.break") }
        public static var doConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.case") }
        public static var doConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.class") }
        public static var doConsumingConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.consuming.as") }
        public static var doConsumingConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.any") }
        public static var doConsumingConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.associatedtype") }
        public static var doConsumingConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.consuming.break") }
        public static var doConsumingConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.case") }
        public static var doConsumingConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.class") }
        public static var doConsumingConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.consuming.default") }
        public static var doConsumingConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.defer") }
        public static var doConsumingConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.didSet") }
        public static var doConsumingConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.consuming.else") }
        public static var doConsumingConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.consuming.enum") }
        public static var doConsumingConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("do.consuming.convenience.error") }
        public static var doConsumingConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.consuming.convenience.event") }
        public static var doConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.default") }
        public static var doConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.defer") }
        public static var doConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.didSet") }
        public static var doConsumingDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.do.as") }
        public static var doConsumingDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.any") }
        public static var doConsumingDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.associatedtype") }
        public static var doConsumingDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.do.break") }
        public static var doConsumingDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.case") }
        public static var doConsumingDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.class") }
        public static var doConsumingDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.do.default") }
        public static var doConsumingDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.defer") }
        public static var doConsumingDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.didSet") }
        public static var doConsumingDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.do.else") }
        public static var doConsumingDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.do.enum") }
        public static var doConsumingEachError: Misas.Field<AllFields, Error> { Misas.Field("do.consuming.each.error") }
        public static var doConsumingEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.consuming.each.event") }
        public static var doConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.consuming.else") }
        public static var doConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.consuming.enum") }
        public static var doConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("do.convenience.error") }
        public static var doConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.convenience.event") }
        public static var doConvenienceTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.convenience.type.value") }
        public static var doConvenienceOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.convenience.optional.value") }
        public static var doDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.default") }
        public static var doDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.defer") }
        public static var doDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.didSet") }
        public static var doDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.as") }
        public static var doDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.any") }
        public static var doDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.associatedtype") }
        public static var doDoAsyncAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.async.as") }
        public static var doDoAsyncAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.any") }
        public static var doDoAsyncAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.associatedtype") }
        public static var doDoAsyncBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.async.break") }
        public static var doDoAsyncCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.case") }
        public static var doDoAsyncClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.class") }
        public static var doDoAsyncDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.async.default") }
        public static var doDoAsyncDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.defer") }
        public static var doDoAsyncDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.didSet") }
        public static var doDoAsyncElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.async.else") }
        public static var doDoAsyncEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.async.enum") }
        public static var doDoBorrowingError: Misas.Field<AllFields, Error> { Misas.Field("do.do.borrowing.error") }
        public static var doDoBorrowingEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.do.borrowing.event") }
        public static var doDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.break") }
        public static var doDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.case") }
        public static var doDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.class") }
        public static var doDoConsumingAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.consuming.as") }
        public static var doDoConsumingAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.any") }
        public static var doDoConsumingAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.associatedtype") }
        public static var doDoConsumingBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.consuming.break") }
        public static var doDoConsumingCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.case") }
        public static var doDoConsumingClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.class") }
        public static var doDoConsumingDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.consuming.default") }
        public static var doDoConsumingDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.defer") }
        public static var doDoConsumingDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.didSet") }
        public static var doDoConsumingElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.consuming.else") }
        public static var doDoConsumingEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.consuming.enum") }
        public static var doDoConvenienceError: Misas.Field<AllFields, Error> { Misas.Field("do.do.convenience.error") }
        public static var doDoConvenienceEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.do.convenience.event") }
        public static var doDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.default") }
        public static var doDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.defer") }
        public static var doDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.didSet") }
        public static var doDoDoAs: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.do.as") }
        public static var doDoDoAny: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.any") }
        public static var doDoDoAssociatedtype: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.associatedtype") }
        public static var doDoDoBreak: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.do.break") }
        public static var doDoDoCase: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.case") }
        public static var doDoDoClass: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.class") }
        public static var doDoDoDefault: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.do.default") }
        public static var doDoDoDefer: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.defer") }
        public static var doDoDoDidSet: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.didSet") }
        public static var doDoDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.do.else") }
        public static var doDoDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.do.enum") }
        public static var doDoEachError: Misas.Field<AllFields, Error> { Misas.Field("do.do.each.error") }
        public static var doDoEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.do.each.event") }
        public static var doDoElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.do.else") }
        public static var doDoEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.do.enum") }
        public static var doEachError: Misas.Field<AllFields, Error> { Misas.Field("do.each.error") }
        public static var doEachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("do.each.event") }
        public static var doEachTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.each.type.value") }
        public static var doEachOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.each.optional.value") }
        public static var doElse: Misas.Field<AllFields, Swift.Int> { Misas.Field("do.else") }
        public static var doEnum: Misas.Field<AllFields, Swift.String> { Misas.Field("do.enum") }
        public static var eachError: Misas.Field<AllFields, Error> { Misas.Field("each.error") }
        public static var eachEvent: Misas.Field<AllFields, GoldenHostile.Event> { Misas.Field("each.event") }
        public static var eachTypeValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("each.type.value") }
        public static var eachOptionalValue: Misas.Field<AllFields, Swift.Int> { Misas.Field("each.optional.value") }
        public static var `else`: Misas.Field<AllFields, Swift.Int> { Misas.Field("else") }
        public static var `enum`: Misas.Field<AllFields, Swift.String> { Misas.Field("enum") }
    }
}

/// What is yours to write of ``Repeat``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated public protocol RepeatProjection: Swift.Sendable {
    func project(_ event: Class, onto document: inout AllFields?, in context: Misas.ProjectionContext) async throws
    func project(_ event: Init, onto document: inout AllFields?, in context: Misas.ProjectionContext) async throws
}

/// A row of ``While``.
nonisolated public struct WhileRow: Misas.TableRow, Swift.Hashable, Swift.Codable {
    public var row: Swift.Int
    public var key: Swift.String
    public var parts: Swift.Int
    public var tableName: Swift.Int?
    public var `default`: Swift.String

    public init(row: Swift.Int, key: Swift.String, parts: Swift.Int, tableName: Swift.Int? = nil, `default`: Swift.String) {
        self.row = row
        self.key = key
        self.parts = parts
        self.tableName = tableName
        self.`default` = `default`
    }

    public init(from reader: inout Misas.JSONReader) {
        self.row = reader.intMember("row")
        self.key = reader.stringMember("key")
        self.parts = reader.intMember("parts")
        self.tableName = reader.optionalIntMember("tableName")
        self.`default` = reader.stringMember("default")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("row", self.row)
        writer.stringMember("key", self.key)
        writer.intMember("parts", self.parts)
        writer.optionalIntMember("tableName", self.tableName)
        writer.stringMember("default", self.`default`)
    }

    /// What tells the rows apart.
    public struct Key: Misas.TableKey, Swift.Hashable {
        public var row: Swift.Int
        public var key: Swift.String
        public var parts: Swift.Int
        public var `default`: Swift.String

        public init(row: Swift.Int, key: Swift.String, parts: Swift.Int, `default`: Swift.String) {
            self.row = row
            self.key = key
            self.parts = parts
            self.`default` = `default`
        }

        public static func parts(of key: Self) -> [Swift.String] { [Misas.Literals.text(of: key.row), Misas.Literals.text(of: key.key), Misas.Literals.text(of: key.parts), Misas.Literals.text(of: key.`default`)] }
    }

    /// The table that the rows live in.
    public static let table: Misas.TableDefinition = Misas.TableDefinition(
        "while",
        columns: [
            Misas.TableColumn("row", member: "row", Misas.TableColumn.Kind.integer),
            Misas.TableColumn("key", member: "key", Misas.TableColumn.Kind.text),
            Misas.TableColumn("parts", member: "parts", Misas.TableColumn.Kind.integer),
            Misas.TableColumn("table_name", member: "tableName", Misas.TableColumn.Kind.integer, isOptional: true),
            Misas.TableColumn("default", member: "default", Misas.TableColumn.Kind.text),
        ],
        primaryKey: ["row", "key", "parts", "default"],
        statements: """
            CREATE TABLE "while" (
                "row" bigint NOT NULL,
                "key" text COLLATE "C" NOT NULL,
                "parts" bigint NOT NULL,
                "table_name" bigint,
                "default" text COLLATE "C" NOT NULL,
                CONSTRAINT "while__pkey" PRIMARY KEY ("row", "key", "parts", "default")
            );
            """
    )
    public static func key(of row: Self) -> Key { Key(row: row.row, key: row.key, parts: row.parts, default: row.`default`) }
}

nonisolated public enum While: Misas.TableProjection {
    public typealias Row = WhileRow
    public static var wireName: Swift.String { "hostile.while" }
    public static var version: Swift.Int { 1 }

    /// The columns that rows are found and sorted by.
    public enum Fields {
        public static var row: Misas.Field<WhileRow, Swift.Int> { Misas.Field("row") }
        public static var key: Misas.Field<WhileRow, Swift.String> { Misas.Field("key") }
        public static var parts: Misas.Field<WhileRow, Swift.Int> { Misas.Field("parts") }
        public static var tableName: Misas.Field<WhileRow, Swift.Int> { Misas.Field("tableName") }
        public static var `default`: Misas.Field<WhileRow, Swift.String> { Misas.Field("default") }
    }
}

/// What is yours to write of ``While``: which rows each event adds, changes or deletes.
nonisolated public protocol WhileProjection: Swift.Sendable {
    func project(_ event: Init, into rows: Misas.ProjectedRows<WhileRow>, in context: Misas.ProjectionContext) async throws
    func project(_ event: Do, into rows: Misas.ProjectedRows<WhileRow>, in context: Misas.ProjectionContext) async throws
}

///
/// What is yours to write: what follows from each event or prediction.
nonisolated public protocol GuardPolicy: Swift.Sendable {
    func react(to event: Init, with actions: GuardActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: In, with actions: GuardActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: Predict0, with actions: GuardActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: Predict1, with actions: GuardActions, in context: Misas.ReactionContext) async throws
    func react(to event: Class, with actions: GuardActions, in context: Misas.ReactionContext) async throws
}

/// All that `Guard` may do: send the commands and schedule the predictions that its spec lists.
nonisolated public struct GuardActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    public init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    public static var commands: [any Misas.Command.Type] { [Func.self, Import.self, Return.self] }
    /// The predictions that it may schedule.
    public static var predictions: [any Misas.Prediction.Type] { [In.self, Predict0.self, Predict1.self] }

    @discardableResult
    public func send(_ command: Func) async throws -> Func.Result {
        try await reaction.send(command)
    }

    public func send(_ command: Import) async throws -> Import.Result {
        try await reaction.send(command)
    }

    @discardableResult
    public func send(_ command: Return) async throws -> Return.Result {
        try await reaction.send(command)
    }

    @available(*, unavailable, message: "Guard may send only: Func, Import, Return. Add the command to its sends (Hostile.misas.yaml:556)")
    public func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }

    /// Schedules the prediction, or moves the one with the same key.
    public func schedule(_ prediction: In, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    public func cancel(_ type: In.Type, `in` _key: GoldenHostile.ID) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }

    /// Schedules the prediction, or moves the one with the same key.
    public func schedule(_ prediction: Predict0, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    public func cancel(_ type: Predict0.Type, type _key: Swift.String) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }

    /// Schedules the prediction, or moves the one with the same key.
    public func schedule(_ prediction: Predict1, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    public func cancel(_ type: Predict1.Type, time _key: Swift.String) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }
}

///
/// What is yours to write: what follows from each event or prediction.
nonisolated public protocol LetPolicy: Swift.Sendable {
    func react(to event: Do, with actions: LetActions, in context: Misas.ReactionContext) async throws
}

/// All that `Let` may do: send the commands and schedule the predictions that its spec lists.
nonisolated public struct LetActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    public init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    public static var commands: [any Misas.Command.Type] { [] }
    /// The predictions that it may schedule.
    public static var predictions: [any Misas.Prediction.Type] { [] }

    @available(*, unavailable, message: "Let may send only: . Add the command to its sends (Hostile.misas.yaml:557)")
    public func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }
}
