/// libyaml's complaint in the words of somebody who writes specs, with the place to look at.
struct YAMLProblem {
    let message: String
    let offset: Int
    let help: String?
    let note: (message: String, offset: Int)?
    /// Where the unreadable part is known to begin; reading goes on after its line.
    let resumeAfter: Int

    init(_ failure: YAMLEvents.Failure, in file: SourceFile, base: Int) {
        let problem = base + failure.problemOffset
        let context = base + failure.contextOffset
        let found = Self.scalar(at: problem, in: file)
        switch (failure.problem, failure.context) {
        case ("found unexpected end of stream", .some(let what)) where what.contains("quoted scalar"):
            self.init("this quote is never closed", at: context, help: "close it with the same quote")
        case ("did not find expected ',' or ']'", _):
            self.init(
                "a comma or `]` is missing here",
                at: problem,
                note: ("the list starts here", context),
                resumeAfter: problem
            )
        case ("did not find expected ',' or '}'", _) where found == ":":
            self.init(
                "a comma or `}` is missing before the key that ends here",
                at: problem,
                help: "a text with `,`, `{`, `}`, `[`, `]` or `: ` in it needs quotes",
                note: ("the mapping starts here", context),
                resumeAfter: problem
            )
        case ("did not find expected ',' or '}'", _):
            self.init(
                "a comma or `}` is missing here",
                at: problem,
                help: "a text with `,`, `{`, `}`, `[`, `]` or `: ` in it needs quotes",
                note: ("the mapping starts here", context),
                resumeAfter: problem
            )
        case ("mapping values are not allowed in this context", _):
            self.init(
                "a `:` cannot stand here",
                at: problem,
                help: "put a text that holds `: ` into quotes, or add the `:` that the line above lacks"
            )
        case ("found character that cannot start any token", _) where found == "\t":
            self.init("a tab cannot indent YAML", at: problem, help: "use spaces")
        case ("found character that cannot start any token", _):
            let name = found == "`" ? "a back-quote" : "`\(found.map(String.init) ?? "")`"
            self.init("a text cannot start with \(name)", at: problem, help: "put the text into quotes")
        case ("found a tab character that violates indentation", _):
            self.init("a tab cannot indent YAML", at: problem, help: "use spaces")
        case ("could not find expected ':'", _):
            self.init(
                "this key has no `:` after it",
                at: context,
                help: "write `key: value`, or indent the line if it goes on with the one before",
                resumeAfter: min(context, problem)
            )
        case ("did not find expected key", _):
            self.init(
                "this does not fit where it stands",
                at: problem,
                help: "indent it like its neighbours; a text that starts with a quote ends with it",
                note: ("it would be part of what starts here", context)
            )
        case ("did not find expected '-' indicator", _):
            self.init(
                "a list goes on with `- `",
                at: problem,
                help: "indent the line like the other items",
                note: ("the list starts here", context)
            )
        case ("control characters are not allowed", _):
            self.init("the file holds a control character", at: problem, help: "delete it")
        default:
            self.init(failure.context.map { "\(failure.problem) \($0)" } ?? failure.problem, at: problem)
        }
    }

    private init(
        _ message: String,
        at offset: Int,
        help: String? = nil,
        note: (message: String, offset: Int)? = nil,
        resumeAfter: Int? = nil
    ) {
        self.message = message
        self.offset = offset
        self.help = help
        self.note = note
        self.resumeAfter = resumeAfter ?? offset
    }

    private static func scalar(at offset: Int, in file: SourceFile) -> Unicode.Scalar? {
        let position = file.position(of: offset)
        let scalars = file.line(position.line).unicodeScalars
        return scalars.dropFirst(position.column - 1).first
    }
}
