/// How a document store fails.
///
/// Whatever is thrown, nothing was written.
public enum DocumentStoreError: Error, Equatable, Sendable {
    /// The document is not at the version that was expected.
    case conflict(DocumentKey, expected: Int64, actual: Int64)
    /// A document was to be inserted, and there is one.
    case alreadyExists(DocumentKey, version: Int64)
    /// A document was to be changed, and there is none.
    case notFound(DocumentKey)
    /// A document could not be read as the type that was asked for.
    case undecodable(DocumentKey, JSONDecodingError)
    /// A document could not be written as JSON.
    case unencodable(DocumentKey, JSONEncodingError)
    /// The documents are those of a projection that cannot be read yet, or any more.
    case unready(ProjectionUnready)
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension DocumentStoreError: StoreFailure {}

extension DocumentStoreError {
    /// Whether another writer came first, so that to decide again on fresh state may succeed.
    public var isConflict: Bool {
        switch self {
        case .conflict, .alreadyExists, .notFound: true
        default: false
        }
    }
}

extension DocumentStoreError: CustomStringConvertible {
    /// The failure in plain words, with the offending values.
    public var description: String {
        switch self {
        case .conflict(let key, let expected, let actual):
            "document \(key) was expected at version \(expected), and is at \(actual)"
        case .alreadyExists(let key, let version): "document \(key) exists already, at version \(version)"
        case .notFound(let key): "document \(key) does not exist"
        case .undecodable(let key, let error): "document \(key) cannot be read: \(error)"
        case .unencodable(let key, let error): "document \(key) cannot be written: \(error)"
        case .unready(let obstacle): obstacle.description
        case .invalid(let input): input.description
        case .unavailable(let reason): "the document store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
