// Generated from Everything.misas.yaml by misas-gen 0.1.0. Do not edit: change the spec instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    import Misas
#else
    import Misas
#endif

nonisolated struct NodeID: Misas.Identifier {
    let rawValue: Misas.UUID

    init(_ rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }

    init(unchecked rawValue: Misas.UUID) {
        self.rawValue = rawValue
    }
}

nonisolated struct TextID: Misas.Identifier {
    let rawValue: Swift.String

    init(_ rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    private static let pattern = Misas.ValuePattern("^[a-z]+$")

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 2, pattern: Self.pattern)
    }
}

nonisolated struct NumberID: Misas.Identifier {
    let rawValue: Swift.Int

    init(_ rawValue: Swift.Int) {
        self.rawValue = rawValue
    }

    init(unchecked rawValue: Swift.Int) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range(value.rawValue, minimum: 1)
    }
}

/// A colour.
nonisolated enum Color: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case red = "red"
    case green = "green"
    case blue = "blue"
}

nonisolated enum Size: Swift.String, Misas.JSONEnum, Misas.Validatable {
    case small = "S"
    /// Not small.
    ///
    /// - Warning: Deprecated: nobody makes it
    case big = "L"
}

nonisolated struct Percent: Misas.CheckedValue, Misas.JSONKey {
    let rawValue: Swift.Int

    init(unchecked rawValue: Swift.Int) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range(value.rawValue, minimum: 0, maximum: 100)
    }
}

nonisolated struct Ratio: Misas.CheckedValue {
    let rawValue: Swift.Double

    init(unchecked rawValue: Swift.Double) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range(value.rawValue, minimum: 0.5)
    }
}

nonisolated struct Price: Misas.CheckedValue {
    let rawValue: Misas.Decimal

    init(unchecked rawValue: Misas.Decimal) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range(value.rawValue, minimum: Misas.Literals.decimal("0"))
    }
}

///
/// - Warning: Deprecated: words are not enough
nonisolated struct Word: Misas.CheckedValue, Misas.JSONKey {
    let rawValue: Swift.String

    init(unchecked rawValue: Swift.String) {
        self.rawValue = rawValue
    }

    private static let pattern = Misas.ValuePattern("^[a-z]*$")

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue, minLength: 1, maxLength: 5, pattern: Self.pattern)
    }
}

nonisolated struct Words: Misas.CheckedValue {
    let rawValue: [Word]

    init(unchecked rawValue: [Word]) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.count(value.rawValue.count, minItems: 1, maxItems: 3)
        [Word].validate(value.rawValue, with: &validator)
    }
}

nonisolated struct Loud: Misas.CheckedValue, Misas.JSONKey {
    let rawValue: Word

    init(unchecked rawValue: Word) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text(value.rawValue.rawValue, maxLength: 3)
        Word.validate(value.rawValue, with: &validator)
    }
}

nonisolated struct Tags: Misas.CheckedValue {
    let rawValue: Swift.Set<Swift.String>

    init(unchecked rawValue: Swift.Set<Swift.String>) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.count(value.rawValue.count, maxItems: 2)
    }
}

nonisolated struct Counts: Misas.CheckedValue {
    let rawValue: [Color: Swift.Int]

    init(unchecked rawValue: [Color: Swift.Int]) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.count(value.rawValue.count, minItems: 1)
    }
}

nonisolated struct Moment: Misas.CheckedValue {
    let rawValue: Misas.Date

    init(unchecked rawValue: Misas.Date) {
        self.rawValue = rawValue
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range(value.rawValue, minimum: Misas.Literals.dateTime(microsecondsSince1970: 1577836800000000))
    }
}

/// Every built-in type.
///
/// And what is made of them.
nonisolated struct BuiltIns: Misas.JSONCodable, Misas.Validatable {
    var string: Swift.String
    var bool: Swift.Bool
    var int: Swift.Int
    var double: Swift.Double
    var decimal: Misas.Decimal
    var uuid: Misas.UUID
    var bytes: Misas.Bytes
    var date: Misas.CalendarDate
    var dateTime: Misas.Date
    var duration: Swift.Duration
    var json: Misas.JSONValue
    var maybe: Swift.String?
    var maybes: [Swift.Int?]
    var list: [Swift.String]
    var lists: [[Swift.Int]]
    var `set`: Swift.Set<Swift.Int>
    var map: [Swift.String: Swift.Double]
    var maps: [Swift.Int: [Misas.UUID: [Swift.Bool]]]

    init(string: Swift.String, bool: Swift.Bool, int: Swift.Int, double: Swift.Double, decimal: Misas.Decimal, uuid: Misas.UUID, bytes: Misas.Bytes, date: Misas.CalendarDate, dateTime: Misas.Date, duration: Swift.Duration, json: Misas.JSONValue, maybe: Swift.String? = nil, maybes: [Swift.Int?], list: [Swift.String], lists: [[Swift.Int]], `set`: Swift.Set<Swift.Int>, map: [Swift.String: Swift.Double], maps: [Swift.Int: [Misas.UUID: [Swift.Bool]]]) {
        self.string = string
        self.bool = bool
        self.int = int
        self.double = double
        self.decimal = decimal
        self.uuid = uuid
        self.bytes = bytes
        self.date = date
        self.dateTime = dateTime
        self.duration = duration
        self.json = json
        self.maybe = maybe
        self.maybes = maybes
        self.list = list
        self.lists = lists
        self.`set` = `set`
        self.map = map
        self.maps = maps
    }

    init(from reader: inout Misas.JSONReader) {
        self.string = reader.stringMember("string")
        self.bool = reader.boolMember("bool")
        self.int = reader.intMember("int")
        self.double = reader.doubleMember("double")
        self.decimal = reader.member("decimal")
        self.uuid = reader.member("uuid")
        self.bytes = reader.member("bytes")
        self.date = reader.member("date")
        self.dateTime = reader.dateMember("dateTime")
        self.duration = reader.member("duration")
        self.json = reader.member("json")
        self.maybe = reader.optionalStringMember("maybe")
        self.maybes = reader.member("maybes")
        self.list = reader.member("list")
        self.lists = reader.member("lists")
        self.`set` = reader.member("set")
        self.map = reader.member("map")
        self.maps = reader.member("maps")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("string", self.string)
        writer.boolMember("bool", self.bool)
        writer.intMember("int", self.int)
        writer.doubleMember("double", self.double)
        writer.member("decimal", self.decimal)
        writer.member("uuid", self.uuid)
        writer.member("bytes", self.bytes)
        writer.member("date", self.date)
        writer.dateMember("dateTime", self.dateTime)
        writer.member("duration", self.duration)
        writer.member("json", self.json)
        writer.optionalStringMember("maybe", self.maybe)
        writer.member("maybes", self.maybes)
        writer.member("list", self.list)
        writer.member("lists", self.lists)
        writer.member("set", self.`set`)
        writer.member("map", self.map)
        writer.member("maps", self.maps)
    }
}

nonisolated struct Defaults: Misas.JSONCodable, Misas.Validatable {
    var string: Swift.String
    var bool: Swift.Bool
    var int: Swift.Int
    var double: Swift.Double
    var decimal: Misas.Decimal
    var uuid: Misas.UUID
    var bytes: Misas.Bytes
    var date: Misas.CalendarDate
    var dateTime: Misas.Date
    var duration: Swift.Duration
    var json: Misas.JSONValue
    var maybe: Swift.String?
    var absent: Swift.String?
    var list: [Color]
    var `set`: Swift.Set<NumberID>
    var map: [Size: Percent]
    var node: NodeID
    var color: Color
    var size: Size
    var percent: Percent
    var words: Words
    var shape: Shape
    var point: Shape
    var pair: Pair

    init(string: Swift.String = "a \"b\" \\(c)\n", bool: Swift.Bool = true, int: Swift.Int = Swift.Int.min, double: Swift.Double = 1.5e-3, decimal: Misas.Decimal = Misas.Literals.decimal("0.1"), uuid: Misas.UUID = Misas.Literals.uuid(0x0011223344556677, 0x8899aabbccddeeff), bytes: Misas.Bytes = Misas.Literals.bytes(base64: "AAEC"), date: Misas.CalendarDate = Misas.Literals.date(daysSince1970: 20512), dateTime: Misas.Date = Misas.Literals.dateTime(microsecondsSince1970: 1772280000000001), duration: Swift.Duration = Swift.Duration(secondsComponent: 90, attosecondsComponent: 0), json: Misas.JSONValue = Misas.Literals.object([("a", .array([.int(1), Misas.Literals.number("2.5"), .null, .bool(true), .string("x")])), ("b", Misas.Literals.object([]))]), maybe: Swift.String? = "here", absent: Swift.String? = nil, list: [Color] = [Color.red, Color.blue], `set`: Swift.Set<NumberID> = [NumberID(unchecked: 1), NumberID(unchecked: 2)], map: [Size: Percent] = [Size.small: Percent(unchecked: 1), Size.big: Percent(unchecked: 2)], node: NodeID = NodeID(unchecked: Misas.Literals.uuid(0x0000000000000000, 0x0000000000000001)), color: Color = Color.green, size: Size = Size.big, percent: Percent = Percent(unchecked: 7), words: Words = Words(unchecked: [Word(unchecked: "ab"), Word(unchecked: "cd")]), shape: Shape = Shape.circle(1.5), point: Shape = Shape.point, pair: Pair = Pair(left: 1, right: Pair(left: 2))) {
        self.string = string
        self.bool = bool
        self.int = int
        self.double = double
        self.decimal = decimal
        self.uuid = uuid
        self.bytes = bytes
        self.date = date
        self.dateTime = dateTime
        self.duration = duration
        self.json = json
        self.maybe = maybe
        self.absent = absent
        self.list = list
        self.`set` = `set`
        self.map = map
        self.node = node
        self.color = color
        self.size = size
        self.percent = percent
        self.words = words
        self.shape = shape
        self.point = point
        self.pair = pair
    }

    init(from reader: inout Misas.JSONReader) {
        self.string = reader.member("string", default: "a \"b\" \\(c)\n")
        self.bool = reader.member("bool", default: true)
        self.int = reader.member("int", default: Swift.Int.min)
        self.double = reader.member("double", default: 1.5e-3)
        self.decimal = reader.member("decimal", default: Misas.Literals.decimal("0.1"))
        self.uuid = reader.member("uuid", default: Misas.Literals.uuid(0x0011223344556677, 0x8899aabbccddeeff))
        self.bytes = reader.member("bytes", default: Misas.Literals.bytes(base64: "AAEC"))
        self.date = reader.member("date", default: Misas.Literals.date(daysSince1970: 20512))
        self.dateTime = reader.member("dateTime", default: Misas.Literals.dateTime(microsecondsSince1970: 1772280000000001))
        self.duration = reader.member("duration", default: Swift.Duration(secondsComponent: 90, attosecondsComponent: 0))
        self.json = reader.member("json", default: Misas.Literals.object([("a", .array([.int(1), Misas.Literals.number("2.5"), .null, .bool(true), .string("x")])), ("b", Misas.Literals.object([]))]))
        self.maybe = reader.member("maybe", default: "here")
        self.absent = reader.member("absent", default: nil)
        self.list = reader.member("list", default: [Color.red, Color.blue])
        self.`set` = reader.member("set", default: [NumberID(unchecked: 1), NumberID(unchecked: 2)])
        self.map = reader.member("map", default: [Size.small: Percent(unchecked: 1), Size.big: Percent(unchecked: 2)])
        self.node = reader.member("node", default: NodeID(unchecked: Misas.Literals.uuid(0x0000000000000000, 0x0000000000000001)))
        self.color = reader.member("color", default: Color.green)
        self.size = reader.member("size", default: Size.big)
        self.percent = reader.member("percent", default: Percent(unchecked: 7))
        self.words = reader.member("words", default: Words(unchecked: [Word(unchecked: "ab"), Word(unchecked: "cd")]))
        self.shape = reader.member("shape", default: Shape.circle(1.5))
        self.point = reader.member("point", default: Shape.point)
        self.pair = reader.member("pair", default: Pair(left: 1, right: Pair(left: 2)))
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("string", self.string)
        writer.boolMember("bool", self.bool)
        writer.intMember("int", self.int)
        writer.doubleMember("double", self.double)
        writer.member("decimal", self.decimal)
        writer.member("uuid", self.uuid)
        writer.member("bytes", self.bytes)
        writer.member("date", self.date)
        writer.dateMember("dateTime", self.dateTime)
        writer.member("duration", self.duration)
        writer.member("json", self.json)
        writer.optionalStringMember("maybe", self.maybe)
        writer.optionalStringMember("absent", self.absent)
        writer.member("list", self.list)
        writer.member("set", self.`set`)
        writer.member("map", self.map)
        writer.member("node", self.node)
        writer.member("color", self.color)
        writer.member("size", self.size)
        writer.member("percent", self.percent)
        writer.member("words", self.words)
        writer.member("shape", self.shape)
        writer.member("point", self.point)
        writer.member("pair", self.pair)
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("set", value.`set`)
        validator.value("map", value.map)
        validator.value("percent", value.percent)
        validator.value("words", value.words)
    }
}

nonisolated struct Pair: Misas.JSONCodable, Misas.Validatable {
    var left: Swift.Int
    var right: Pair? {
        get { self._right?.wrapped }
        set { self._right = newValue.map(Misas.Indirect.init) }
    }
    private var _right: Misas.Indirect<Pair>?

    init(left: Swift.Int, right: Pair? = nil) {
        self.left = left
        self._right = right.map(Misas.Indirect.init)
    }

    init(from reader: inout Misas.JSONReader) {
        self.left = reader.intMember("left")
        self._right = (reader.optionalMember("right") as Pair?).map(Misas.Indirect.init)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("left", self.left)
        writer.optionalMember("right", self.right)
    }
}

/// One of several.
nonisolated enum Shape: Misas.JSONCodable, Misas.Validatable {
    case circle(Swift.Double)
    /// With sides.
    ///
    /// - Warning: Deprecated: it is a Pair
    case square(Pair)
    case many([Shape])
    case named([Swift.String: Shape])
    case maybe(Color?)
    case point

    init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "circle": self = .circle(reader.payload())
        case "rect": self = .square(reader.payload())
        case "many": self = .many(reader.payload())
        case "named": self = .named(reader.payload())
        case "maybe": self = .maybe(reader.payload())
        case "point": self = .point
        default:
            reader.unknownCase(expected: "circle, rect, many, named, maybe, point")
            self = .circle(reader.payload())
        }
        reader.endUnion()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .circle(let payload): writer.unionCase("circle", payload)
        case .square(let payload): writer.unionCase("rect", payload)
        case .many(let payload): writer.unionCase("many", payload)
        case .named(let payload): writer.unionCase("named", payload)
        case .maybe(let payload): writer.unionCase("maybe", payload)
        case .point: writer.bareCase("point")
        }
    }
}

nonisolated struct Chain: Misas.JSONCodable, Misas.Validatable {
    var value: Swift.Int
    var next: Chain? {
        get { self._next?.wrapped }
        set { self._next = newValue.map(Misas.Indirect.init) }
    }
    private var _next: Misas.Indirect<Chain>?

    init(value: Swift.Int, next: Chain? = nil) {
        self.value = value
        self._next = next.map(Misas.Indirect.init)
    }

    init(from reader: inout Misas.JSONReader) {
        self.value = reader.intMember("value")
        self._next = (reader.optionalMember("next") as Chain?).map(Misas.Indirect.init)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("value", self.value)
        writer.optionalMember("next", self.next)
    }
}

nonisolated struct Even: Misas.JSONCodable, Misas.Validatable {
    var odd: Odd? {
        get { self._odd?.wrapped }
        set { self._odd = newValue.map(Misas.Indirect.init) }
    }
    private var _odd: Misas.Indirect<Odd>?

    init(odd: Odd? = nil) {
        self._odd = odd.map(Misas.Indirect.init)
    }

    init(from reader: inout Misas.JSONReader) {
        self._odd = (reader.optionalMember("odd") as Odd?).map(Misas.Indirect.init)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("odd", self.odd)
    }
}

nonisolated struct Odd: Misas.JSONCodable, Misas.Validatable {
    var even: Even? {
        get { self._even?.wrapped }
        set { self._even = newValue.map(Misas.Indirect.init) }
    }
    private var _even: Misas.Indirect<Even>?
    var note: Swift.String

    init(even: Even? = nil, note: Swift.String) {
        self._even = even.map(Misas.Indirect.init)
        self.note = note
    }

    init(from reader: inout Misas.JSONReader) {
        self._even = (reader.optionalMember("even") as Even?).map(Misas.Indirect.init)
        self.note = reader.stringMember("note")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("even", self.even)
        writer.stringMember("note", self.note)
    }
}

nonisolated indirect enum Tree: Misas.JSONCodable, Misas.Validatable {
    case leaf(Swift.Int)
    case branch(Branch)

    init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "leaf": self = .leaf(reader.payload())
        case "branch": self = .branch(reader.payload())
        default:
            reader.unknownCase(expected: "leaf, branch")
            self = .leaf(reader.payload())
        }
        reader.endUnion()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .leaf(let payload): writer.unionCase("leaf", payload)
        case .branch(let payload): writer.unionCase("branch", payload)
        }
    }
}

nonisolated struct Branch: Misas.JSONCodable, Misas.Validatable {
    var left: Tree
    var right: Tree

    init(left: Tree, right: Tree) {
        self.left = left
        self.right = right
    }

    init(from reader: inout Misas.JSONReader) {
        self.left = reader.member("left")
        self.right = reader.member("right")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("left", self.left)
        writer.member("right", self.right)
    }
}

nonisolated indirect enum Expression: Misas.JSONCodable, Misas.Validatable {
    case number(Swift.Int)
    case negation(Expression)
    case sum([Expression])

    init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "number": self = .number(reader.payload())
        case "negation": self = .negation(reader.payload())
        case "sum": self = .sum(reader.payload())
        default:
            reader.unknownCase(expected: "number, negation, sum")
            self = .number(reader.payload())
        }
        reader.endUnion()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .number(let payload): writer.unionCase("number", payload)
        case .negation(let payload): writer.unionCase("negation", payload)
        case .sum(let payload): writer.unionCase("sum", payload)
        }
    }
}

nonisolated struct Forest: Misas.JSONCodable, Misas.Validatable, Swift.Hashable {
    var trees: [Forest]
    var byName: [Swift.String: Forest]
    var all: Swift.Set<Forest>

    init(trees: [Forest], byName: [Swift.String: Forest], all: Swift.Set<Forest>) {
        self.trees = trees
        self.byName = byName
        self.all = all
    }

    init(from reader: inout Misas.JSONReader) {
        self.trees = reader.member("trees")
        self.byName = reader.member("byName")
        self.all = reader.member("all")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("trees", self.trees)
        writer.member("byName", self.byName)
        writer.member("all", self.all)
    }
}

nonisolated struct Holder: Misas.JSONCodable, Misas.Validatable {
    var holder: Wrapped? {
        get { self._holder?.wrapped }
        set { self._holder = newValue.map(Misas.Indirect.init) }
    }
    private var _holder: Misas.Indirect<Wrapped>?

    init(holder: Wrapped? = nil) {
        self._holder = holder.map(Misas.Indirect.init)
    }

    init(from reader: inout Misas.JSONReader) {
        self._holder = (reader.optionalMember("holder") as Wrapped?).map(Misas.Indirect.init)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("holder", self.holder)
    }
}

nonisolated struct Wrapped: Misas.CheckedValue {
    let rawValue: Holder

    init(unchecked rawValue: Holder) {
        self.rawValue = rawValue
    }
}

/// What nobody should make any more.
///
/// - Warning: Deprecated: use a Pair
nonisolated struct OldThing: Misas.JSONCodable, Misas.Validatable {
    var color: Color

    @available(*, deprecated, message: "use a Pair")
    init(color: Color) {
        self.color = color
    }

    init(from reader: inout Misas.JSONReader) {
        self.color = reader.member("color")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("color", self.color)
    }
}

nonisolated struct RenamedType: Misas.JSONCodable, Misas.Validatable {
    var notPlain: Swift.String
    var deep: RenamedType? {
        get { self._deep?.wrapped }
        set { self._deep = newValue.map(Misas.Indirect.init) }
    }
    private var _deep: Misas.Indirect<RenamedType>?

    init(notPlain: Swift.String, deep: RenamedType? = nil) {
        self.notPlain = notPlain
        self._deep = deep.map(Misas.Indirect.init)
    }

    init(from reader: inout Misas.JSONReader) {
        self.notPlain = reader.stringMember("pl-ain \"x\"")
        self._deep = (reader.optionalMember("deep-er") as RenamedType?).map(Misas.Indirect.init)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("pl-ain \"x\"", self.notPlain)
        writer.optionalMember("deep-er", self.deep)
    }
}

nonisolated struct Checked: Misas.JSONCodable, Misas.Validatable {
    var word: Word
    var percent: Percent
    var name: Swift.String
    var alias: Swift.String?
    var words: [Word]
    var nested: [Word: Percent]
    var inner: Checked? {
        get { self._inner?.wrapped }
        set { self._inner = newValue.map(Misas.Indirect.init) }
    }
    private var _inner: Misas.Indirect<Checked>?
    var when: Misas.CalendarDate
    var wait: Swift.Duration
    var amount: Misas.Decimal?
    var big: Percent?

    init(word: Word, percent: Percent, name: Swift.String, alias: Swift.String? = nil, words: [Word], nested: [Word: Percent], inner: Checked? = nil, when: Misas.CalendarDate, wait: Swift.Duration, amount: Misas.Decimal? = nil, big: Percent? = nil) {
        self.word = word
        self.percent = percent
        self.name = name
        self.alias = alias
        self.words = words
        self.nested = nested
        self._inner = inner.map(Misas.Indirect.init)
        self.when = when
        self.wait = wait
        self.amount = amount
        self.big = big
    }

    init(from reader: inout Misas.JSONReader) {
        self.word = reader.member("word")
        self.percent = reader.member("percent")
        self.name = reader.stringMember("name")
        self.alias = reader.optionalStringMember("alias")
        self.words = reader.member("words")
        self.nested = reader.member("nested")
        self._inner = (reader.optionalMember("inner") as Checked?).map(Misas.Indirect.init)
        self.when = reader.member("when")
        self.wait = reader.member("wait")
        self.amount = reader.optionalMember("amount")
        self.big = reader.optionalMember("big")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("word", self.word)
        writer.member("percent", self.percent)
        writer.stringMember("name", self.name)
        writer.optionalStringMember("alias", self.alias)
        writer.member("words", self.words)
        writer.member("nested", self.nested)
        writer.optionalMember("inner", self.inner)
        writer.member("when", self.when)
        writer.member("wait", self.wait)
        writer.optionalMember("amount", self.amount)
        writer.optionalMember("big", self.big)
    }

    private static let namePattern = Misas.ValuePattern("^[A-Z]")

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("word", value.word)
        validator.value("percent", value.percent)
        validator.text("name", value.name, minLength: 2, maxLength: 4, pattern: Self.namePattern)
        validator.text("alias", value.alias, minLength: 2)
        validator.count("words", value.words.count, maxItems: 2)
        validator.value("words", value.words)
        validator.value("nested", value.nested)
        validator.value("inner", value.inner)
        validator.range("when", value.when, minimum: Misas.Literals.date(daysSince1970: 18262), maximum: Misas.Literals.date(daysSince1970: 22279))
        validator.range("wait", value.wait, minimum: Swift.Duration(secondsComponent: 1, attosecondsComponent: 0))
        validator.range("amount", value.amount, maximum: Misas.Literals.decimal("9.99"))
        validator.range("big", value.big?.rawValue, maximum: 50)
        validator.value("big", value.big)
    }
}

nonisolated enum Choice: Misas.JSONCodable, Misas.Validatable {
    case checked(Checked)
    case word(Word)
    case bare

    init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        case "checked": self = .checked(reader.payload())
        case "word": self = .word(reader.payload())
        case "bare": self = .bare
        default:
            reader.unknownCase(expected: "checked, word, bare")
            self = .checked(reader.payload())
        }
        reader.endUnion()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        case .checked(let payload): writer.unionCase("checked", payload)
        case .word(let payload): writer.unionCase("word", payload)
        case .bare: writer.bareCase("bare")
        }
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        case .checked(let payload): validator.value("checked", payload)
        case .word(let payload): validator.value("word", payload)
        default: break
        }
    }
}

nonisolated struct Document: Misas.JSONCodable, Misas.Validatable {
    var id: NodeID
    var title: Swift.String
    var size: Size?
    var pair: Pair
    var at: Misas.Date
    var total: Misas.Decimal
    var color: Color
    var percent: Percent

    init(id: NodeID, title: Swift.String, size: Size? = nil, pair: Pair, at: Misas.Date, total: Misas.Decimal, color: Color, percent: Percent) {
        self.id = id
        self.title = title
        self.size = size
        self.pair = pair
        self.at = at
        self.total = total
        self.color = color
        self.percent = percent
    }

    init(from reader: inout Misas.JSONReader) {
        self.id = reader.member("id")
        self.title = reader.stringMember("title")
        self.size = reader.optionalMember("size")
        self.pair = reader.member("pair")
        self.at = reader.dateMember("at")
        self.total = reader.member("total")
        self.color = reader.member("color")
        self.percent = reader.member("percent")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("id", self.id)
        writer.stringMember("title", self.title)
        writer.optionalMember("size", self.size)
        writer.member("pair", self.pair)
        writer.dateMember("at", self.at)
        writer.member("total", self.total)
        writer.member("color", self.color)
        writer.member("percent", self.percent)
    }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("percent", value.percent)
    }
}

/// there is no {node}
nonisolated struct NodeMissing: Misas.DomainError {
    var node: NodeID

    init(node: NodeID) {
        self.node = node
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
    }

    static var wireName: Swift.String { "everything.node_missing" }
    static var tags: [Misas.ErrorTag] { ["not_found"] }
    static func message(of error: Self) -> Swift.String { "there is no \(Misas.Literals.text(of: error.node))" }
}

/// {node} is there
nonisolated struct NodeThere: Misas.DomainError {
    var node: NodeID
    var hint: Swift.String?

    init(node: NodeID, hint: Swift.String? = nil) {
        self.node = node
        self.hint = hint
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.hint = reader.optionalStringMember("hint")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.optionalStringMember("hint", self.hint)
    }

    static var wireName: Swift.String { "everything.node_there" }
    static var tags: [Misas.ErrorTag] { ["already_exists"] }
    static func message(of error: Self) -> Swift.String { "\(Misas.Literals.text(of: error.node)) is there" }
}

/// Too many.
nonisolated struct TooMany: Misas.DomainError {
    var count: Swift.Int
    var pair: Pair
    var maybe: Pair?
    var color: Color

    init(count: Swift.Int, pair: Pair, maybe: Pair? = nil, color: Color) {
        self.count = count
        self.pair = pair
        self.maybe = maybe
        self.color = color
    }

    init(from reader: inout Misas.JSONReader) {
        self.count = reader.intMember("count")
        self.pair = reader.member("pair")
        self.maybe = reader.optionalMember("maybe")
        self.color = reader.member("color")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("count", self.count)
        writer.member("pair", self.pair)
        writer.optionalMember("maybe", self.maybe)
        writer.member("color", self.color)
    }

    static var wireName: Swift.String { "everything.too_many" }
    static var tags: [Misas.ErrorTag] { ["conflict", "own_tag"] }
    static func message(of error: Self) -> Swift.String { "{no} \(Misas.Literals.text(of: error.count)) of \"\(Misas.Literals.text(of: error.pair.left))\" \\(x) \(Misas.Literals.text(of: error.maybe?.left)) \(Misas.Literals.text(of: error.color))" }
}

/// already {title}
nonisolated struct Stale: Misas.DomainError {
    var title: Swift.String

    init(title: Swift.String) {
        self.title = title
    }

    init(from reader: inout Misas.JSONReader) {
        self.title = reader.stringMember("title")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("title", self.title)
    }

    static var wireName: Swift.String { "everything.stale" }
    static var tags: [Misas.ErrorTag] { [] }
    static func message(of error: Self) -> Swift.String { "already \(Misas.Literals.text(of: error.title))" }
}

/// old
///
/// - Warning: Deprecated: it is gone
nonisolated struct Old: Misas.DomainError {

    @available(*, deprecated, message: "it is gone")
    init() {
    }

    init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    static var wireName: Swift.String { "everything.old" }
    static var tags: [Misas.ErrorTag] { [] }
    static func message(of error: Self) -> Swift.String { "old" }
}

/// A free-standing event into a stream of its own.
nonisolated struct Happened: Misas.Event {
    var color: Color
    var pair: Pair
    var things: BuiltIns

    init(color: Color, pair: Pair, things: BuiltIns) {
        self.color = color
        self.pair = pair
        self.things = things
    }

    init(from reader: inout Misas.JSONReader) {
        self.color = reader.member("color")
        self.pair = reader.member("pair")
        self.things = reader.member("things")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("color", self.color)
        writer.member("pair", self.pair)
        writer.member("things", self.things)
    }

    static var wireName: Swift.String { "everything.happened" }

    /// The name of the stream that the event is appended to.
    static func streamName(of event: Self) -> Swift.String { "everything.\(Misas.Literals.text(of: event.color))-\(Misas.Literals.text(of: event.pair.left))" }
}

nonisolated struct Noted: Misas.Event {
    var text: Swift.String

    init(text: Swift.String) {
        self.text = text
    }

    init(from reader: inout Misas.JSONReader) {
        self.text = reader.stringMember("text")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("text", self.text)
    }

    static var wireName: Swift.String { "everything.noted" }
}

///
/// - Warning: Deprecated: use Noted
nonisolated struct Outdated: Misas.Event {
    var text: Swift.String
    var first: Swift.String
    var last: Swift.String
    var deep: Swift.Int
    var color: Color
    var added: Defaults
    var size: Size

    @available(*, deprecated, message: "use Noted")
    init(text: Swift.String, first: Swift.String, last: Swift.String, deep: Swift.Int, color: Color, added: Defaults, size: Size) {
        self.text = text
        self.first = first
        self.last = last
        self.deep = deep
        self.color = color
        self.added = added
        self.size = size
    }

    init(from reader: inout Misas.JSONReader) {
        self.text = reader.stringMember("text")
        self.first = reader.stringMember("first")
        self.last = reader.stringMember("last")
        self.deep = reader.intMember("deep")
        self.color = reader.member("color")
        self.added = reader.member("added")
        self.size = reader.member("size")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("text", self.text)
        writer.stringMember("first", self.first)
        writer.stringMember("last", self.last)
        writer.intMember("deep", self.deep)
        writer.member("color", self.color)
        writer.member("added", self.added)
        writer.member("size", self.size)
    }

    static var wireName: Swift.String { "everything.outdated.long-ago" }
    static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .rename("txt", to: "text"),
            .add("colour", Misas.Literals.json(Color.red)),
            .add("deep_value", .int(3)),
            .remove("junk"),
        ]),
        Misas.UpcastStep([
            .split("name", by: " ", into: ["first", "last"]),
            .rename("colour", to: "color"),
            .move("deep_value", to: "deep"),
        ]),
        Misas.UpcastStep([
            .custom(OutdatedUpcastingSteps.upcastFromVersion3),
            .add("added", Misas.Literals.json(Defaults(int: 1))),
            .add("size", Misas.Literals.json(Size.small)),
        ]),
    ]
}

/// What is yours to write of the way from older stored forms of ``Outdated`` to today's: `extension Outdated: OutdatedUpcasting { … }`.
nonisolated protocol OutdatedUpcasting {
    /// Turns the stored form of version 3 into that of version 4.
    static func upcastFromVersion3(_ event: inout Misas.JSONValue) throws
}

nonisolated private enum OutdatedUpcastingCalls<Upcasting: OutdatedUpcasting> {
    @Sendable static func upcastFromVersion3(_ event: inout Misas.JSONValue) throws {
        try Upcasting.upcastFromVersion3(&event)
    }
}

private typealias OutdatedUpcastingSteps = OutdatedUpcastingCalls<Outdated>

/// A node, kept as events.
nonisolated struct Node: Misas.Aggregate {
    typealias ID = NodeID

    var title: Swift.String
    var parts: [Pair]
    var chain: Chain?
    var tree: Tree

    init(title: Swift.String, parts: [Pair] = [], chain: Chain? = nil, tree: Tree = Tree.leaf(0)) {
        self.title = title
        self.parts = parts
        self.chain = chain
        self.tree = tree
    }

    init(from reader: inout Misas.JSONReader) {
        self.title = reader.stringMember("title")
        self.parts = reader.member("parts", default: [])
        self.chain = reader.optionalMember("chain")
        self.tree = reader.member("tree", default: Tree.leaf(0))
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("title", self.title)
        writer.member("parts", self.parts)
        writer.optionalMember("chain", self.chain)
        writer.member("tree", self.tree)
    }

    /// Any event of `Node`.
    enum Event: Misas.AggregateEvent {
        case nodeAdded(NodeAdded)
        case nodeCopied(NodeCopied)
        case nodeRenamed(NodeRenamed)
        case nodeDropped(NodeDropped)

        var payload: any Misas.Event {
            switch self {
            case .nodeAdded(let event): event
            case .nodeCopied(let event): event
            case .nodeRenamed(let event): event
            case .nodeDropped(let event): event
            }
        }

        static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case NodeAdded.wireName: .nodeAdded(try Misas.EventCodec.decode(NodeAdded.self, from: event))
            case NodeCopied.wireName: .nodeCopied(try Misas.EventCodec.decode(NodeCopied.self, from: event))
            case NodeRenamed.wireName: .nodeRenamed(try Misas.EventCodec.decode(NodeRenamed.self, from: event))
            case NodeDropped.wireName: .nodeDropped(try Misas.EventCodec.decode(NodeDropped.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    static var wireName: Swift.String { "everything.node" }
    static var stateFingerprint: Swift.String { "df29de49220a6241" }
    static var snapshotInterval: Swift.Int? { 2 }
    static func streamName(of id: NodeID) -> Swift.String { "everything.node-\(id.jsonKey)-of-many" }
    static func begin(with event: Event) -> Node? { NodeBehaviorCalls.begin(with: event) }
    mutating func follow(_ event: Event) -> Swift.Bool { NodeBehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Node``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Node: NodeBehavior { … }`. Decisions do no input or output.
nonisolated protocol NodeBehavior: Swift.Sendable {
    /// Adds one.
    static func addNode(_ command: AddNode, in context: Misas.DecisionContext) throws(AddNode.Failure) -> [AddNode.Emission]
    /// Adds one like another.
    static func copyNode(_ command: CopyNode, in context: Misas.DecisionContext) throws(CopyNode.Failure) -> Misas.Decision<CopyNode>
    /// Gives it a title.
    ///
    /// - Warning: Deprecated: titles stay
    func renameNode(_ command: RenameNode, in context: Misas.DecisionContext) throws(RenameNode.Failure) -> Misas.Decision<RenameNode>
    /// Does nothing.
    func touchNode(_ command: TouchNode, in context: Misas.DecisionContext) throws(TouchNode.Failure) -> [TouchNode.Emission]
    /// The state that ``NodeAdded`` begins.
    init(_ event: NodeAdded)
    /// The state that ``NodeCopied`` begins.
    init(_ event: NodeCopied)
    /// The state that ``NodeRenamed`` begins.
    init(_ event: NodeRenamed)
    /// Changes the state as ``NodeRenamed`` says.
    mutating func apply(_ event: NodeRenamed)
    /// Changes the state as ``NodeDropped`` says.
    mutating func apply(_ event: NodeDropped)
}

nonisolated private enum NodeBehaviorCaller<Root: NodeBehavior> {
    static func begin(with event: Node.Event) -> Root? {
        switch event {
        case .nodeAdded(let event): Root(event)
        case .nodeCopied(let event): Root(event)
        case .nodeRenamed(let event): Root(event)
        default: nil
        }
    }

    static func follow(_ root: inout Root, _ event: Node.Event) -> Swift.Bool {
        switch event {
        case .nodeRenamed(let event): root.apply(event)
        case .nodeDropped(let event): root.apply(event)
        default: return false
        }
        return true
    }

    static func addNode(_ command: AddNode, in context: Misas.DecisionContext) throws(AddNode.Failure) -> Misas.Decision<AddNode> {
        Misas.Decision(try Root.addNode(command, in: context))
    }

    static func copyNode(_ command: CopyNode, in context: Misas.DecisionContext) throws(CopyNode.Failure) -> Misas.Decision<CopyNode> {
        try Root.copyNode(command, in: context)
    }

    static func renameNode(_ command: RenameNode, on root: Root, in context: Misas.DecisionContext) throws(RenameNode.Failure) -> Misas.Decision<RenameNode> {
        try root.renameNode(command, in: context)
    }

    static func touchNode(_ command: TouchNode, on root: Root, in context: Misas.DecisionContext) throws(TouchNode.Failure) -> Misas.Decision<TouchNode> {
        Misas.Decision(try root.touchNode(command, in: context))
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias NodeBehaviorCalls = NodeBehaviorCaller<Node>

nonisolated struct NodeAdded: Misas.Event {
    var node: NodeID
    var title: Swift.String
    var subtitle: Swift.String?

    init(node: NodeID, title: Swift.String, subtitle: Swift.String? = nil) {
        self.node = node
        self.title = title
        self.subtitle = subtitle
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.title = reader.stringMember("title")
        self.subtitle = reader.optionalStringMember("subtitle")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.stringMember("title", self.title)
        writer.optionalStringMember("subtitle", self.subtitle)
    }

    static var wireName: Swift.String { "everything.node_added" }
    static let upcasts: [Misas.UpcastStep] = [
        Misas.UpcastStep([
            .custom(NodeAddedUpcastingSteps.upcastFromVersion1),
        ]),
        Misas.UpcastStep([
            .rename("name", to: "title"),
        ]),
    ]
}

/// What is yours to write of the way from older stored forms of ``NodeAdded`` to today's: `extension NodeAdded: NodeAddedUpcasting { … }`.
nonisolated protocol NodeAddedUpcasting {
    /// Turns the stored form of version 1 into that of version 2.
    static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws
}

nonisolated private enum NodeAddedUpcastingCalls<Upcasting: NodeAddedUpcasting> {
    @Sendable static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws {
        try Upcasting.upcastFromVersion1(&event)
    }
}

private typealias NodeAddedUpcastingSteps = NodeAddedUpcastingCalls<NodeAdded>

nonisolated struct NodeCopied: Misas.Event {
    var node: NodeID
    var source: NodeID

    init(node: NodeID, source: NodeID) {
        self.node = node
        self.source = source
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.source = reader.member("source")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.member("source", self.source)
    }

    static var wireName: Swift.String { "everything.node_copied" }
}

nonisolated struct NodeRenamed: Misas.Event {
    var node: NodeID
    var title: Swift.String

    init(node: NodeID, title: Swift.String) {
        self.node = node
        self.title = title
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.title = reader.stringMember("title")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.stringMember("title", self.title)
    }

    static var wireName: Swift.String { "everything.node_renamed" }
}

///
/// - Warning: Deprecated: nothing is dropped
nonisolated struct NodeDropped: Misas.Event {
    var node: NodeID

    @available(*, deprecated, message: "nothing is dropped")
    init(node: NodeID) {
        self.node = node
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
    }

    static var wireName: Swift.String { "everything.node_dropped" }
}

/// Adds one.
nonisolated struct AddNode: Misas.CreatingCommand {
    typealias Target = Node

    var node: NodeID
    var title: Swift.String
    var pin: Misas.Secret<Swift.String>

    init(node: NodeID, title: Swift.String, pin: Misas.Secret<Swift.String>) {
        self.node = node
        self.title = title
        self.pin = pin
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.title = reader.stringMember("title")
        self.pin = reader.member("pin")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.stringMember("title", self.title)
        writer.member("pin", self.pin)
    }

    static var wireName: Swift.String { "everything.add_node" }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.text("title", value.title, minLength: 1)
    }

    /// The declared ways in which `AddNode` can fail.
    enum Failure: Misas.RequestFailure {
        case nodeThere(NodeThere)

        var underlying: any Swift.Error {
            switch self {
            case .nodeThere(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as NodeThere: self = .nodeThere(error)
            default: return nil
            }
        }
    }

    /// The events that `AddNode` may lead to.
    enum Emission: Misas.AggregateEmission {
        case nodeAdded(NodeAdded)
        case nodeRenamed(NodeRenamed)

        var event: Node.Event {
            switch self {
            case .nodeAdded(let event): .nodeAdded(event)
            case .nodeRenamed(let event): .nodeRenamed(event)
            }
        }

        @available(*, unavailable, message: "AddNode does not emit NodeCopied: add it to its emits (Everything.misas.yaml:188)")
        static func nodeCopied(_ event: NodeCopied) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "AddNode does not emit NodeDropped: add it to its emits (Everything.misas.yaml:188)")
        static func nodeDropped(_ event: NodeDropped) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NodeID { command.node }
    static func alreadyExists(_ id: NodeID) -> any Swift.Error { NodeThere(node: id) }
    static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try NodeBehaviorCalls.addNode(command, in: context)
    }
}

/// Adds one like another.
nonisolated struct CopyNode: Misas.CreatingCommand {
    typealias Target = Node
    typealias Result = NodeID

    var node: NodeID
    var source: NodeID

    init(node: NodeID, source: NodeID) {
        self.node = node
        self.source = source
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.source = reader.member("source")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.member("source", self.source)
    }

    static var wireName: Swift.String { "everything.copy_node" }

    /// The declared ways in which `CopyNode` can fail.
    enum Failure: Misas.RequestFailure {
        case tooMany(TooMany)
        case nodeThere(NodeThere)

        var underlying: any Swift.Error {
            switch self {
            case .tooMany(let error): error
            case .nodeThere(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as TooMany: self = .tooMany(error)
            case let error as NodeThere: self = .nodeThere(error)
            default: return nil
            }
        }
    }

    /// The events that `CopyNode` may lead to.
    enum Emission: Misas.AggregateEmission {
        case nodeCopied(NodeCopied)

        var event: Node.Event {
            switch self {
            case .nodeCopied(let event): .nodeCopied(event)
            }
        }

        @available(*, unavailable, message: "CopyNode does not emit NodeAdded: add it to its emits (Everything.misas.yaml:193)")
        static func nodeAdded(_ event: NodeAdded) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "CopyNode does not emit NodeRenamed: add it to its emits (Everything.misas.yaml:193)")
        static func nodeRenamed(_ event: NodeRenamed) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "CopyNode does not emit NodeDropped: add it to its emits (Everything.misas.yaml:193)")
        static func nodeDropped(_ event: NodeDropped) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NodeID { command.node }
    static func alreadyExists(_ id: NodeID) -> any Swift.Error { NodeThere(node: id) }
    static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try NodeBehaviorCalls.copyNode(command, in: context)
    }
}

/// Gives it a title.
///
/// - Warning: Deprecated: titles stay
nonisolated struct RenameNode: Misas.UpdatingCommand {
    typealias Target = Node
    typealias Result = Swift.Int?

    var node: NodeID
    var title: Swift.String
    var choice: Choice
    var checked: [Checked]

    @available(*, deprecated, message: "titles stay")
    init(node: NodeID, title: Swift.String, choice: Choice = Choice.bare, checked: [Checked] = []) {
        self.node = node
        self.title = title
        self.choice = choice
        self.checked = checked
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.title = reader.stringMember("title")
        self.choice = reader.member("choice", default: Choice.bare)
        self.checked = reader.member("checked", default: [])
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.stringMember("title", self.title)
        writer.member("choice", self.choice)
        writer.member("checked", self.checked)
    }

    static var wireName: Swift.String { "everything.rename_node" }
    static var requiredRoles: [Swift.String] { ["admin", "ed\"itor"] }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("choice", value.choice)
        validator.value("checked", value.checked)
    }

    /// The declared ways in which `RenameNode` can fail.
    enum Failure: Misas.RequestFailure {
        case tooMany(TooMany)
        case stale(Stale)
        case nodeMissing(NodeMissing)

        var underlying: any Swift.Error {
            switch self {
            case .tooMany(let error): error
            case .stale(let error): error
            case .nodeMissing(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as TooMany: self = .tooMany(error)
            case let error as Stale: self = .stale(error)
            case let error as NodeMissing: self = .nodeMissing(error)
            default: return nil
            }
        }
    }

    /// The events that `RenameNode` may lead to.
    enum Emission: Misas.AggregateEmission {
        case nodeRenamed(NodeRenamed)

        var event: Node.Event {
            switch self {
            case .nodeRenamed(let event): .nodeRenamed(event)
            }
        }

        @available(*, unavailable, message: "RenameNode does not emit NodeAdded: add it to its emits (Everything.misas.yaml:201)")
        static func nodeAdded(_ event: NodeAdded) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "RenameNode does not emit NodeCopied: add it to its emits (Everything.misas.yaml:201)")
        static func nodeCopied(_ event: NodeCopied) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "RenameNode does not emit NodeDropped: add it to its emits (Everything.misas.yaml:201)")
        static func nodeDropped(_ event: NodeDropped) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NodeID { command.node }
    static func notFound(_ id: NodeID) -> any Swift.Error { NodeMissing(node: id) }
    static func decide(_ command: Self, on target: Node, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try NodeBehaviorCalls.renameNode(command, on: target, in: context)
    }
}

/// Does nothing.
nonisolated struct TouchNode: Misas.UpdatingCommand {
    typealias Target = Node

    var node: NodeID

    init(node: NodeID) {
        self.node = node
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
    }

    static var wireName: Swift.String { "everything.touch_node" }

    /// The declared ways in which `TouchNode` can fail.
    enum Failure: Misas.RequestFailure {
        case nodeMissing(NodeMissing)

        var underlying: any Swift.Error {
            switch self {
            case .nodeMissing(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as NodeMissing: self = .nodeMissing(error)
            default: return nil
            }
        }
    }

    /// The events that `TouchNode` may lead to.
    enum Emission: Misas.AggregateEmission {

        var event: Node.Event {
            switch self {
            }
        }

        @available(*, unavailable, message: "TouchNode does not emit NodeAdded: add it to its emits (Everything.misas.yaml:209)")
        static func nodeAdded(_ event: NodeAdded) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "TouchNode does not emit NodeCopied: add it to its emits (Everything.misas.yaml:209)")
        static func nodeCopied(_ event: NodeCopied) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "TouchNode does not emit NodeRenamed: add it to its emits (Everything.misas.yaml:209)")
        static func nodeRenamed(_ event: NodeRenamed) -> Self { Swift.fatalError() }

        @available(*, unavailable, message: "TouchNode does not emit NodeDropped: add it to its emits (Everything.misas.yaml:209)")
        static func nodeDropped(_ event: NodeDropped) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NodeID { command.node }
    static func notFound(_ id: NodeID) -> any Swift.Error { NodeMissing(node: id) }
    static func decide(_ command: Self, on target: Node, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try NodeBehaviorCalls.touchNode(command, on: target, in: context)
    }
}

/// A counter, kept as its state.
nonisolated struct Counter: Misas.Aggregate {
    typealias ID = NumberID

    var count: Swift.Int
    var tags: Tags
    var forest: Forest?

    init(count: Swift.Int, tags: Tags, forest: Forest? = nil) {
        self.count = count
        self.tags = tags
        self.forest = forest
    }

    init(from reader: inout Misas.JSONReader) {
        self.count = reader.intMember("count")
        self.tags = reader.member("tags")
        self.forest = reader.optionalMember("forest")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("count", self.count)
        writer.member("tags", self.tags)
        writer.optionalMember("forest", self.forest)
    }

    /// Any event of `Counter`.
    enum Event: Misas.AggregateEvent {
        case counterStarted(CounterStarted)
        case counterRaised(CounterRaised)

        var payload: any Misas.Event {
            switch self {
            case .counterStarted(let event): event
            case .counterRaised(let event): event
            }
        }

        static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            case CounterStarted.wireName: .counterStarted(try Misas.EventCodec.decode(CounterStarted.self, from: event))
            case CounterRaised.wireName: .counterRaised(try Misas.EventCodec.decode(CounterRaised.self, from: event))
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    static var wireName: Swift.String { "everything.counter" }
    static var stateFingerprint: Swift.String { "09ab683ee4a88086" }
    static var isStateStored: Swift.Bool { true }
    static func streamName(of id: NumberID) -> Swift.String { "everything.counter-\(id.jsonKey)" }
    static func begin(with event: Event) -> Counter? { CounterBehaviorCalls.begin(with: event) }
    mutating func follow(_ event: Event) -> Swift.Bool { CounterBehaviorCalls.follow(&self, event) }
}

/// What is yours to write of ``Counter``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension Counter: CounterBehavior { … }`. Decisions do no input or output.
nonisolated protocol CounterBehavior: Swift.Sendable {
    /// Starts one.
    static func startCounter(_ command: StartCounter, in context: Misas.DecisionContext) throws(StartCounter.Failure) -> [StartCounter.Emission]
    /// Raises one.
    func raiseCounter(_ command: RaiseCounter, in context: Misas.DecisionContext) throws(RaiseCounter.Failure) -> Misas.Decision<RaiseCounter>
    /// The state that ``CounterStarted`` begins.
    init(_ event: CounterStarted)
    /// Changes the state as ``CounterRaised`` says.
    mutating func apply(_ event: CounterRaised)
}

nonisolated private enum CounterBehaviorCaller<Root: CounterBehavior> {
    static func begin(with event: Counter.Event) -> Root? {
        switch event {
        case .counterStarted(let event): Root(event)
        default: nil
        }
    }

    static func follow(_ root: inout Root, _ event: Counter.Event) -> Swift.Bool {
        switch event {
        case .counterRaised(let event): root.apply(event)
        default: return false
        }
        return true
    }

    static func startCounter(_ command: StartCounter, in context: Misas.DecisionContext) throws(StartCounter.Failure) -> Misas.Decision<StartCounter> {
        Misas.Decision(try Root.startCounter(command, in: context))
    }

    static func raiseCounter(_ command: RaiseCounter, on root: Root, in context: Misas.DecisionContext) throws(RaiseCounter.Failure) -> Misas.Decision<RaiseCounter> {
        try root.raiseCounter(command, in: context)
    }
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias CounterBehaviorCalls = CounterBehaviorCaller<Counter>

nonisolated struct CounterStarted: Misas.Event {
    var counter: NumberID
    var tags: Tags

    init(counter: NumberID, tags: Tags) {
        self.counter = counter
        self.tags = tags
    }

    init(from reader: inout Misas.JSONReader) {
        self.counter = reader.member("counter")
        self.tags = reader.member("tags")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("counter", self.counter)
        writer.member("tags", self.tags)
    }

    static var wireName: Swift.String { "everything.counter_started" }
}

nonisolated struct CounterRaised: Misas.Event {
    var counter: NumberID
    var by: Swift.Int

    init(counter: NumberID, by: Swift.Int) {
        self.counter = counter
        self.by = by
    }

    init(from reader: inout Misas.JSONReader) {
        self.counter = reader.member("counter")
        self.by = reader.intMember("by")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("counter", self.counter)
        writer.intMember("by", self.by)
    }

    static var wireName: Swift.String { "everything.counter_raised" }
}

/// Starts one.
nonisolated struct StartCounter: Misas.CreatingCommand {
    typealias Target = Counter

    var counter: NumberID
    var tags: Tags

    init(counter: NumberID, tags: Tags) {
        self.counter = counter
        self.tags = tags
    }

    init(from reader: inout Misas.JSONReader) {
        self.counter = reader.member("counter")
        self.tags = reader.member("tags")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("counter", self.counter)
        writer.member("tags", self.tags)
    }

    static var wireName: Swift.String { "everything.start_counter" }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("counter", value.counter)
        validator.value("tags", value.tags)
    }

    /// The declared ways in which `StartCounter` can fail.
    enum Failure: Misas.RequestFailure {

        var underlying: any Swift.Error {
            switch self {
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `StartCounter` may lead to.
    enum Emission: Misas.AggregateEmission {
        case counterStarted(CounterStarted)

        var event: Counter.Event {
            switch self {
            case .counterStarted(let event): .counterStarted(event)
            }
        }

        @available(*, unavailable, message: "StartCounter does not emit CounterRaised: add it to its emits (Everything.misas.yaml:222)")
        static func counterRaised(_ event: CounterRaised) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NumberID { command.counter }
    static func alreadyExists(_ id: NumberID) -> any Swift.Error { Misas.AggregateAlreadyExists(aggregate: Counter.wireName, id: id.jsonKey) }
    static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try CounterBehaviorCalls.startCounter(command, in: context)
    }
}

/// Raises one.
nonisolated struct RaiseCounter: Misas.UpdatingCommand {
    typealias Target = Counter
    typealias Result = Swift.Int

    var counter: NumberID
    var by: Swift.Int

    init(counter: NumberID, by: Swift.Int = 1) {
        self.counter = counter
        self.by = by
    }

    init(from reader: inout Misas.JSONReader) {
        self.counter = reader.member("counter")
        self.by = reader.member("by", default: 1)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("counter", self.counter)
        writer.intMember("by", self.by)
    }

    static var wireName: Swift.String { "everything.raise_counter" }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.value("counter", value.counter)
        validator.range("by", value.by, minimum: 1)
    }

    /// The declared ways in which `RaiseCounter` can fail.
    enum Failure: Misas.RequestFailure {
        case tooMany(TooMany)

        var underlying: any Swift.Error {
            switch self {
            case .tooMany(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as TooMany: self = .tooMany(error)
            default: return nil
            }
        }
    }

    /// The events that `RaiseCounter` may lead to.
    enum Emission: Misas.AggregateEmission {
        case counterRaised(CounterRaised)

        var event: Counter.Event {
            switch self {
            case .counterRaised(let event): .counterRaised(event)
            }
        }

        @available(*, unavailable, message: "RaiseCounter does not emit CounterStarted: add it to its emits (Everything.misas.yaml:223)")
        static func counterStarted(_ event: CounterStarted) -> Self { Swift.fatalError() }
    }

    static func target(of command: Self) -> NumberID { command.counter }
    static func notFound(_ id: NumberID) -> any Swift.Error { Misas.AggregateNotFound(aggregate: Counter.wireName, id: id.jsonKey) }
    static func decide(_ command: Self, on target: Counter, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try CounterBehaviorCalls.raiseCounter(command, on: target, in: context)
    }
}

/// Notes.
nonisolated struct Note: Misas.HandledCommand {
    typealias Result = [Swift.String]

    var text: Swift.String
    var color: Color

    init(text: Swift.String, color: Color = Color.red) {
        self.text = text
        self.color = color
    }

    init(from reader: inout Misas.JSONReader) {
        self.text = reader.stringMember("text")
        self.color = reader.member("color", default: Color.red)
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("text", self.text)
        writer.member("color", self.color)
    }

    static var wireName: Swift.String { "everything.note" }

    /// The declared ways in which `Note` can fail.
    enum Failure: Misas.HandlerFailure {
        case tooMany(TooMany)
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .tooMany(let error): error
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as TooMany: self = .tooMany(error)
            default: return nil
            }
        }
    }

    /// The events that `Note` may lead to.
    enum Emission: Misas.FreeStandingEmission {
        case noted(Noted)
        case happened(Happened)

        var streamed: Misas.StreamedEvent {
            switch self {
            case .noted(let event): Misas.StreamedEvent(event, in: Noted.wireName)
            case .happened(let event): Misas.StreamedEvent(event, in: Happened.streamName(of: event))
            }
        }
    }
}

/// What is yours to write: how ``Note`` is handled.
nonisolated protocol NoteHandling: Swift.Sendable {
    /// Notes.
    nonisolated(nonsending) func handle(_ command: Note, in context: Misas.HandlingContext) async throws(Note.Failure) -> Misas.Decision<Note>
}

/// Logs.
nonisolated struct Log: Misas.HandledCommand {

    var text: Swift.String

    init(text: Swift.String) {
        self.text = text
    }

    init(from reader: inout Misas.JSONReader) {
        self.text = reader.stringMember("text")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.stringMember("text", self.text)
    }

    static var wireName: Swift.String { "everything.log" }

    /// The declared ways in which `Log` can fail.
    enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Log` may lead to.
    enum Emission: Misas.FreeStandingEmission {
        case noted(Noted)

        var streamed: Misas.StreamedEvent {
            switch self {
            case .noted(let event): Misas.StreamedEvent(event, in: Noted.wireName)
            }
        }
    }
}

/// What is yours to write: how ``Log`` is handled.
nonisolated protocol LogHandling: Swift.Sendable {
    /// Logs.
    nonisolated(nonsending) func handle(_ command: Log, in context: Misas.HandlingContext) async throws(Log.Failure) -> [Log.Emission]
}

/// Does nothing.
nonisolated struct Ping: Misas.HandledCommand {

    var pin: Misas.Secret<Swift.String>?

    init(pin: Misas.Secret<Swift.String>? = nil) {
        self.pin = pin
    }

    init(from reader: inout Misas.JSONReader) {
        self.pin = reader.optionalMember("pin")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalMember("pin", self.pin)
    }

    static var wireName: Swift.String { "everything.ping" }

    /// The declared ways in which `Ping` can fail.
    enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Ping` may lead to.
    enum Emission: Misas.FreeStandingEmission {

        var streamed: Misas.StreamedEvent {
            switch self {
            }
        }
    }
}

/// What is yours to write: how ``Ping`` is handled.
nonisolated protocol PingHandling: Swift.Sendable {
    /// Does nothing.
    nonisolated(nonsending) func handle(_ command: Ping, in context: Misas.HandlingContext) async throws(Ping.Failure)
}

/// Only replies.
nonisolated struct Ask: Misas.HandledCommand {
    typealias Result = Defaults


    init() {
    }

    init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    static var wireName: Swift.String { "everything.ask" }

    /// The declared ways in which `Ask` can fail.
    enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }

    /// The events that `Ask` may lead to.
    enum Emission: Misas.FreeStandingEmission {

        var streamed: Misas.StreamedEvent {
            switch self {
            }
        }
    }
}

/// What is yours to write: how ``Ask`` is handled.
nonisolated protocol AskHandling: Swift.Sendable {
    /// Only replies.
    nonisolated(nonsending) func handle(_ command: Ask, in context: Misas.HandlingContext) async throws(Ask.Failure) -> Defaults
}

/// Finds.
nonisolated struct FindDocuments: Misas.Query {
    typealias Result = [GoldenEverything.Document]

    var title: Swift.String?
    var limit: Swift.Int
    var colors: [Color]

    init(title: Swift.String? = nil, limit: Swift.Int = 10, colors: [Color] = []) {
        self.title = title
        self.limit = limit
        self.colors = colors
    }

    init(from reader: inout Misas.JSONReader) {
        self.title = reader.optionalStringMember("title")
        self.limit = reader.member("limit", default: 10)
        self.colors = reader.member("colors", default: [])
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.optionalStringMember("title", self.title)
        writer.intMember("limit", self.limit)
        writer.member("colors", self.colors)
    }

    static var wireName: Swift.String { "everything.find_documents" }

    static func validate(_ value: Self, with validator: inout Misas.Validator) {
        validator.range("limit", value.limit, minimum: 1, maximum: 100)
    }

    /// The declared ways in which `FindDocuments` can fail.
    enum Failure: Misas.HandlerFailure {
        case nodeMissing(NodeMissing)
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .nodeMissing(let error): error
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            case let error as NodeMissing: self = .nodeMissing(error)
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``FindDocuments`` is answered.
nonisolated protocol FindDocumentsHandling: Swift.Sendable {
    /// Finds.
    nonisolated(nonsending) func handle(_ query: FindDocuments, in context: Misas.HandlingContext) async throws(FindDocuments.Failure) -> FindDocuments.Result
}

/// Counts.
nonisolated struct CountDocuments: Misas.Query {
    typealias Result = Swift.Int


    init() {
    }

    init(from reader: inout Misas.JSONReader) {
        reader.object()
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.object()
    }

    static var wireName: Swift.String { "everything.count_documents" }

    /// The declared ways in which `CountDocuments` can fail.
    enum Failure: Misas.HandlerFailure {
        /// What nobody declared: a store that does not answer, a mistake.
        case unexpected(any Swift.Error)

        var underlying: any Swift.Error {
            switch self {
            case .unexpected(let error): error
            }
        }

        init?(_ error: any Swift.Error) {
            switch error {
            default: return nil
            }
        }
    }
}

/// What is yours to write: how ``CountDocuments`` is answered.
nonisolated protocol CountDocumentsHandling: Swift.Sendable {
    /// Counts.
    nonisolated(nonsending) func handle(_ query: CountDocuments, in context: Misas.HandlingContext) async throws(CountDocuments.Failure) -> CountDocuments.Result
}

/// It ends.
nonisolated struct NodeExpires: Misas.Prediction {
    var node: NodeID
    var reason: Swift.String?

    init(node: NodeID, reason: Swift.String? = nil) {
        self.node = node
        self.reason = reason
    }

    init(from reader: inout Misas.JSONReader) {
        self.node = reader.member("node")
        self.reason = reader.optionalStringMember("reason")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("node", self.node)
        writer.optionalStringMember("reason", self.reason)
    }

    static var wireName: Swift.String { "everything.node_expires" }
    static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.node) }
}

/// The day ends.
nonisolated struct DayEnds: Misas.Prediction {
    var day: Misas.CalendarDate

    init(day: Misas.CalendarDate) {
        self.day = day
    }

    init(from reader: inout Misas.JSONReader) {
        self.day = reader.member("day")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("day", self.day)
    }

    static var wireName: Swift.String { "everything.day_ends" }
    static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.day) }
}

/// A document for each node.
nonisolated enum Documents: Misas.DocumentProjection {
    typealias Document = GoldenEverything.Document
    typealias Key = NodeID
    static var wireName: Swift.String { "everything.documents" }
    static var version: Swift.Int { 1 }
    static var failureStrategy: Misas.FailureStrategy { .skip }

    /// The fields that documents are found and sorted by.
    enum Fields {
        static var id: Misas.Field<GoldenEverything.Document, NodeID> { Misas.Field("id") }
        static var title: Misas.Field<GoldenEverything.Document, Swift.String> { Misas.Field("title") }
        static var size: Misas.Field<GoldenEverything.Document, Size> { Misas.Field("size") }
        static var pairLeft: Misas.Field<GoldenEverything.Document, Swift.Int> { Misas.Field("pair.left") }
        static var pairRightLeft: Misas.Field<GoldenEverything.Document, Swift.Int> { Misas.Field("pair.right.left") }
        static var pairRightRightLeft: Misas.Field<GoldenEverything.Document, Swift.Int> { Misas.Field("pair.right.right.left") }
        static var at: Misas.Field<GoldenEverything.Document, Misas.Date> { Misas.Field("at") }
        static var total: Misas.Field<GoldenEverything.Document, Misas.Decimal> { Misas.Field("total") }
        static var color: Misas.Field<GoldenEverything.Document, Color> { Misas.Field("color") }
    }
}

/// What is yours to write of ``Documents``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated protocol DocumentsProjection: Swift.Sendable {
    func project(_ event: NodeAdded, onto document: inout GoldenEverything.Document?, in context: Misas.ProjectionContext) async throws
    func project(_ event: NodeCopied, onto document: inout GoldenEverything.Document?, in context: Misas.ProjectionContext) async throws
    func project(_ event: NodeRenamed, onto document: inout GoldenEverything.Document?, in context: Misas.ProjectionContext) async throws
}

/// By colour.
nonisolated enum Colors: Misas.DocumentProjection {
    typealias Document = Pair
    typealias Key = Color
    static var wireName: Swift.String { "everything.colors" }
    static var version: Swift.Int { 3 }

    /// The fields that documents are found and sorted by.
    enum Fields {
        static var left: Misas.Field<Pair, Swift.Int> { Misas.Field("left") }
        static var rightLeft: Misas.Field<Pair, Swift.Int> { Misas.Field("right.left") }
        static var rightRightLeft: Misas.Field<Pair, Swift.Int> { Misas.Field("right.right.left") }
        static var rightRightRightLeft: Misas.Field<Pair, Swift.Int> { Misas.Field("right.right.right.left") }
    }
}

/// What is yours to write of ``Colors``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated protocol ColorsProjection: Swift.Sendable {
    func project(_ event: Happened, onto document: inout Pair?, in context: Misas.ProjectionContext) async throws
    func project(_ event: Outdated, onto document: inout Pair?, in context: Misas.ProjectionContext) async throws
}

/// A row of ``Rows``.
nonisolated struct RowsRow: Misas.TableRow {
    var position: Swift.Int
    var text: Swift.String
    var color: Color?
    var at: Misas.Date?
    var pair: Pair?

    init(position: Swift.Int, text: Swift.String, color: Color? = nil, at: Misas.Date? = nil, pair: Pair? = nil) {
        self.position = position
        self.text = text
        self.color = color
        self.at = at
        self.pair = pair
    }

    init(from reader: inout Misas.JSONReader) {
        self.position = reader.intMember("position")
        self.text = reader.stringMember("text")
        self.color = reader.optionalMember("color")
        self.at = reader.optionalDateMember("at")
        self.pair = reader.optionalMember("pair")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.intMember("position", self.position)
        writer.stringMember("text", self.text)
        writer.optionalMember("color", self.color)
        writer.optionalDateMember("at", self.at)
        writer.optionalMember("pair", self.pair)
    }

    /// What tells the rows apart.
    struct Key: Misas.TableKey {
        var position: Swift.Int
        var text: Swift.String

        init(position: Swift.Int, text: Swift.String) {
            self.position = position
            self.text = text
        }

        static func parts(of key: Self) -> [Swift.String] { [Misas.Literals.text(of: key.position), Misas.Literals.text(of: key.text)] }
    }

    /// The table that the rows live in.
    static let table: Misas.TableDefinition = Misas.TableDefinition(
        "every_row",
        columns: [
            Misas.TableColumn("position", member: "position", Misas.TableColumn.Kind.integer),
            Misas.TableColumn("text", member: "text", Misas.TableColumn.Kind.text),
            Misas.TableColumn("color", member: "color", Misas.TableColumn.Kind.text, isOptional: true),
            Misas.TableColumn("at", member: "at", Misas.TableColumn.Kind.dateTime, isOptional: true),
            Misas.TableColumn("pair", member: "pair", Misas.TableColumn.Kind.json, isOptional: true),
        ],
        primaryKey: ["position", "text"],
        statements: """
            CREATE TABLE "every_row" (
                "position" bigint NOT NULL,
                "text" text COLLATE "C" NOT NULL,
                "color" text COLLATE "C" CHECK ("color" IN ('red', 'green', 'blue')),
                "at" timestamptz,
                "pair" jsonb,
                CONSTRAINT "every_row__pkey" PRIMARY KEY ("position", "text")
            );
            CREATE INDEX "every_row__text__idx" ON "every_row" ("text");
            CREATE INDEX "every_row__color__at__idx" ON "every_row" ("color", "at");
            COMMENT ON TABLE "every_row" IS 'Rows.';
            """
    )
    static func key(of row: Self) -> Key { Key(position: row.position, text: row.text) }
}

/// Rows.
nonisolated enum Rows: Misas.TableProjection {
    typealias Row = RowsRow
    static var wireName: Swift.String { "everything.rows" }
    static var version: Swift.Int { 1 }
    static var isInline: Swift.Bool { true }

    /// The columns that rows are found and sorted by.
    enum Fields {
        static var position: Misas.Field<RowsRow, Swift.Int> { Misas.Field("position") }
        static var text: Misas.Field<RowsRow, Swift.String> { Misas.Field("text") }
        static var color: Misas.Field<RowsRow, Color> { Misas.Field("color") }
        static var at: Misas.Field<RowsRow, Misas.Date> { Misas.Field("at") }
    }
}

/// What is yours to write of ``Rows``: which rows each event adds, changes or deletes.
nonisolated protocol RowsProjection: Swift.Sendable {
    func project(_ event: Noted, into rows: Misas.ProjectedRows<RowsRow>, in context: Misas.ProjectionContext) async throws
    func project(_ event: Outdated, into rows: Misas.ProjectedRows<RowsRow>, in context: Misas.ProjectionContext) async throws
}

/// A row of ``OneRow``.
nonisolated struct OneRowRow: Misas.TableRow {
    var counter: NumberID
    var sum: Swift.Int

    init(counter: NumberID, sum: Swift.Int) {
        self.counter = counter
        self.sum = sum
    }

    init(from reader: inout Misas.JSONReader) {
        self.counter = reader.member("counter")
        self.sum = reader.intMember("sum")
    }

    func encode(to writer: inout Misas.JSONWriter) {
        writer.member("counter", self.counter)
        writer.intMember("sum", self.sum)
    }

    /// What tells the rows apart.
    struct Key: Misas.TableKey {
        var counter: NumberID

        init(counter: NumberID) {
            self.counter = counter
        }

        static func parts(of key: Self) -> [Swift.String] { [Misas.Literals.text(of: key.counter)] }
    }

    /// The table that the rows live in.
    static let table: Misas.TableDefinition = Misas.TableDefinition(
        "one_row",
        columns: [
            Misas.TableColumn("counter", member: "counter", Misas.TableColumn.Kind.integer),
            Misas.TableColumn("sum", member: "sum", Misas.TableColumn.Kind.integer),
        ],
        primaryKey: ["counter"],
        statements: """
            CREATE TABLE "one_row" (
                "counter" bigint NOT NULL,
                "sum" bigint NOT NULL,
                CONSTRAINT "one_row__pkey" PRIMARY KEY ("counter")
            );
            COMMENT ON TABLE "one_row" IS 'Rows by one column.';
            """
    )
    static func key(of row: Self) -> Key { Key(counter: row.counter) }
}

/// Rows by one column.
nonisolated enum OneRow: Misas.TableProjection {
    typealias Row = OneRowRow
    static var wireName: Swift.String { "everything.one_row" }
    static var version: Swift.Int { 1 }
    static var failureStrategy: Misas.FailureStrategy { .retry(attempts: 2, backoff: Swift.Duration(secondsComponent: 0, attosecondsComponent: 10000000000000000)...Swift.Duration(secondsComponent: 1, attosecondsComponent: 0), then: .stop) }

    /// The columns that rows are found and sorted by.
    enum Fields {
        static var counter: Misas.Field<OneRowRow, NumberID> { Misas.Field("counter") }
        static var sum: Misas.Field<OneRowRow, Swift.Int> { Misas.Field("sum") }
    }
}

/// What is yours to write of ``OneRow``: which rows each event adds, changes or deletes.
nonisolated protocol OneRowProjection: Swift.Sendable {
    func project(_ event: CounterRaised, into rows: Misas.ProjectedRows<OneRowRow>, in context: Misas.ProjectionContext) async throws
}

/// Follows.
///
/// What is yours to write: what follows from each event or prediction.
nonisolated protocol FollowPolicy: Swift.Sendable {
    func react(to event: NodeAdded, with actions: FollowActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: NodeExpires, with actions: FollowActions, in context: Misas.ReactionContext) async throws
    func react(to prediction: DayEnds, with actions: FollowActions, in context: Misas.ReactionContext) async throws
}

/// All that `Follow` may do: send the commands and schedule the predictions that its spec lists.
nonisolated struct FollowActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    static var commands: [any Misas.Command.Type] { [RenameNode.self, TouchNode.self, Log.self] }
    /// The predictions that it may schedule.
    static var predictions: [any Misas.Prediction.Type] { [NodeExpires.self, DayEnds.self] }

    @discardableResult
    func send(_ command: RenameNode) async throws -> RenameNode.Result {
        try await reaction.send(command)
    }

    func send(_ command: TouchNode) async throws -> TouchNode.Result {
        try await reaction.send(command)
    }

    func send(_ command: Log) async throws -> Log.Result {
        try await reaction.send(command)
    }

    @available(*, unavailable, message: "Follow may send only: RenameNode, TouchNode, Log. Add the command to its sends (Everything.misas.yaml:269)")
    func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }

    /// Schedules the prediction, or moves the one with the same key.
    func schedule(_ prediction: NodeExpires, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    func cancel(_ type: NodeExpires.Type, node _key: NodeID) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }

    /// Schedules the prediction, or moves the one with the same key.
    func schedule(_ prediction: DayEnds, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    func cancel(_ type: DayEnds.Type, day _key: Misas.CalendarDate) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }
}

/// Watches.
///
/// What is yours to write: what follows from each event or prediction.
nonisolated protocol WatchPolicy: Swift.Sendable {
    func react(to event: NodeRenamed, with actions: WatchActions, in context: Misas.ReactionContext) async throws
}

/// All that `Watch` may do: send the commands and schedule the predictions that its spec lists.
nonisolated struct WatchActions: Swift.Sendable {
    private let reaction: Misas.Reaction

    init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    static var commands: [any Misas.Command.Type] { [] }
    /// The predictions that it may schedule.
    static var predictions: [any Misas.Prediction.Type] { [] }

    @available(*, unavailable, message: "Watch may send only: . Add the command to its sends (Everything.misas.yaml:275)")
    func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }
}
