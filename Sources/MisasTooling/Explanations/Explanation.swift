package import MisasCompiler

/// What stands behind a code: what is wrong, why that is refused, and what to do.
///
/// `misas-gen explain` prints it, SARIF carries it, and `docs/Diagnostics.md` is made from it.
package struct Explanation: Sendable {
    /// What is wrong, as a sentence without its stop.
    package let title: String
    /// Why that is so.
    package let text: String
    /// What to do.
    package let remedy: String

    private init(_ title: String, _ text: String, _ remedy: String) {
        self.title = title
        self.text = text
        self.remedy = remedy
    }

    /// That of a code.
    ///
    /// A switch, so that a new code without an explanation does not compile.
    package static func of(_ code: DiagnosticCode) -> Explanation {
        switch code {
        case .unreadable:
            Explanation(
                "A file or folder cannot be read",
                """
                What was named on the command line, in the system file or by the build does not exist, or may \
                not be read.
                """,
                """
                Check the path: it starts from the folder that the program runs in, and in the system file from \
                the folder of that file.
                """
            )
        case .fileTooLarge:
            Explanation(
                "A file is too large",
                """
                A spec is read whole, into memory; a limit keeps a file that was taken by mistake from \
                exhausting it.
                """,
                "Split the file: a subsystem may lie in any number of files."
            )
        case .notUTF8:
            Explanation(
                "A file is not UTF-8",
                "Specs are text in UTF-8, with or without a byte-order mark, and hold no NUL.",
                "Save the file as UTF-8."
            )
        case .yamlSyntax:
            Explanation(
                "The YAML cannot be understood",
                """
                The text is not YAML, or is more of YAML than the language has. What stands behind the fault is \
                read from the next key in the first column on, so that one fault does not hide others.
                """,
                """
                The line below the message says what belongs there. Texts with `: `, `,`, `#` or brackets in \
                them need quotes.
                """
            )
        case .tooDeep:
            Explanation(
                "Mappings and lists lie in one another too deeply",
                """
                No spec needs a hundred levels; a limit keeps a hostile file from exhausting the stack of \
                whoever reads it.
                """,
                "Give the inner part a name under `types`."
            )
        case .tooManyAliases:
            Explanation(
                "Aliases stand for too much",
                """
                An alias is as good as a copy. A few lines of aliases of aliases stand for billions of nodes, \
                which a limit refuses.
                """,
                "Name the repeated part under `types`."
            )
        case .badAlias:
            Explanation(
                "An alias names nothing",
                "`*name` repeats what was marked `&name` before it, and cannot stand inside of that.",
                "Mark the part with `&name` above, or write it out."
            )
        case .severalDocuments:
            Explanation(
                "A file holds several documents",
                "A spec file is one document of YAML; `---` starts another.",
                "Put the second one into a file of its own."
            )
        case .mergeKey:
            Explanation(
                "Merge keys are not part of the language",
                """
                `<<` copies the keys of another mapping into one where nobody sees them, and its rules differ \
                between YAML's readers.
                """,
                "Write the keys out, or give the common part a name under `types`."
            )
        case .duplicateKey:
            Explanation(
                "A key is written twice",
                """
                YAML's readers take the first or the last of two equal keys without a word, so one of them would \
                be lost.
                """,
                "Remove one of them, or rename it."
            )
        case .badKey:
            Explanation(
                "A key is not a name",
                "A key of a mapping is a plain text: not a list and not a mapping.",
                "Write the name, then a colon, then the value."
            )
        case .tag:
            Explanation(
                "YAML tags are not part of the language",
                "A tag such as `!!str` would change what a value is; in a spec, the declared type says it.",
                "Leave the `!…` out."
            )
        case .noSpecs:
            Explanation(
                "There is no spec",
                "No file that ends in `.misas.yaml` lies where the program was told to look.",
                "Name a file, or a folder above the specs."
            )
        case .sameBaseName:
            Explanation(
                "Two specs of a target have one name",
                "Each spec file becomes a Swift file of its name, and a target cannot have two of one name.",
                "Rename one of the two files."
            )
        case .unknownKey:
            Explanation(
                "A key is not part of the language",
                "What is not known is not ignored: a misspelt key would be a rule that nobody follows.",
                "Take the key that was meant. Data of your own goes under `annotations`."
            )
        case .missingKey:
            Explanation(
                "A key that must be there is missing",
                "The mapping means nothing without it.",
                "Add the key; the message says what it is."
            )
        case .wrongKind:
            Explanation(
                "A value is of the wrong kind",
                "Where the language wants a text, a list or a mapping, it cannot guess one from the others.",
                "Write what the message asks for."
            )
        case .badChoice:
            Explanation(
                "A word is not one of those that there are",
                "The key takes one of a few words.",
                "Take one of them; they are told in small and capital letters as they are written."
            )
        case .badBoolean:
            Explanation(
                "A value is neither `true` nor `false`",
                "YAML's readers disagree on `yes`, `on` and `True`; here only two words are booleans.",
                "Write `true` or `false`, without quotes."
            )
        case .badInteger:
            Explanation(
                "A value is no whole number that may stand here",
                """
                Whole numbers have no leading zeros, which some readers of YAML take for octal, and keep to the \
                bounds that the key has.
                """,
                "Write the number in decimal digits, without quotes."
            )
        case .languageVersion:
            Explanation(
                "The spec is of another version of the language",
                """
                `misas:` says in which version of the language a file is written, so that a later compiler can \
                still read it as it was meant.
                """,
                "Use the compiler of that version, or write the version that this one reads."
            )
        case .contradiction:
            Explanation(
                "Two files of a subsystem disagree",
                """
                What holds for a whole subsystem may be said in any of its files, and only in one, or everywhere \
                the same.
                """,
                "Keep one of the two."
            )
        case .typeKind:
            Explanation(
                "A type is not one kind of type",
                """
                What a type is follows from the one key that it has of `identifier`, `enum`, `fields`, `wraps` \
                and `union`.
                """,
                "Give it exactly one of them."
            )
        case .severalSubsystems:
            Explanation(
                "A target holds two subsystems",
                """
                The target is the unit that Swift compiles, and the subsystem the one that owns its data: they \
                are the same here.
                """,
                "Put the file into a target of its own, or name the same subsystem in it."
            )
        case .badName:
            Explanation(
                "A name is not written as names are",
                """
                Types and messages are `UpperCamelCase`, fields and cases `lowerCamelCase`, subsystems \
                `lower_snake`: wire names and columns are made from them, each in its own spelling.
                """,
                """
                Take the spelling that is suggested. `swiftName` and `wireName` set what it is called elsewhere.
                """
            )
        case .reservedName:
            Explanation(
                "A name is the language's own",
                """
                The built-in types keep their names, so that a reader of a spec never has to ask which `string` \
                is meant.
                """,
                "Give the type another name."
            )
        case .unknownName:
            Explanation(
                "A name is not declared",
                "Nothing of that kind is declared in this subsystem, nor in one that the file uses.",
                """
                Declare it, correct its spelling, or write `subsystem.Name` for one of another subsystem, which \
                the file lists under `uses`.
                """
            )
        case .wrongReference:
            Explanation(
                "A name is of something else",
                "The name is declared, but as another kind of thing than belongs here.",
                "Name a thing of the right kind."
            )
        case .collision:
            Explanation(
                "Two things would have one name in Swift",
                """
                Everything that a subsystem declares, and everything that is generated from it, shares one \
                namespace. Swift would refuse the second, in a file that nobody has written.
                """,
                "Rename one of them, or give it a `swiftName`."
            )
        case .wireNameCollision:
            Explanation(
                "Two things would have one name in JSON",
                "Whoever reads it could not tell them apart.",
                "Give one of them another `wireName`, or value."
            )
        case .badWireName:
            Explanation(
                "A name cannot stand in stored data",
                """
                Wire names of messages are of `a`–`z`, digits, `_`, `.` and `-`; names of members hold no \
                control characters and are not empty.
                """,
                "Choose another `wireName`."
            )
        case .badSwiftName:
            Explanation(
                "A name cannot stand in Swift",
                "`swiftName` is used as it is written.",
                "Use letters, digits and `_`, beginning with a letter."
            )
        case .notUsed:
            Explanation(
                "A file does not use the subsystem that it names",
                """
                `shared.Money` can be written where the file lists `shared` under `uses`: what a file depends on \
                stands at its top.
                """,
                "Add the subsystem to `uses`."
            )
        case .unknownSubsystem:
            Explanation(
                "A subsystem is not there",
                """
                Specs of other subsystems are found through the dependencies of the target that uses them, and \
                on the command line by `--reference`.
                """,
                "Correct the name, or let the target depend on the one with that subsystem."
            )
        case .usesCycle:
            Explanation(
                "Subsystems use one another in a circle",
                "Targets of Swift cannot depend on each other in a circle, and neither can teams.",
                "Move what both name into a subsystem that uses neither."
            )
        case .repeated:
            Explanation(
                "A list has something twice",
                "The second says nothing, or was meant to be something else.",
                "Remove one of the two."
            )
        case .sameSubsystem:
            Explanation(
                "A subsystem is in two targets",
                "A subsystem lies in one target, which owns its events.",
                "Give one of them another name."
            )
        case .internalSubsystem:
            Explanation(
                "Nothing of that subsystem can be seen",
                "`access: internal` keeps all that is generated inside of its target.",
                "Say `access: package` there, or `public`."
            )
        case .typeSyntax:
            Explanation(
                "A type cannot be read",
                """
                Types are `Name`, `T?`, `list<T>`, `set<T>`, `map<K, V>`, and these in one another. Inside `{ \
                }`, a comma ends the value, so that `map<K, V>` needs quotes there.
                """,
                "Write it like one of these."
            )
        case .mapKey:
            Explanation(
                "A type cannot be the key of a map",
                "Keys are names of members in JSON: texts that are told apart.",
                "Use string, int, uuid, an identifier, an enum, or a wrapper of these."
            )
        case .endlessType:
            Explanation(
                "No value of a type could ever be complete",
                "Each value would need another one of the same type inside.",
                "Let the circle pass through `?`, a list, a set, a map, or a union with another case."
            )
        case .secretPlace:
            Explanation(
                "A secret would be kept or sent on",
                """
                A `secret` comes in with a command or query and goes no further: events are kept for ever, and \
                replies are logged on the way.
                """,
                "Keep a hash of it, or a name by which it is found elsewhere."
            )
        case .noCases:
            Explanation(
                "A type has no case",
                "There would be no value of it.",
                "Give it a case, or remove the type."
            )
        case .checkPlace:
            Explanation(
                "A check does not fit its type",
                """
                Lengths and patterns are for texts, bounds for what has an order, numbers of items for \
                collections.
                """,
                "Remove it, or take the check that fits."
            )
        case .checkBounds:
            Explanation(
                "Nothing could pass these checks",
                "The least that is allowed is more than the most.",
                "Correct one of the two."
            )
        case .badPattern:
            Explanation(
                "A pattern cannot be used",
                """
                Patterns are the portable part of regular expressions: classes, groups, alternation, quantifiers \
                and anchors. They are matched in linear time, so that no text can make one hang; what would \
                forbid that is refused.
                """,
                "Write it without look-around and references to groups."
            )
        case .badLiteral:
            Explanation(
                "A value is not one of its type",
                "Defaults, examples and bounds are read as the type that they are of.",
                "Write it as a value of that type."
            )
        case .literalFailsCheck:
            Explanation(
                "A value would be refused",
                "A default or an example has to pass the checks of its own field.",
                "Change the value, or the check."
            )
        case .notHashable:
            Explanation(
                "A type of another subsystem would have to be hashable",
                """
                What stands in a set, or as the key of a map, is hashable in Swift; what another target compiles \
                cannot be made so from here.
                """,
                "Say `conformances: [Hashable]` in that subsystem."
            )
        case .identifierType:
            Explanation(
                "An aggregate is not named by an identifier",
                """
                The identifier tells one aggregate from another, and commands find theirs by it; any other type \
                may stand for several things.
                """,
                "Declare a type such as `AccountID: {identifier: uuid}`."
            )
        case .target:
            Explanation(
                "It is not clear which aggregate a command is for",
                "The field of the aggregate's identifier type says it, where there is exactly one.",
                "Add such a field, or say `target: <field>` where there are several."
            )
        case .existenceError:
            Explanation(
                "An error cannot be made where it is thrown",
                "When an aggregate is not there, or there already, its identifier is all that is known.",
                "Let the error have one field of the identifier's type, and others only with `?` or a default."
            )
        case .foreignEvent:
            Explanation(
                "A command emits an event that is not its own",
                """
                The events of an aggregate are decided by it alone; free-standing events are emitted by commands \
                outside of aggregates.
                """,
                "Move the event or the command to where both belong together, or let a policy react."
            )
        case .neverCreated:
            Explanation(
                "Nothing creates an aggregate",
                "Without a command that creates it, there could never be one.",
                "Mark the command that starts it with `creates: true`."
            )
        case .createsNothing:
            Explanation(
                "A command creates and emits nothing",
                "An aggregate is there once its first event is.",
                "List the event that starts it under `emits`."
            )
        case .upcastStep:
            Explanation(
                "The way from an old version of an event is not whole",
                """
                Stored events are never changed: a program reads an old one by turning version 1 into 2, 2 into \
                3, and so on. Each step has to be there.
                """,
                "Add the missing step under `upcasts`, or correct `version`."
            )
        case .upcastField:
            Explanation(
                "A step works on a field that is not there",
                "What a step leaves must be what the next one, and in the end the event, has.",
                "Correct the name of the field."
            )
        case .messageText:
            Explanation(
                "A message cannot be put together",
                """
                `{field}` stands for the value of a field of the error, `{{` for a brace; only what is written \
                as one text can stand there.
                """,
                "Name a field of the error, or close the brace."
            )
        case .streamName:
            Explanation(
                "The name of a stream cannot be put together",
                "`{field}` stands for the value of a field of the event.",
                "Name a field of the event, or close the brace."
            )
        case .predictionKey:
            Explanation(
                "Predictions cannot be told apart",
                "Type and key are a prediction's identity: to schedule it again moves it.",
                "Name a field that is one value."
            )
        case .projectionTarget:
            Explanation(
                "It is not clear where a projection writes",
                "A projection keeps documents or the rows of a table.",
                "Give it either `document` or `table`."
            )
        case .projectionKey:
            Explanation(
                "It is not clear which document an event is about",
                "`key` names the field whose value is the document's key, for all events or for each.",
                "Add it, or correct the name of the field."
            )
        case .tableColumn:
            Explanation(
                "A table cannot be made",
                "Columns have types that SQL has, and key and indexes name columns of the table.",
                "Correct the columns, or the names."
            )
        case .partition:
            Explanation(
                "Messages cannot be parted by this field",
                """
                All messages with one value of the field are handled in their order, one after another, so that \
                each has to have it, of one type.
                """,
                "Name a field that all have, of one type."
            )
        case .backoff:
            Explanation(
                "The waits between attempts cannot be read",
                "`backoff` is the least and the greatest wait, and grows from one to the other.",
                "Write it like `100ms..30s`."
            )
        case .reactsToNothing:
            Explanation(
                "Nothing is reacted to",
                "A projection or a policy without an event has nothing to do.",
                "List what it reacts to under `on`."
            )
        case .predictionHandler:
            Explanation(
                "Two policies handle one prediction",
                "A prediction comes true once, for one handler.",
                "Let one of them handle it; the other can react to an event that follows."
            )
        case .foreignPrediction:
            Explanation(
                "A prediction is another subsystem's",
                "Only the subsystem that declares a prediction may schedule or cancel it.",
                "Send a command to that subsystem."
            )
        case .tableName:
            Explanation(
                "Two tables would have one name",
                "The tables of all subsystems lie in one schema.",
                "Give one of them a `name`."
            )
        case .routeForm:
            Explanation(
                "A route cannot be read",
                "A route is a method and a path.",
                "Write it like `GET /accounts/{account}`."
            )
        case .routeParameter:
            Explanation(
                "A parameter of a path is no field that can be one",
                "What stands in braces is the name of a field of the message, once, whose value is one text.",
                "Correct the name, or let the value come in the query string or the body."
            )
        case .routeTaken:
            Explanation(
                "Two routes answer the same requests",
                "Names of parameters are of no account: `/a/{x}` and `/a/{y}` are one path.",
                "Give one of them another path or method."
            )
        case .routeStatus:
            Explanation(
                "A status is not one of success",
                "`status` is what a success is answered with; the status of an error follows from its tags.",
                "Use a status from 200 to 299; of these, 204 and 205 have no body."
            )
        case .templateSyntax:
            Explanation(
                "A template cannot be used",
                """
                Templates are strict: what is not closed, or names something that is not there, is an error and \
                not an empty place in the output.
                """,
                "The message stands at its place in your template; `Templates/` has the built-in ones."
            )
        case .unknownTemplate:
            Explanation(
                "A template replaces nothing",
                "A file in the folder of templates replaces the built-in one of its name.",
                "Correct the name of the file."
            )
        case .notWritten:
            Explanation(
                "Output cannot be written",
                """
                A file or folder of the output, or a spec that was to be formatted, cannot be made or replaced. What was there \
                before is as it was.
                """,
                "Check that the path may be written, and is a folder where output goes."
            )
        case .outputChanged:
            Explanation(
                "A generated file is not as it would be generated",
                "Its specs have changed, or the compiler has, and it was not generated again.",
                "Run `misas-gen generate` as the check was run, and commit what it writes."
            )
        case .outputMissing:
            Explanation(
                "A generated file is not there",
                "It would be generated, and was not, or was removed.",
                "Run `misas-gen generate`."
            )
        case .outputStale:
            Explanation(
                "A file is generated no longer",
                "The spec that it came from is gone, or has another name; Swift would still compile it.",
                "Run `misas-gen generate`, which removes it."
            )
        case .outputEdited:
            Explanation(
                "Somebody has edited a generated file",
                "It is neither overwritten nor removed, so that nothing is lost.",
                """
                Move the change into the spec, a template or a file of your own, and run `misas-gen generate \
                --force`.
                """
            )
        case .outputForeign:
            Explanation(
                "A file stands where one would be generated",
                "It is of no generator's making, as far as is known, and is not overwritten.",
                "Move it elsewhere, or overwrite it by `misas-gen generate --force`."
            )
        case .tagStatus:
            Explanation(
                "A status is not one of an error",
                "The status of an error is from 400 to 599.",
                "Correct it."
            )
        case .unknownLint:
            Explanation(
                "There is no such lint",
                "`lints` in the system file names rules by their ids.",
                "Take one of the ids that are listed."
            )
        case .badAllowance:
            Explanation(
                "A comment allows what cannot be allowed",
                """
                `# misas:allow` names a lint and says why: advice may be wrong in a place, errors are not, and a \
                reader has to know the reason.
                """,
                "Write `# misas:allow <lint> <why>`."
            )
        case .missingDescription:
            Explanation(
                "Something has no description",
                "Descriptions become doc comments, the API's document and the page that newcomers read.",
                "Add `description:`."
            )
        case .missingEventDescription:
            Explanation(
                "An event has no description",
                "Off unless it is switched on: names of events often say enough.",
                "Add `description:`."
            )
        case .missingErrorDescription:
            Explanation(
                "An error has no description",
                "Off unless it is switched on: an error's message often says enough.",
                "Add `description:`."
            )
        case .missingFieldDescription:
            Explanation(
                "A field has no description",
                "Off unless it is switched on: for APIs that others read.",
                "Write the field as a mapping with `type` and `description`."
            )
        case .eventWithoutTime:
            Explanation(
                "An event does not say when it happened",
                """
                The store knows when it was written down. When it happened is a fact of the domain, and often \
                another time.
                """,
                "Add a field such as `at: dateTime`."
            )
        case .pathForm:
            Explanation(
                "A path is written in an unusual way",
                """
                Paths start with `/`, do not end with it, and are in lower case: anything else surprises whoever \
                types one.
                """,
                "Write it so."
            )
        case .methodKind:
            Explanation(
                "A route's method says something else than its message",
                """
                `GET` is repeated, kept and fetched ahead by browsers and proxies, so that it must not change \
                anything; and what only reads is looked for under it.
                """,
                "Use `GET` for queries, and another method for commands."
            )
        case .unusedError:
            Explanation(
                "Nobody throws an error",
                "It is declared, and no command or query lists it.",
                "List it under `throws`, or remove it."
            )
        case .unemittedEvent:
            Explanation(
                "No command emits an event",
                "Nothing could ever write it.",
                """
                List it under a command's `emits`, mark it `deprecated` if only history holds it, or remove it.
                """
            )
        case .unhandledEvent:
            Explanation(
                "Nobody reacts to an event",
                "Off unless it is switched on: an event is worth keeping for what will be asked of it later.",
                "Add it to a projection or policy."
            )
        case .unusedType:
            Explanation(
                "Nothing is of a type",
                "It is declared, and nothing names it.",
                "Use it, or remove it."
            )
        case .personalData:
            Explanation(
                "Personal data goes where it cannot be taken back",
                """
                What is marked `personal` can be made unreadable in events. In names of streams, identifiers, \
                messages of errors and paths it stays, and is logged.
                """,
                "Use a number that says nothing, and keep the data beside it."
            )
        case .loweredAccess:
            Explanation(
                "Less can be seen than was asked for",
                "What is generated cannot be `public` where it holds types of a subsystem that is not.",
                "Say `access: public` there too, or `access: package` here."
            )
        case .unusedAllowance:
            Explanation(
                "Something is allowed that nobody advises against",
                """
                What is allowed in a comment, or listed in the baseline, is not told of any more: it was mended, \
                moved or switched off.
                """,
                "Remove the comment, or have the baseline written anew by `misas-gen lint --update-baseline`."
            )
        case .importUnreadable:
            Explanation(
                "There is nothing to import",
                """
                What was named on the command line, or by the `sources` of a system of MISAS Go, does not exist, \
                may not be read, or holds no file that ends in `.spec.yaml`.
                """,
                "Check the path: it starts from the folder that the program runs in."
            )
        case .importKind:
            Explanation(
                "A spec of MISAS Go is of no known type",
                """
                `type` says what a spec is of: `system`, `command`, `query`, `event`, `struct`, `enum`, \
                `http_endpoint`, or `multi` for several.
                """,
                "Write the `type` that it has."
            )
        case .importName:
            Explanation(
                "Something in a spec of MISAS Go has no name that can be used",
                """
                `typeName` is the global name of a spec, in parts with dots between them, of which the first is \
                the subsystem. Ours are made of it and need letters or digits of ASCII in each part.
                """,
                "Write the name like `accounts.account.open`."
            )
        case .importShape:
            Explanation(
                "Something else belongs here in a spec of MISAS Go",
                "A text, a number, a list or a mapping stands where MISAS Go reads something else.",
                "Write what it reads: the message says what that is."
            )
        case .importType:
            Explanation(
                "A type in a spec of MISAS Go means nothing",
                """
                It is not written as types are, or it names a spec that is not among those that are imported, or \
                one that is no type.
                """,
                "Correct it, or import the files that declare it along with these."
            )
        case .importRepeated:
            Explanation(
                "A name in specs of MISAS Go is there twice",
                """
                The names of specs are global, a system is there once, and two fields of one name in JSON cannot \
                be told apart.
                """,
                "Rename one of the two."
            )
        case .importCircle:
            Explanation(
                "Structs of MISAS Go need one another in a circle",
                "A value of such a type could never be complete: it holds another one, without end.",
                "Let one of the fields be `nullable`, or a list."
            )
        case .importInTheWay:
            Explanation(
                "A file stands where an import would write",
                """
                It holds something else, which may be somebody's work. Nothing is written then, not even where \
                nothing is in the way.
                """,
                "Move the file elsewhere, or import into another folder."
            )
        case .eventGone:
            Explanation(
                "An event that may be stored is not declared any more",
                """
                Events live for ever: a stream that has one of a type that the program does not know cannot be \
                read.
                """,
                """
                Keep it, marked `deprecated`; where it was only renamed, `wireName` keeps the name under which \
                it is stored.
                """
            )
        case .eventUnreadable:
            Explanation(
                "Stored events cannot be read as the event is now",
                """
                What was written by the old specs lacks something that the new ones need, or has it in another \
                form.
                """,
                """
                Raise `version`, and say under `upcasts` how the stored form becomes today's; the message has it \
                ready to paste.
                """
            )
        case .eventVersionLowered:
            Explanation(
                "An event has a lower version than what is stored",
                "Stored events of the higher version are from the future for this program, which refuses them.",
                "Set `version` to at least what it was."
            )
        case .upcastChanged:
            Explanation(
                "A step that reads old events does something else than it did",
                """
                Events of that version are read in another way from now on: what was decided on them may not \
                follow from them any more.
                """,
                "Restore the step; to read today's form otherwise, raise `version` and add one."
            )
        case .streamsChanged:
            Explanation(
                "An aggregate's events are looked for in other streams",
                """
                The name of a stream is made of the aggregate's name, or its `stream`, and of the identifier. \
                What is stored lies under the old names.
                """,
                "Say `stream:` with the old name, or `wireName`, and keep the identifier's type."
            )
        case .eventMoved:
            Explanation(
                "An event belongs to another aggregate than the streams that it is stored in",
                "The streams of the first have events that it does not know.",
                "Declare another event for the second, and keep this one where it was."
            )
        case .storageChanged:
            Explanation(
                "An aggregate is stored in another way",
                """
                `storage: state` and events are kept in different places: what is stored in one is not found in \
                the other.
                """,
                "Keep `storage`, and begin a new aggregate that takes over from this one."
            )
        case .stateUnreadable:
            Explanation(
                "Stored states cannot be read",
                "With `storage: state` the state is what is stored, and has no upcasts.",
                "Keep the field as it was, or add one with `?` or a default beside it."
            )
        case .predictionGone:
            Explanation(
                "A prediction that may be scheduled is not declared any more",
                "What was scheduled comes true, and nobody knows it.",
                "Keep it, with its policy, until none is left."
            )
        case .predictionUnreadable:
            Explanation(
                "Scheduled predictions cannot be read",
                "Predictions are stored until they come true, and have no upcasts.",
                "Keep the field as it was, or add one with `?` or a default beside it."
            )
        case .policyRenamed:
            Explanation(
                "A policy's progress is not found under its new name",
                """
                Where it got to, and what it has set aside, is stored under its name. Under another one it \
                begins anew.
                """,
                "Say `wireName:` with the old name."
            )
        case .routeGone:
            Explanation(
                "A route is not answered any more",
                "Who sends requests there gets a 404.",
                "Keep it, marked `deprecated`, until nobody uses it."
            )
        case .successChanged:
            Explanation(
                "A success is answered with another status",
                "Clients tell success from failure, and created from done, by the status.",
                "Keep it by `http: {route, status}`."
            )
        case .requestFieldGone:
            Explanation(
                "A field of a request is not taken any more",
                """
                A request that has a member which is not known is refused, since to ignore it would be to do \
                something else than was asked for.
                """,
                "Keep it, marked `deprecated`."
            )
        case .requestFieldNeeded:
            Explanation(
                "A request needs a field that it did not need before",
                "Requests of clients that know the old specs are refused.",
                "Give it `?` or a default."
            )
        case .requestFieldUnreadable:
            Explanation(
                "A field of a request is of a type that takes less",
                "Values that clients send are refused.",
                "Add a field beside it, and keep this one."
            )
        case .checkTightened:
            Explanation(
                "A check takes less than it did",
                "Values that were right are refused.",
                "Leave the check, or let the command fail with an error of its own."
            )
        case .roleNeeded:
            Explanation(
                "A caller needs a role that he did not need before",
                "Callers who were let in are refused.",
                "Keep the role that they have in the list."
            )
        case .replyUnreadable:
            Explanation(
                "A reply has less than it had, or in another form",
                "Clients that know the old specs cannot read it.",
                "Add fields beside the old ones, and keep those."
            )
        case .errorStatusChanged:
            Explanation(
                "An error is answered with another status",
                "Clients tell failures apart by status.",
                "Keep the tag that gave it the status first in `tags`."
            )
        case .errorUnreadable:
            Explanation(
                "The data of an error has less than it had, or in another form",
                "Clients that know the old specs cannot read it.",
                "Add fields beside the old ones, and keep those."
            )
        case .errorRenamed:
            Explanation(
                "An error has another name in replies",
                "Clients tell errors apart by `error.type`.",
                "Say `wireName:` with the old name."
            )
        case .tableGone:
            Explanation(
                "A table is not kept any more",
                "Who reads it finds what was there last.",
                "Raise `version` where it is built anew, or drop it by `misas-gen sql --since`."
            )
        case .columnGone:
            Explanation(
                "A column is gone from a table that is there",
                "The table of this version stands in the database with the column.",
                """
                Raise the projection's `version`, which builds a table beside it, or migrate by `misas-gen sql \
                --since`.
                """
            )
        case .columnAdded:
            Explanation(
                "A column is new in a table that is there",
                "The table of this version stands in the database without the column.",
                """
                Raise the projection's `version`, which builds a table beside it, or migrate by `misas-gen sql \
                --since`.
                """
            )
        case .columnChanged:
            Explanation(
                "A column of a table that is there has another form",
                "The table of this version stands in the database with the old one.",
                """
                Raise the projection's `version`, which builds a table beside it, or migrate by `misas-gen sql \
                --since`.
                """
            )
        case .keyChanged:
            Explanation(
                "The key of a table that is there has changed",
                "The table of this version stands in the database with the old one.",
                """
                Raise the projection's `version`, which builds a table beside it, or migrate by `misas-gen sql \
                --since`.
                """
            )
        case .documentsUnreadable:
            Explanation(
                "Documents that are kept cannot be read",
                "They were written in the old form.",
                "Raise the projection's `version`, which builds them anew."
            )
        case .declarationGone:
            Explanation(
                "A generated type is gone",
                "Swift that names it does not compile.",
                "Keep it, marked `deprecated`, or keep its name in Swift by `swiftName`."
            )
        case .declarationChanged:
            Explanation(
                "A generated type is of another kind",
                "Swift that uses it does not compile.",
                "Declare another one beside it."
            )
        case .memberGone:
            Explanation(
                "A property or case is gone",
                "Swift that names it does not compile.",
                "Keep it, marked `deprecated`, or keep its name in Swift by `swiftName`."
            )
        case .memberChanged:
            Explanation(
                "A property or case has another type",
                "Swift that uses it does not compile.",
                "Add one beside it."
            )
        case .memberNeeded:
            Explanation(
                "A type cannot be made without a new property",
                "Swift that calls its initializer does not compile.",
                "Give the field `?` or a default."
            )
        case .caseAdded:
            Explanation(
                "There is a new case",
                "A `switch` over all cases does not compile.",
                "Nothing, where that is meant: the compiler shows the places."
            )
        case .failureChanged:
            Explanation(
                "A message fails with other errors",
                "A `switch` over its failure does not compile.",
                "Nothing, where that is meant: the compiler shows the places."
            )
        case .resultChanged:
            Explanation(
                "A message has another reply",
                "Swift that uses it does not compile.",
                "Declare another message beside it."
            )
        case .accessLowered:
            Explanation(
                "Less of what is generated can be seen",
                "Swift in other modules that names it does not compile.",
                "Keep `access`."
            )
        case .conformanceGone:
            Explanation(
                "Generated types conform to less",
                "Swift that relies on it does not compile.",
                "Keep it in `conformances`."
            )
        }
    }
}
