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
        case ("found unexpected end of stream", .some(let what)) where what.contains("quoted scalar"),
            ("found unexpected document indicator", .some(let what)) where what.contains("quoted scalar"):
            self.init("this quote is never closed", at: context, help: "close it with the same quote")
        case ("did not find expected ',' or ']'", _) where problem >= file.length:
            self.init("this `[` is never closed", at: context, help: "close it with `]`", resumeAfter: problem)
        case ("did not find expected ',' or '}'", _) where problem >= file.length:
            self.init("this `{` is never closed", at: context, help: "close it with `}`", resumeAfter: problem)
        case ("did not find expected node content", _):
            let name = found.map { "`\($0)`" } ?? "the end"
            self.init(
                "a value or a bracket belongs here, not \(name)",
                at: problem,
                help: "put a text with brackets or commas into quotes"
            )
        case ("found unknown escape character", _):
            self.init(
                "YAML has no such escape",
                at: problem,
                help: "write `\\\\` for a back-slash, or put the text into single quotes"
            )
        case ("did not find expected hexdecimal number", _), ("found invalid Unicode character escape code", _):
            self.init(
                "this escape does not name a character",
                at: problem,
                help: "write its digits out, as in `\\u00e9`"
            )
        case ("did not find expected alphabetic or numeric character", _):
            self.init(
                "a name belongs after `&` or `*`",
                at: problem,
                help: "put a text that starts with one into quotes"
            )
        case ("block sequence entries are not allowed in this context", _):
            self.init("a list item cannot stand here", at: problem, help: "start the list on a line of its own")
        case ("mapping keys are not allowed in this context", _):
            self.init("a key cannot stand here", at: problem, help: "put a text that starts with `?` into quotes")
        case ("found a tab character where an indentation space is expected", _),
            ("found a tab character where an intendation space is expected", _):
            self.init("a tab cannot indent YAML", at: problem, help: "use spaces")
        case ("did not find expected comment or line break", _):
            self.init("a text after `|` or `>` starts on the next line", at: problem)
        case ("did not find expected <document start>", _):
            self.init(
                "this belongs to nothing before it",
                at: problem,
                help: "a spec file is one mapping, starting with `misas: 1`"
            )
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
        case (_, .some(let what)) where what.contains("directive"):
            self.init(
                "YAML directives are not part of the language",
                at: problem,
                help: "leave the line that starts with `%` out"
            )
        case (_, .some(let what)) where what.contains("tag"):
            self.init("this YAML tag cannot be read", at: problem, help: "leave the `!…` out")
        default:
            let context = failure.context.map { " (\(failure.problem) \($0))" } ?? " (\(failure.problem))"
            self.init("this is not YAML\(context)", at: problem)
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
