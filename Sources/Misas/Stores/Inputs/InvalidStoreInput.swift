#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a store refuses before it looks at what it holds: every store refuses the same.
///
/// Values are not repeated in the description, only names and sizes: a payload may be personal.
public enum InvalidStoreInput: Error, Hashable, Sendable {
    /// What a refused name was to be the name of.
    public enum NameKind: String, Hashable, Sendable {
        /// A stream.
        case stream
        /// The type of an event or a prediction.
        case type
        /// A collection of documents.
        case collection
        /// The identifier of a document.
        case document
        /// A checkpoint.
        case checkpoint
        /// A group of checkpoints.
        case checkpointGroup = "checkpoint group"
        /// Whoever claims a checkpoint or a prediction.
        case owner
        /// The key of a prediction.
        case predictionKey = "prediction key"
        /// The partition of a prediction.
        case partition
        /// The schema tag of a snapshot.
        case schemaTag = "schema tag"
        /// The key of a reply.
        case replyKey = "reply key"
        /// What tells a reply's command from others.
        case fingerprint
        /// The path of a field in a document.
        case fieldPath = "field path"
        /// A table.
        case table
        /// A column of a table.
        case column
    }

    /// A name that is not accepted.
    case name(NameKind, NameProblem)
    /// A JSON text that is not one, or that not every store can hold.
    case json(JSONTextProblem)
    /// A JSON text larger than ``StoreLimits/dataBytes``.
    case dataTooLarge(bytes: Int)
    /// Metadata larger than ``StoreLimits/metadataBytes``.
    case metadataTooLarge(bytes: Int)
    /// Metadata with a NUL character, in the member of this name.
    case metadataWithNUL(member: String)
    /// A schema version below 1.
    case schemaVersion(Int)
    /// An append of more than ``StoreLimits/eventsPerAppend`` events.
    case tooManyEvents(Int)
    /// An append of more than ``StoreLimits/bytesPerAppend`` bytes.
    case appendTooLarge(bytes: Int)
    /// An event id that stands twice in one append.
    case repeatedEventID(UUID)
    /// A stream that stands twice in one append to several streams.
    case repeatedStream(StreamName)
    /// A document that stands twice where each may stand once.
    case repeatedDocument(DocumentKey)
    /// A name that stands twice where each may stand once.
    case repeatedName(NameKind, String)
    /// A write to one of the store's own streams.
    case systemStream(StreamName)
    /// A position that is not one of a recorded event, such as ``GlobalPosition/pending``.
    case position(GlobalPosition)
    /// A value to compare with that is not of the kind of the field at this path, or has a NUL character.
    case predicateValue(path: String)
    /// The definition of this table, which is none: its primary key is no column that is always there, or a column
    /// stands in it twice.
    case table(String)
    /// A row whose member for this column is missing, or is not of the column's kind.
    case row(table: String, column: String)
    /// A key of a row with too many or too few parts, one that is not of its column's kind, or more than
    /// ``StoreLimits/rowKeyBytes`` bytes.
    case rowKey(table: String)
    /// A row that is changed twice in one write.
    case repeatedRow(table: String)
    /// A negative limit, offset or lease.
    case negative(String)
    /// A use of a transaction after its body has returned.
    case transactionEnded
}

extension InvalidStoreInput: CustomStringConvertible {
    /// The refusal in plain words, with the offending names and sizes.
    public var description: String {
        switch self {
        case .name(let kind, let problem): "the name of the \(kind.rawValue) is refused: \(problem)"
        case .json(let problem): "the data is refused: \(problem)"
        case .dataTooLarge(let bytes): "the data has \(bytes) bytes, and \(StoreLimits.dataBytes) are allowed"
        case .metadataTooLarge(let bytes):
            "the metadata has \(bytes) bytes, and \(StoreLimits.metadataBytes) are allowed"
        case .metadataWithNUL(let member): "the metadata's \(member) has a NUL character"
        case .schemaVersion(let version): "the schema version is \(version), and the first is 1"
        case .tooManyEvents(let count):
            "the append has \(count) events, and \(StoreLimits.eventsPerAppend) are allowed"
        case .appendTooLarge(let bytes):
            "the append has \(bytes) bytes, and \(StoreLimits.bytesPerAppend) are allowed"
        case .repeatedEventID(let id): "the event id \(id) stands twice in one append"
        case .repeatedStream(let stream): "the stream \(stream) stands twice in one append"
        case .repeatedDocument(let key): "the document \(key) stands twice"
        case .repeatedName(let kind, let name): "the \(kind.rawValue) \(name) stands twice"
        case .systemStream(let stream): "the stream \(stream) is written by the store alone"
        case .position(let position): "\(position) is not the position of a recorded event"
        case .predicateValue(let path): "the value to compare \(path) with is not of the field's kind"
        case .table(let table):
            "the definition of the table \(table) is refused: its primary key is made of columns that are always there and "
                + "hold single values, and no column stands in it twice"
        case .row(let table, let column):
            "a row of the table \(table) is refused: what it has for the column \(column) is missing or of another kind"
        case .rowKey(let table):
            "the key of a row of the table \(table) is refused: it has a text for each column of the primary key, "
                + "\(StoreLimits.rowKeyBytes) bytes at most"
        case .repeatedRow(let table): "a row of the table \(table) is changed twice in one write"
        case .negative(let what): "the \(what) is negative"
        case .transactionEnded: "the transaction has ended"
        }
    }
}
