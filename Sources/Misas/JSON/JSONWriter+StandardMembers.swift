#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Members of the types that most messages are made of, by functions that are not generic.
///
/// They do what `member(_:_:)` and `optionalMember(_:_:)` do, and cost the compiler less in the code that calls them.
extension JSONWriter {
    /// Writes a string.
    public mutating func stringMember(_ name: StaticString, _ value: String) { member(name, value) }

    /// Writes a boolean.
    public mutating func boolMember(_ name: StaticString, _ value: Bool) { member(name, value) }

    /// Writes an integer.
    public mutating func intMember(_ name: StaticString, _ value: Int) { member(name, value) }

    /// Writes a floating-point number.
    public mutating func doubleMember(_ name: StaticString, _ value: Double) { member(name, value) }

    /// Writes a time.
    public mutating func dateMember(_ name: StaticString, _ value: Date) { member(name, value) }

    /// Writes a string unless it is `nil`.
    public mutating func optionalStringMember(_ name: StaticString, _ value: String?) { optionalMember(name, value) }

    /// Writes a boolean unless it is `nil`.
    public mutating func optionalBoolMember(_ name: StaticString, _ value: Bool?) { optionalMember(name, value) }

    /// Writes an integer unless it is `nil`.
    public mutating func optionalIntMember(_ name: StaticString, _ value: Int?) { optionalMember(name, value) }

    /// Writes a floating-point number unless it is `nil`.
    public mutating func optionalDoubleMember(_ name: StaticString, _ value: Double?) { optionalMember(name, value) }

    /// Writes a time unless it is `nil`.
    public mutating func optionalDateMember(_ name: StaticString, _ value: Date?) { optionalMember(name, value) }
}
