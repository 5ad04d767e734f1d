/// Some words, with code between them.
package struct Phrase: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        case plain(String)
        /// A name or value as specs and stored data have it.
        case code(String)
    }

    package let parts: [Part]

    /// The whole of it, as text.
    package var text: String {
        parts.map { part in
            switch part {
            case .plain(let text), .code(let text): text
            }
        }
        .joined()
    }

    init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Words alone.
    init(_ text: String) {
        parts = [.plain(text)]
    }
}

extension [Phrase.Part] {
    /// The parts with another one between each two.
    func joined(with separator: Phrase.Part) -> Self {
        Self(map { [$0] }.joined(separator: [separator]))
    }
}
