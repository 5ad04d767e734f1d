import Misas

extension VersionedCustom: VersionedCustomUpcasting {
    static func upcastFromVersion1(_ event: inout Misas.JSONValue) throws {
        event["a"] = .string("\(event["a"]?.intValue ?? 0)")
    }
}
