package import MisasCompiler

/// What templates of scaffolds may say.
struct ScaffoldView: TemplateView {
    /// An event that something reacts to.
    struct Event: TemplateView {
        let name: String
        let key: String
        let label: String
        let document: String
        let policy: String

        static let schema = ViewSchema<Event>("event of a scaffold") {
            $0.text("name") { $0.name }
            $0.text("key") { $0.key }
            $0.text("label") { $0.label }
            $0.text("document") { $0.document }
            $0.text("policy") { $0.policy }
        }
    }

    /// Whether the package has the schema that editors read.
    var hasSchema = false
    var package = ""
    var dependency = ""
    var app = ""
    var subsystem = ""
    var subsystemType = ""
    var module = ""
    var description = ""
    var aggregate = ""
    var identifier = ""
    var name = ""
    var member = ""
    var label = ""
    var sentence = ""
    var phrase = ""
    var emission = ""
    var document = ""
    var key = ""
    var events: [Event] = []

    static let schema = ViewSchema<ScaffoldView>("scaffold") {
        $0.flag("hasSchema") { $0.hasSchema }
        $0.text("package") { $0.package }
        $0.text("dependency") { $0.dependency }
        $0.text("app") { $0.app }
        $0.text("subsystem") { $0.subsystem }
        $0.text("subsystemType") { $0.subsystemType }
        $0.text("module") { $0.module }
        $0.text("description") { $0.description }
        $0.text("aggregate") { $0.aggregate }
        $0.text("identifier") { $0.identifier }
        $0.text("name") { $0.name }
        $0.text("member") { $0.member }
        $0.text("label") { $0.label }
        $0.text("sentence") { $0.sentence }
        $0.text("phrase") { $0.phrase }
        $0.text("emission") { $0.emission }
        $0.text("document") { $0.document }
        $0.text("key") { $0.key }
        $0.list("events", Event.self) { $0.events }
    }

    /// What a template makes of it.
    func rendered(by template: String) throws(ScaffoldFailure) -> String {
        var bytes: [UInt8] = []
        do {
            try Template<ScaffoldView>(template, in: .scaffold).render(self, into: &bytes)
        } catch {
            throw ScaffoldFailure("the built-in template `\(template)` is wrong: \(error)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why nothing was scaffolded.
package struct ScaffoldFailure: Error {
    /// What is wrong, and what to do.
    package let message: String
    /// What the compiler says of the specs, as they are or as they would be.
    package var diagnostics: [Diagnostic] = []
    package var sources = SourceMap()

    init(_ message: String) {
        self.message = message
    }
}
