// Generated from Before.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

public import Misas

nonisolated public enum Color: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case red = "red"
    case green = "green"
}

nonisolated public enum Shade: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case light = "light"
    case dark = "dark"
}

nonisolated public enum Tone: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case low = "low"
}

nonisolated public enum Mark: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case good = "G"
}

nonisolated public struct Box: Misas.JSONCodable, Misas.Validatable {
    public var w: Swift.Int

    public init(w: Swift.Int) {
        self.w = w
    }

    public init(from reader: inout Misas.JSONReader) {
        self.w = reader.intMember("w")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("w", self.w)
    }
}

nonisolated public struct Bag: Misas.JSONCodable, Misas.Validatable {
    public var w: Swift.Int

    public init(w: Swift.Int) {
        self.w = w
    }

    public init(from reader: inout Misas.JSONReader) {
        self.w = reader.intMember("w")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("w", self.w)
    }
}

nonisolated public struct Crate: Misas.JSONCodable, Misas.Validatable {
    public var w: Swift.Int
    public var h: Swift.Int

    public init(w: Swift.Int, h: Swift.Int) {
        self.w = w
        self.h = h
    }

    public init(from reader: inout Misas.JSONReader) {
        self.w = reader.intMember("w")
        self.h = reader.intMember("h")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("w", self.w)
        writer.intMember("h", self.h)
    }
}

nonisolated public struct Outer: Misas.JSONCodable, Misas.Validatable {
    public var inner: Deep

    public init(inner: Deep) {
        self.inner = inner
    }

    public init(from reader: inout Misas.JSONReader) {
        self.inner = reader.member("inner")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("inner", self.inner)
    }
}

nonisolated public struct Deep: Misas.JSONCodable, Misas.Validatable {
    public var w: Swift.Int

    public init(w: Swift.Int) {
        self.w = w
    }

    public init(from reader: inout Misas.JSONReader) {
        self.w = reader.intMember("w")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("w", self.w)
    }
}

nonisolated public struct Code: Misas.CheckedValue, Misas.JSONKey {
    public let rawValue: Swift.String

    public init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    public static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, maxLength: 10)
    }
}

nonisolated public struct RefID: Misas.Identifier {
    public let rawValue: Misas.UUID

    public init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated public struct Number: Misas.Identifier {
    public let rawValue: Swift.Int

    public init(_ rawValue: Swift.Int) {
        self.rawValue = rawValue
    }

    public init(unchecked rawValue: Swift.Int) {
        self.rawValue = rawValue
    }
}

nonisolated public enum Way: Misas.JSONCodable, Misas.Validatable {
    case foot

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "foot": self = .foot
        default:
            reader.unknownCase(expected: "foot")
            self = .foot
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .foot: writer.bareCase("foot")
        }
    }
}

nonisolated public enum Path: Misas.JSONCodable, Misas.Validatable {
    case foot
    case rail(Swift.Int)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "foot": self = .foot
        case "rail": self = .rail(reader.payload())
        default:
            reader.unknownCase(expected: "foot, rail")
            self = .foot
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .foot: writer.bareCase("foot")
        case .rail(let payload): writer.unionCase("rail", payload)
        }
    }
}

nonisolated public enum Road: Misas.JSONCodable, Misas.Validatable {
    case rail(Swift.Int)

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "rail": self = .rail(reader.payload())
        default:
            reader.unknownCase(expected: "rail")
            self = .rail(reader.payload())
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .rail(let payload): writer.unionCase("rail", payload)
        }
    }
}

nonisolated public enum Lane: Misas.JSONCodable, Misas.Validatable {
    case foot

    public init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "foot": self = .foot
        default:
            reader.unknownCase(expected: "foot")
            self = .foot
        }
        reader.endUnion()
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .foot: writer.bareCase("foot")
        }
    }
}

nonisolated public struct Tree: Misas.JSONCodable, Misas.Validatable {
    public var leaf: Swift.Int
    public var left: Tree? {
        get { self._left?.wrapped }
        set { self._left = newValue.map(Misas.Indirect.init) }
    }
    private var _left: Misas.Indirect<Tree>?

    public init(leaf: Swift.Int, left: Tree? = nil) {
        self.leaf = leaf
        self._left = left.map(Misas.Indirect.init)
    }

    public init(from reader: inout Misas.JSONReader) {
        self.leaf = reader.intMember("leaf")
        self._left = (reader.optionalMember("left") as Tree?).map(Misas.Indirect.init)
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("leaf", self.leaf)
        writer.optionalMember("left", self.left)
    }
}

nonisolated public struct OptionalAdded: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.optional_added" }
}

nonisolated public struct DefaultAdded: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.default_added" }
}

nonisolated public struct RequiredAdded: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.required_added" }
}

nonisolated public struct FieldRemoved: Misas.Event {
    public var a: Swift.Int
    public var b: Swift.String

    public init(a: Swift.Int, b: Swift.String) {
        self.a = a
        self.b = b
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
        self.b = reader.stringMember("b")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
        writer.stringMember("b", self.b)
    }

    public static var wireName: Swift.String { "history.field_removed" }
}

nonisolated public struct FieldRenamed: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.field_renamed" }
}

nonisolated public struct FieldRenamedKept: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.field_renamed_kept" }
}

nonisolated public struct MadeOptional: Misas.Event {
    public var a: Swift.String

    public init(a: Swift.String) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.stringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.made_optional" }
}

nonisolated public struct MadeRequired: Misas.Event {
    public var a: Swift.String?

    public init(a: Swift.String? = nil) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.optionalStringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalStringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.made_required" }
}

nonisolated public struct MadeRequiredByDefault: Misas.Event {
    public var a: Swift.String?

    public init(a: Swift.String? = nil) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.optionalStringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalStringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.made_required_by_default" }
}

nonisolated public struct IntToDouble: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.int_to_double" }
}

nonisolated public struct IntToDecimal: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.int_to_decimal" }
}

nonisolated public struct IntToString: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.int_to_string" }
}

nonisolated public struct StringToInt: Misas.Event {
    public var a: Swift.String

    public init(a: Swift.String) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.stringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.string_to_int" }
}

nonisolated public struct DoubleToInt: Misas.Event {
    public var a: Swift.Double

    public init(a: Swift.Double) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.doubleMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.doubleMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.double_to_int" }
}

nonisolated public struct BoolToString: Misas.Event {
    public var a: Swift.Bool

    public init(a: Swift.Bool) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.boolMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.boolMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.bool_to_string" }
}

nonisolated public struct UUIDToString: Misas.Event {
    public var a: Misas.UUID

    public init(a: Misas.UUID) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.uuid_to_string" }
}

nonisolated public struct StringToUUID: Misas.Event {
    public var a: Swift.String

    public init(a: Swift.String) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.stringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.string_to_uuid" }
}

nonisolated public struct DateToDateTime: Misas.Event {
    public var a: Misas.CalendarDate

    public init(a: Misas.CalendarDate) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.date_to_date_time" }
}

nonisolated public struct DateTimeToDate: Misas.Event {
    public var a: Misas.Date

    public init(a: Misas.Date) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.dateMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.dateMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.date_time_to_date" }
}

nonisolated public struct DurationToString: Misas.Event {
    public var a: Swift.Duration

    public init(a: Swift.Duration) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.duration_to_string" }
}

nonisolated public struct DecimalToString: Misas.Event {
    public var a: Misas.Decimal

    public init(a: Misas.Decimal) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.decimal_to_string" }
}

nonisolated public struct DecimalToDouble: Misas.Event {
    public var a: Misas.Decimal

    public init(a: Misas.Decimal) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.decimal_to_double" }
}

nonisolated public struct BytesToString: Misas.Event {
    public var a: Misas.Bytes

    public init(a: Misas.Bytes) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.bytes_to_string" }
}

nonisolated public struct EnumToString: Misas.Event {
    public var a: Color

    public init(a: Color) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.enum_to_string" }
}

nonisolated public struct StringToEnum: Misas.Event {
    public var a: Swift.String

    public init(a: Swift.String) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.stringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.string_to_enum" }
}

nonisolated public struct EnumCaseRemoved: Misas.Event {
    public var a: Shade

    public init(a: Shade) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.enum_case_removed" }
}

nonisolated public struct EnumCaseAdded: Misas.Event {
    public var a: Tone

    public init(a: Tone) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.enum_case_added" }
}

nonisolated public struct EnumValueChanged: Misas.Event {
    public var a: Mark

    public init(a: Mark) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.enum_value_changed" }
}

nonisolated public struct EnumToBareUnion: Misas.Event {
    public var a: Color

    public init(a: Color) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.enum_to_bare_union" }
}

nonisolated public struct StructFieldRequired: Misas.Event {
    public var a: Box

    public init(a: Box) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.struct_field_required" }
}

nonisolated public struct StructFieldOptional: Misas.Event {
    public var a: Bag

    public init(a: Bag) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.struct_field_optional" }
}

nonisolated public struct StructFieldRemoved: Misas.Event {
    public var a: [Crate]

    public init(a: [Crate]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.struct_field_removed" }
}

nonisolated public struct StructDeeplyChanged: Misas.Event {
    public var a: [Swift.String: Outer]

    public init(a: [Swift.String: Outer]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.struct_deeply_changed" }
}

nonisolated public struct WrapperTightened: Misas.Event {
    public var a: Code

    public init(a: Code) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.wrapper_tightened" }
}

nonisolated public struct StringToWrapper: Misas.Event {
    public var a: Swift.String

    public init(a: Swift.String) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.stringMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.string_to_wrapper" }
}

nonisolated public struct IdentifierToBase: Misas.Event {
    public var a: RefID

    public init(a: RefID) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.identifier_to_base" }
}

nonisolated public struct IdentifierBaseChanged: Misas.Event {
    public var a: Number

    public init(a: Number) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.identifier_base_changed" }
}

nonisolated public struct ListToSet: Misas.Event {
    public var a: [Swift.Int]

    public init(a: [Swift.Int]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.list_to_set" }
}

nonisolated public struct SetToList: Misas.Event {
    public var a: Swift.Set<Swift.Int>

    public init(a: Swift.Set<Swift.Int>) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.set_to_list" }
}

nonisolated public struct ScalarToList: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.scalar_to_list" }
}

nonisolated public struct ItemsMadeRequired: Misas.Event {
    public var a: [Swift.Int?]

    public init(a: [Swift.Int?]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.items_made_required" }
}

nonisolated public struct KeyIntToString: Misas.Event {
    public var a: [Swift.Int: Swift.Int]

    public init(a: [Swift.Int: Swift.Int]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.key_int_to_string" }
}

nonisolated public struct KeyStringToInt: Misas.Event {
    public var a: [Swift.String: Swift.Int]

    public init(a: [Swift.String: Swift.Int]) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.key_string_to_int" }
}

nonisolated public struct UnionCaseAdded: Misas.Event {
    public var a: Way

    public init(a: Way) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.union_case_added" }
}

nonisolated public struct UnionCaseRemoved: Misas.Event {
    public var a: Path

    public init(a: Path) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.union_case_removed" }
}

nonisolated public struct UnionPayloadChanged: Misas.Event {
    public var a: Road

    public init(a: Road) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.union_payload_changed" }
}

nonisolated public struct UnionBareToPayload: Misas.Event {
    public var a: Lane

    public init(a: Lane) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.union_bare_to_payload" }
}

nonisolated public struct StructToJSON: Misas.Event {
    public var a: Crate

    public init(a: Crate) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.struct_to_json" }
}

nonisolated public struct JSONToStruct: Misas.Event {
    public var a: Misas.JSONValue

    public init(a: Misas.JSONValue) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.json_to_struct" }
}

nonisolated public struct RecursiveOptional: Misas.Event {
    public var a: Tree

    public init(a: Tree) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.member("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.member("a", self.a)
    }

    public static var wireName: Swift.String { "history.recursive_optional" }
}

nonisolated public struct VersionedRename: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_rename" }
}

nonisolated public struct VersionedAdd: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_add" }
}

nonisolated public struct VersionedAddToOptional: Misas.Event {
    public var a: Swift.Int?

    public init(a: Swift.Int? = nil) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.optionalIntMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalIntMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_add_to_optional" }
}

nonisolated public struct VersionedSplit: Misas.Event {
    public var name: Swift.String

    public init(name: Swift.String) {
        self.name = name
    }

    public init(from reader: inout Misas.JSONReader) {
        self.name = reader.stringMember("name")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("name", self.name)
    }

    public static var wireName: Swift.String { "history.versioned_split" }
}

nonisolated public struct VersionedMove: Misas.Event {
    public var a: Swift.Int
    public var b: Swift.Int

    public init(a: Swift.Int, b: Swift.Int) {
        self.a = a
        self.b = b
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
        self.b = reader.intMember("b")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
        writer.intMember("b", self.b)
    }

    public static var wireName: Swift.String { "history.versioned_move" }
}

nonisolated public struct VersionedInTwoSteps: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_in_two_steps" }
}

nonisolated public struct VersionedTooLittle: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_too_little" }
}

nonisolated public struct VersionedCustom: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.versioned_custom" }
}

nonisolated public struct VersionLowered: Misas.Event {
    public var a: Swift.Int

    public init(a: Swift.Int) {
        self.a = a
    }

    public init(from reader: inout Misas.JSONReader) {
        self.a = reader.intMember("a")
    }

    public func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("a", self.a)
    }

    public static var wireName: Swift.String { "history.version_lowered" }
    public static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .rename("b", to: "a"),
        ]),
    ]
}
