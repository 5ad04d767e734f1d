/// The bounds that every store keeps, so that what one store takes, all take.
public enum StoreLimits {
    /// The longest name of a stream, collection, document, checkpoint, prediction or owner, in UTF-8 bytes.
    public static let nameBytes = 500
    /// The longest type name of an event or prediction, in bytes; type names are visible ASCII.
    public static let typeBytes = 255
    /// The largest JSON text of one event, document, snapshot, prediction or reply: 8 MiB.
    ///
    /// It counts as it is and as `jsonb` would write it: with a space behind each comma and colon, and numbers without an
    /// exponent. So what was read can be written again.
    public static let dataBytes = 8 << 20
    /// The most bytes of a row's key, all its parts together.
    public static let rowKeyBytes = 2_000
    /// The largest metadata of one event or prediction, all its strings together: 64 KiB.
    public static let metadataBytes = 64 << 10
    /// The most events that one append takes, over all its streams.
    public static let eventsPerAppend = 10_000
    /// The most bytes of data and metadata that one append takes, over all its streams: 64 MiB.
    public static let bytesPerAppend = 64 << 20
    /// The deepest nesting of arrays and objects in a JSON text.
    public static let jsonDepth = 100
    /// The most bytes of one number in a JSON text, and the largest exponent it may have.
    public static let jsonNumber = 1_000
    /// The most events of one page of a read.
    public static let pageSize = 1_000
    /// The events of a page when the reader does not say.
    public static let defaultPageSize = 256
}
