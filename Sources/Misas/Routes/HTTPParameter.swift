/// A field of a request that comes from the path or the query string of a URL.
public struct HTTPParameter: Sendable, Hashable {
    /// Where it stands.
    public enum Place: Sendable, Hashable {
        /// A part of the path: `/accounts/{account}`.
        case path
        /// The query string.
        case query
    }

    /// The form of its text.
    public enum Form: Sendable, Hashable {
        /// A string of JSON, whatever the type makes of it: a UUID, a date, a decimal number.
        case text
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
    }

    /// Where it stands.
    public let place: Place
    /// Its name there.
    public let name: String
    /// The name of the member of the request's JSON.
    public let member: String
    /// The form of its text.
    public let form: Form
    /// Whether it may be given more than once, for a list.
    public let repeats: Bool
    /// Whether a list is empty when it is not given, rather than left out.
    let isEmptyWhenAbsent: Bool

    private init(
        _ place: Place,
        _ name: String,
        member: String?,
        form: Form,
        repeats: Bool = false,
        isEmptyWhenAbsent: Bool = false
    ) {
        self.place = place
        self.name = name
        self.member = member ?? name
        self.form = form
        self.repeats = repeats
        self.isEmptyWhenAbsent = isEmptyWhenAbsent
    }

    /// A part of the path.
    ///
    /// - Parameters:
    ///   - name: the name in the route.
    ///   - member: the name of the member of the request's JSON, where it is another.
    ///   - form: the form of its text.
    public static func path(_ name: String, member: String? = nil, as form: Form = .text) -> HTTPParameter {
        HTTPParameter(.path, name, member: member, form: form)
    }

    /// A parameter of the query string, which is called as the member of the request's JSON.
    public static func query(_ name: String, as form: Form = .text) -> HTTPParameter {
        HTTPParameter(.query, name, member: nil, form: form)
    }

    /// A list in the query string: `?tag=a&tag=b`.
    ///
    /// - Parameters:
    ///   - name: its name there, and that of the member of the request's JSON.
    ///   - form: the form of an item's text.
    ///   - isEmptyWhenAbsent: whether the list is empty when it is not given, rather than left out.
    public static func list(_ name: String, as form: Form = .text, isEmptyWhenAbsent: Bool = false) -> HTTPParameter {
        HTTPParameter(.query, name, member: nil, form: form, repeats: true, isEmptyWhenAbsent: isEmptyWhenAbsent)
    }
}

extension HTTPParameter.Form {
    /// What a text should be, where it is not of the form.
    func expectation(of text: String) -> String? {
        switch self {
        case .text: nil
        case .integer: Int(jsonKey: text) == nil ? "expected a whole number of 64 bits" : nil
        case .number:
            (try? JSON.decode(Double.self, from: Array(text.utf8))) == nil ? "expected a number" : nil
        case .boolean: text == "true" || text == "false" ? nil : "expected true or false"
        }
    }

    /// A text of the form, as JSON.
    func json(_ text: String) throws(JSONEncodingError) -> [UInt8] {
        self == .text ? try JSON.encode(text) : Array(text.utf8)
    }
}
