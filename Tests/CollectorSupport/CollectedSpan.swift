/// A span as a collector has read it.
package struct CollectedSpan: Decodable, Sendable {
    /// The value of an attribute.
    package enum Value: Decodable, Sendable, Hashable {
        case text(String)
        case integer(Int)
        case double(Double)
        case boolean(Bool)
        case list([Value])

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(Int.self) {
                self = .integer(value)
            } else if let value = try? container.decode(Double.self) {
                self = .double(value)
            } else if let value = try? container.decode([Value].self) {
                self = .list(value)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    /// Something that happened meanwhile.
    package struct Event: Decodable, Sendable {
        package let name: String
        package let attributes: [String: Value]
    }

    package let resource: [String: Value]
    package let scope: String
    package let trace: String
    package let id: String
    package let parent: String?
    package let name: String
    package let kind: String
    package let start: String
    package let end: String
    package let attributes: [String: Value]
    /// Trace and span of each, with a slash between.
    package let links: [String]
    package let events: [Event]
    package let status: String
    package let statusMessage: String?

    /// How a link to it is written.
    package var link: String { "\(trace)/\(id)" }

    /// An attribute that is a text.
    package subscript(_ key: String) -> String? {
        if case .text(let text) = attributes[key] { text } else { nil }
    }
}
