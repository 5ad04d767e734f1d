/// What operators have decided on a processor.
///
/// A document, which the processor's owners read when they are told that it has changed.
struct ProcessorControl: JSONCodable, Sendable, Hashable {
    static let collection = "misas.processors"

    /// Nothing is handled until it goes on.
    var isPaused = false
    /// Up to where a projection is being built anew: what cannot be read up to there stops it.
    var rebuildsThrough = GlobalPosition.start

    init(isPaused: Bool = false, rebuildsThrough: GlobalPosition = .start) {
        self.isPaused = isPaused
        self.rebuildsThrough = rebuildsThrough
    }

    init(from reader: inout JSONReader) {
        isPaused = reader.member("isPaused")
        rebuildsThrough = GlobalPosition(Int64(reader.intMember("rebuildsThrough")))
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("isPaused", isPaused)
        writer.member("rebuildsThrough", Int(rebuildsThrough.rawValue))
    }
}
