/// A type whose values can be searched for in documents.
///
/// A value is compared in the form that its codec gives it, so that what is searched for and what is stored cannot
/// differ.
public protocol DocumentValue: JSONCodable {
    /// How the values are compared.
    static var documentKind: DocumentField.Kind { get }
}

extension DocumentValue {
    /// The value as it stands in a document; `null`, which every store refuses to compare with, where it cannot stand
    /// in one.
    var documentForm: JSONValue {
        guard let bytes = try? JSON.encode(self), let form = try? JSON.decode(JSONValue.self, from: bytes) else {
            return .null
        }
        return form
    }
}

extension DocumentValue where Self: JSONEnum {
    /// Enums are compared by the bytes of their wire values.
    public static var documentKind: DocumentField.Kind { .text }
}

extension DocumentValue where Self: JSONWrapper, RawValue: DocumentValue {
    /// What wraps a value is compared as that value.
    public static var documentKind: DocumentField.Kind { RawValue.documentKind }
}
