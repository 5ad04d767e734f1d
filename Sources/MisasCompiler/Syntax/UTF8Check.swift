/// Finds what is not text.
package enum UTF8Check {
    /// The offset of the first byte that is not part of well-formed UTF-8, or is NUL.
    ///
    /// - Complexity: O(length); text that is well formed costs one pass of the standard library's validation.
    package static func firstFault(in bytes: [UInt8]) -> Int? {
        let isValid = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
        if isValid { return bytes.withUnsafeBufferPointer { $0.place(of: 0) } }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar):
                if scalar.count == 1, bytes[offset] == 0 { return offset }
                offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}
