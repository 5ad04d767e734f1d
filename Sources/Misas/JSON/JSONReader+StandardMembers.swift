#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Members of the types that most messages are made of, by functions that are not generic.
///
/// They do what `member(_:)` and `optionalMember(_:)` do, and cost the compiler less in the code that calls them. Only
/// for types that travel in registers: a `UUID` or a `Decimal` would come back in more pieces than a generic call needs.
extension JSONReader {
    /// Reads a string that has to be there.
    public mutating func stringMember(_ name: StaticString) -> String { member(name) }

    /// Reads a boolean that has to be there.
    public mutating func boolMember(_ name: StaticString) -> Bool { member(name) }

    /// Reads an integer that has to be there.
    public mutating func intMember(_ name: StaticString) -> Int { member(name) }

    /// Reads a floating-point number that has to be there.
    public mutating func doubleMember(_ name: StaticString) -> Double { member(name) }

    /// Reads a time that has to be there.
    public mutating func dateMember(_ name: StaticString) -> Date { member(name) }

    /// Reads a string that may be left out.
    public mutating func optionalStringMember(_ name: StaticString) -> String? { optionalMember(name) }

    /// Reads a boolean that may be left out.
    public mutating func optionalBoolMember(_ name: StaticString) -> Bool? { optionalMember(name) }

    /// Reads an integer that may be left out.
    public mutating func optionalIntMember(_ name: StaticString) -> Int? { optionalMember(name) }

    /// Reads a floating-point number that may be left out.
    public mutating func optionalDoubleMember(_ name: StaticString) -> Double? { optionalMember(name) }

    /// Reads a time that may be left out.
    public mutating func optionalDateMember(_ name: StaticString) -> Date? { optionalMember(name) }
}
