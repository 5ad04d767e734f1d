/// A value that reads itself from JSON and writes itself as JSON.
///
/// Neither requirement throws. What goes wrong is recorded in the reader or the writer, which goes on with a
/// placeholder, so that one pass reports every bad member; `JSON.decode` and `JSON.encode` throw at the end and a
/// placeholder never reaches anybody. Straight-line code without clean-up paths is also what makes hundreds of
/// generated conformances cheap to compile.
///
/// A conformance reads, and writes, exactly one JSON value. One that does not is reported as a failure of its own.
///
/// - Important: When a reader is in a failed state, `init(from:)` still has to produce a value. A type that contains
///   itself must be able to stop: through an optional, an array, a set, a dictionary, or a union whose fallback case
///   does not contain the union again.
public protocol JSONCodable: Sendable {
    /// Reads a value.
    ///
    /// - Parameter reader: The reader, standing at the value. Failures are recorded in it.
    init(from reader: inout JSONReader)

    /// Writes the value.
    ///
    /// - Parameter writer: The writer, expecting one value. Failures are recorded in it.
    func encode(to writer: inout JSONWriter)
}
