import Misas

extension DocumentPredicate.Comparison {
    /// The operator that compares so.
    var sqlOperator: String {
        switch self {
        case .equal: "="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}

extension [String] {
    /// The conditions as one.
    ///
    /// - Parameters:
    ///   - word: what stands between them.
    ///   - empty: what holds where there is none.
    func condition(joinedBy word: String, empty: String) -> String {
        isEmpty ? empty : "(" + joined(separator: " \(word) ") + ")"
    }
}
