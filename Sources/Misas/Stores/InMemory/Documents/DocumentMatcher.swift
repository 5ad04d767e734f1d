/// A predicate made ready to be asked of many documents.
indirect enum DocumentMatcher {
    case compare(DocumentPath, DocumentField.Kind, DocumentPredicate.Comparison, DocumentOrdinal)
    case isIn(DocumentPath, DocumentField.Kind, Set<DocumentOrdinal>)
    case hasPrefix(DocumentPath, [UInt8])
    case isNull(DocumentPath)
    case all([DocumentMatcher])
    case any([DocumentMatcher])
    case not(DocumentMatcher)

    init(_ predicate: DocumentPredicate) {
        switch predicate {
        case .compare(let field, let comparison, let value):
            // A value that is not of the field's kind was refused before; to nothing does it compare.
            self =
                DocumentOrdinal(value, kind: field.kind)
                .map { .compare(DocumentPath(field.path), field.kind, comparison, $0) } ?? .any([])
        case .isIn(let field, let values):
            let ordinals = values.compactMap { DocumentOrdinal($0, kind: field.kind) }
            self = .isIn(DocumentPath(field.path), field.kind, Set(ordinals))
        case .hasPrefix(let path, let prefix): self = .hasPrefix(DocumentPath(path), Array(prefix.utf8))
        case .isNull(let path): self = .isNull(DocumentPath(path))
        case .all(let parts): self = .all(parts.map { DocumentMatcher($0) })
        case .any(let parts): self = .any(parts.map { DocumentMatcher($0) })
        case .not(let part): self = .not(DocumentMatcher(part))
        }
    }

    func holds(for document: JSONValue) -> Bool {
        switch self {
        case .compare(let path, let kind, let comparison, let other):
            guard let own = path.ordinal(in: document, kind: kind) else { return false }
            return switch comparison {
            case .equal: own == other
            case .less: own < other
            case .lessOrEqual: own <= other
            case .greater: own > other
            case .greaterOrEqual: own >= other
            }
        case .isIn(let path, let kind, let others):
            return path.ordinal(in: document, kind: kind).map(others.contains) ?? false
        case .hasPrefix(let path, let prefix):
            return path.value(in: document)?.stringValue?.utf8.starts(with: prefix) ?? false
        case .isNull(let path): return path.value(in: document)?.isNull ?? true
        case .all(let parts): return parts.allSatisfy { $0.holds(for: document) }
        case .any(let parts): return parts.contains { $0.holds(for: document) }
        case .not(let part): return !part.holds(for: document)
        }
    }
}
