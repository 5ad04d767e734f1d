// Written by Scripts/embed-templates from Templates. Do not edit.
// swift-format-ignore-file

internal import MisasCompiler

extension TemplateLibrary {
    /// The built-in templates.
    static let scaffold = TemplateLibrary([
        "new-aggregate-code": ###"""
import Misas

extension {{name}}: {{name}}Behavior {
    static func create{{name}}(_ command: Create{{name}}, in context: DecisionContext) -> [Create{{name}}.Emission] {
        [.{{member}}Created(.init({{label}}: command.{{member}}, at: context.now))]
    }

    init(_ event: {{name}}Created) {
        self.init()
    }
}

"""###,
        "new-aggregate-spec": ###"""
{{#hasSchema}}
# yaml-language-server: $schema=../../.misas/schema.json
{{/hasSchema}}
misas: 1
subsystem: {{subsystem}}

types:
  {{identifier}}: { identifier: uuid, description: Names {{phrase}}. }

aggregates:
  {{name}}:
    description: {{sentence}}.
    identifier: {{identifier}}
    state: {}
    events:
      {{name}}Created: { fields: { {{member}}: {{identifier}}, at: dateTime } }
    commands:
      Create{{name}}:
        description: Creates {{phrase}}.
        creates: true
        fields: { {{member}}: {{identifier}} }
        emits: [{{name}}Created]

"""###,
        "new-app": ###"""
import Misas
// misas-gen new subsystem: imports

@main
struct {{app}} {
    /// The system: all subsystems together.
    static func system(_ options: [SystemOption] = []) throws -> System {
        try System(name: "{{package}}", version: "0.1.0", options: options) {
            // misas-gen new subsystem: subsystems
        }
    }

    static func main() async throws {
        let system = try system()
        print("\(system.name) \(system.version) is well")
    }
}

"""###,
        "new-command-code": ###"""
import Misas

extension {{aggregate}} {
    func {{member}}(_ command: {{name}}, in context: DecisionContext) -> [{{name}}.Emission] {
        [{{emission}}]
    }
}

"""###,
        "new-event-code": ###"""
import Misas

extension {{aggregate}} {
    mutating func apply(_ event: {{name}}) {
        // What of the state follows from it: an event that changes nothing is recorded all the same.
    }
}

"""###,
        "new-gitignore": ###"""
.build/
Package.resolved

"""###,
        "new-package": ###"""
// swift-tools-version: 6.2

import PackageDescription

let misas = Target.Dependency.product(name: "Misas", package: "misas")
let misasTesting = Target.Dependency.product(name: "MisasTesting", package: "misas")

/// A subsystem, which is compiled from the specs in `Sources/<name>`, and its tests.
func subsystem(_ name: String, using others: [String] = []) -> [Target] {
    let used = others.map { Target.Dependency(stringLiteral: $0) }
    return [
        .target(
            name: name,
            dependencies: [misas] + used,
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .testTarget(name: "\(name)Tests", dependencies: [.init(stringLiteral: name), misas, misasTesting] + used),
    ]
}

/// The subsystems: each is a target of its own. `misas-gen new subsystem` adds to them.
let subsystems: [[Target]] = [
    // misas-gen new subsystem
]

let package = Package(
    name: "{{package}}",
    platforms: [.macOS(.v15)],
    dependencies: [
        {{dependency}}
    ],
    targets: subsystems.flatMap { $0 } + [
        .executableTarget(
            name: "{{app}}",
            dependencies: [misas] + subsystems.compactMap { $0.first.map { .init(stringLiteral: $0.name) } }
        )
    ],
    swiftLanguageModes: [.v6]
)

"""###,
        "new-policy-code": ###"""
import Misas

/// What follows by ``{{name}}``.
package struct {{name}}Reaction: {{name}}Policy {
    package init() {}
    {{#events}}

    package func react(
        to event: {{name}},
        with actions: {{policy}}Actions,
        in context: ReactionContext
    ) async throws {
        // What the subsystem does when it has happened.
    }
    {{/events}}
}

"""###,
        "new-projection-code": ###"""
import Misas

/// Keeps ``{{document}}`` for each {{key}}.
package struct {{name}}Projector: {{name}}Projection {
    package init() {}
    {{#events}}

    package func project(
        _ event: {{name}},
        onto document: inout {{document}}?,
        in context: ProjectionContext
    ) async throws {
        document = {{document}}({{label}}: event.{{key}})
    }
    {{/events}}
}

"""###,
        "new-query-code": ###"""
import Misas

/// Answers ``{{name}}``.
package struct {{name}}Handler: {{name}}Handling {
    package init() {}

    package func handle(_ query: {{name}}, in context: HandlingContext) async throws({{name}}.Failure) -> {{name}}.Result {
        []
    }
}

"""###,
        "new-subsystem-code": ###"""
import Misas

extension {{subsystemType}} {
    /// The subsystem, with all that is written by hand for it.
    package static func assembled() -> {{subsystemType}} {
        {{subsystemType}}(
            // misas-gen new: arguments
        )
    }
}

"""###,
        "new-subsystem-spec": ###"""
# yaml-language-server: $schema=../../.misas/schema.json
misas: 1
subsystem: {{subsystem}}
description: {{description}}

"""###,
        "new-subsystem-tests": ###"""
import Misas
import MisasTesting
import Testing
import {{module}}

/// A system of this subsystem alone.
func makeSystem(_ options: [SystemOption] = []) throws -> System {
    try System(name: "{{subsystem}}", version: "0.1.0", options: options) { {{subsystemType}}.assembled() }
}

@Suite("{{subsystem}}")
struct {{module}}Tests {
    @Test("can be built")
    func builds() throws {
        #expect(try makeSystem().name == "{{subsystem}}")
    }
}

"""###,
        "new-system": ###"""
# yaml-language-server: $schema=.misas/system.json
misas: 1
system: {{package}}
version: 0.1.0

"""###,
    ])
}
