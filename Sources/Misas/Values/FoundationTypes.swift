#if canImport(FoundationEssentials)
    public import FoundationEssentials

    /// Foundation's `UUID`, under a name that generated code can use on every platform and beside any type of a user's.
    public typealias UUID = FoundationEssentials.UUID
    /// Foundation's `Decimal`, under a name that generated code can use on every platform.
    public typealias Decimal = FoundationEssentials.Decimal
    /// Foundation's `Date`, under a name that generated code can use on every platform.
    public typealias Date = FoundationEssentials.Date
#else
    public import Foundation

    /// Foundation's `UUID`, under a name that generated code can use on every platform and beside any type of a user's.
    public typealias UUID = Foundation.UUID
    /// Foundation's `Decimal`, under a name that generated code can use on every platform.
    public typealias Decimal = Foundation.Decimal
    /// Foundation's `Date`, under a name that generated code can use on every platform.
    public typealias Date = Foundation.Date
#endif
