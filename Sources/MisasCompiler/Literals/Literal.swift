package import MisasLanguage

/// A value written in a spec, read as the type that it is to have.
package indirect enum Literal: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    /// As it is written, which is a number of JSON.
    case double(String)
    case decimal(DecimalForm)
    case string(String)
    /// The two halves of its 128 bits.
    case uuid(UInt64, UInt64)
    case bytes(String)
    case date(CalendarDate)
    case dateTime(Timestamp)
    case duration(Duration)
    case json(Node)
    case identifier(Symbol, Literal)
    case wrapper(Symbol, Literal)
    case enumeration(Symbol, caseIndex: Int)
    case union(Symbol, caseIndex: Int, payload: Literal?)
    case structure(Symbol, [(field: Int, value: Literal)])
    case list([Literal])
    case set([Literal])
    case map([(key: Literal, value: Literal)])
}
