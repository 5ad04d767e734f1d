/// What has a life of its own and guards its rules.
package final class AggregateDeclaration: Declared {
    package let declaration: Declaration
    package let identifier: Reference?
    package let notFound: Reference?
    package let alreadyExists: Reference?
    package let isStateStored: Bool
    package let stream: Located<String>?
    package let state: [FieldDeclaration]
    package let snapshotEvery: Int?
    /// Its events and commands, as indices into the subsystem's.
    package let events: Range<Int>
    package let commands: Range<Int>

    init(_ entry: Node.Entry, events: Range<Int>, commands: Range<Int>, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        identifier = entry.value["identifier"]?.reference
        notFound = entry.value["notFound"]?.reference
        alreadyExists = entry.value["alreadyExists"]?.reference
        isStateStored = entry.value["storage"]?.text == "state"
        stream = entry.value["stream"]?.locatedText
        state = entry.value.fields("state", diagnostics: diagnostics)
        snapshotEvery = entry.value["snapshot"]?["every"]?.locatedInteger?.value
        self.events = events
        self.commands = commands
    }
}
