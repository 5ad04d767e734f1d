/// What makes a prediction the same one: scheduled again, it moves.
public struct PredictionIdentity: Hashable, Sendable {
    let typeText: ExactText
    let keyText: ExactText

    /// The identity of a prediction of a type, for a key.
    public init(
        type: String,
        key: String
    ) {
        self.typeText = ExactText(type)
        self.keyText = ExactText(key)
    }

    /// The wire name of the prediction's type: visible ASCII, not starting with `$`.
    public var type: String { typeText.string }
    /// What it is about.
    public var key: String { keyText.string }
}

extension PredictionIdentity: CustomStringConvertible {
    /// The type and the key.
    public var description: String { "\(type)/\(key)" }
}

extension PredictionIdentity {
    /// Refuses names that no store takes.
    package func check() throws(InvalidStoreInput) {
        try NameRules.check(type, as: .type)
        try NameRules.check(key, as: .predictionKey)
    }
}
