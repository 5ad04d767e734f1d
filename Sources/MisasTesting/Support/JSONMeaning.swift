import Misas

/// What a JSON text says, however it is spelt: members in any order, numbers in any form; strings to the byte.
enum JSONMeaning: Hashable {
    case null
    case bool(Bool)
    case number(DecimalOrder?)
    case string([UInt8])
    case array([JSONMeaning])
    case object([[UInt8]: JSONMeaning])

    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .number(DecimalOrder(String(number)))
        case .number(let number): self = .number(DecimalOrder(number.literal))
        case .string(let text): self = .string(Array(text.utf8))
        case .array(let elements): self = .array(elements.map(JSONMeaning.init))
        case .object(let object):
            let members = object.members.map { (Array($0.name.utf8), JSONMeaning($0.value)) }
            self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
        }
    }
}
