/// What operators have decided on a processor.
///
/// A document, which the processor's owners read when they are told that it has changed.
struct ProcessorControl: JSONCodable, Sendable, Hashable {
    /// Nothing is handled until it goes on.
    var isPaused = false
    /// Up to where a projection is being built anew: what cannot be read up to there stops it.
    var rebuildsThrough = GlobalPosition.start

    /// In how many partitions it runs, once that was changed: instances that have it in others do nothing.
    var partitions: Int?

    init() {}

    /// Whether an instance that has it in so many partitions is to do nothing.
    func rests(among partitions: Int) -> Bool { isPaused || isReplaced(in: partitions) }

    /// Whether it was brought over from so many partitions into others.
    func isReplaced(in partitions: Int) -> Bool { self.partitions.map { $0 != partitions } ?? false }

    /// All of them.
    static func all(in documents: any DocumentStore) -> DocumentCollection<ProcessorControl> {
        DocumentCollection("misas.processors", in: documents)
    }

    init(from reader: inout JSONReader) {
        isPaused = reader.member("isPaused")
        rebuildsThrough = GlobalPosition(Int64(reader.intMember("rebuildsThrough")))
        partitions = reader.optionalMember("partitions")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("isPaused", isPaused)
        writer.member("rebuildsThrough", Int(rebuildsThrough.rawValue))
        writer.optionalMember("partitions", partitions)
    }
}
