/// What the command line asks for.
struct Arguments {
    enum Command {
        /// Shows what the system does, step by step.
        case tour
        /// Runs entry points until the program is told to stop; none means all.
        case serve([String], tick: Duration, port: Int)
        /// Prints a token that names somebody, with roles.
        case token(user: String, roles: [String])
        /// What operators do.
        case operate([String])
    }

    /// The command line cannot be understood.
    struct Usage: Error, CustomStringConvertible {
        var description: String {
            """
            usage: Banking [--store CONNECTION-STRING] [COMMAND]
              serve [--port PORT] [--tick MILLISECONDS] [ENTRY-POINT…]   http, processing, customers; none means all
              token USER [ROLE…]                                         prints a token for the API
              misas …                                                    what operators do
            """
        }
    }

    /// Where the events are kept; `nil` means in memory.
    private(set) var store: String?
    private(set) var command = Command.tour

    init(_ words: some Sequence<String>) throws {
        var words = Array(words)[...]
        store = try Self.option("--store", in: &words)
        guard let word = words.popFirst() else { return }
        switch word {
        case "serve":
            let port = try Self.option("--port", in: &words)
            let tick = try Self.option("--tick", in: &words)
            guard let pause = tick.map(Int.init) ?? 1_000, pause >= 0, let port = port.map(Int.init) ?? 8_080,
                (0...65_535).contains(port), !words.contains(where: { $0.hasPrefix("-") })
            else { throw Usage() }
            command = .serve(Array(words), tick: .milliseconds(pause), port: port)
        case "token":
            guard let user = words.popFirst() else { throw Usage() }
            command = .token(user: user, roles: Array(words))
        case "misas": command = .operate(["misas"] + words)
        default: throw Usage()
        }
    }

    private static func option(_ name: String, in words: inout ArraySlice<String>) throws -> String? {
        guard words.first == name else { return nil }
        guard words.count > 1 else { throw Usage() }
        words.removeFirst()
        return words.removeFirst()
    }
}
