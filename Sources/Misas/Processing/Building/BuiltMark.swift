#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// That a partition of a projection is built: it has caught up with the log, and readers may rely on it.
///
/// Kept under the name of the partition's checkpoint. For a projection that is inline it says that appends write it.
struct BuiltMark: JSONCodable, Sendable, Hashable {
    /// The projection, with its version where that is not the first.
    let projection: String
    /// The projection without its version.
    let family: String
    /// Whether appends write it.
    let isInline: Bool
    /// Since when, by the system's clock.
    let since: Date
    /// Whether it is about to be built anew, so that it is not read any more.
    var isClosed = false
    /// The version of the projection that is written with the events in place of this one, where one is.
    var successor: String?

    static let projection = Field<BuiltMark, String>("projection")
    static let family = Field<BuiltMark, String>("family")

    init(_ settings: ProcessorSettings, since: Date) {
        projection = settings.name
        family = settings.declaredName
        isInline = settings.isInline
        self.since = since
    }

    init(from reader: inout JSONReader) {
        projection = reader.member("projection")
        family = reader.member("family")
        isInline = reader.member("isInline")
        since = reader.member("since")
        isClosed = reader.member("isClosed")
        successor = reader.optionalMember("successor")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("projection", projection)
        writer.member("family", family)
        writer.member("isInline", isInline)
        writer.member("since", since)
        writer.member("isClosed", isClosed)
        writer.optionalMember("successor", successor)
    }

    /// All of them.
    static func all(in documents: any DocumentStore) -> DocumentCollection<BuiltMark> {
        DocumentCollection("misas.built", in: documents)
    }
}
