import Foundation
import TestSupport
import Testing

/// What the program says of itself, and what is written of it.
@Suite("The command line's documentation")
struct DocumentationTests {
    /// As `--experimental-dump-help` prints it.
    struct Help: Decodable {
        struct Command: Decodable {
            let commandName: String
            let abstract: String?
            let subcommands: [Command]?
            let arguments: [Argument]?
        }
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }
            let names: [Name]?
            let abstract: String?
            let shouldDisplay: Bool
        }
        let command: Command
    }

    private func help() async throws -> [Help.Command] {
        let program = try ProgramProcess("misas-gen", ["--experimental-dump-help"])
        var text = ""
        for await line in program.lines { text += line + "\n" }
        let help = try JSONDecoder().decode(Help.self, from: Data(text.utf8))
        return (help.command.subcommands ?? []).filter { $0.commandName != "help" }
    }

    private func sections() throws -> [String: String] {
        let page = URL(filePath: #filePath).appending(path: "../../../docs/CommandLine.md").standardized
        var sections: [String: String] = [:]
        var name = ""
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("## ") {
                name = String(line.dropFirst(3))
            } else {
                sections[name, default: ""] += line + "\n"
            }
        }
        return sections
    }

    @Test("has each command, and each option of it, with a word on what it does")
    func options() async throws {
        let commands = try await help()
        let sections = try sections()
        let common = try #require(sections["What all commands take that read specs"])
        #expect(commands.count >= 8)
        for command in commands {
            #expect(command.abstract?.isEmpty == false, "\(command.commandName) is not described")
            let section = try #require(
                sections[command.commandName],
                "docs/CommandLine.md has nothing of \(command.commandName)"
            )
            let parts = [command] + (command.subcommands ?? []).filter { $0.commandName != "help" }
            for part in parts.dropFirst() {
                #expect(section.contains("`\(command.commandName) \(part.commandName) "), "\(part.commandName)")
                #expect(part.abstract?.isEmpty == false)
            }
            for argument in parts.flatMap({ $0.arguments ?? [] }) where argument.shouldDisplay {
                #expect(
                    argument.abstract?.isEmpty == false,
                    "\(command.commandName) \(argument.names?.first?.name ?? "")"
                )
                for name in argument.names ?? [] where !["help", "h", "version"].contains(name.name) {
                    let option = name.kind == "long" ? "--\(name.name)" : "`-\(name.name)"
                    #expect(
                        section.contains(option) || common.contains(option),
                        "docs/CommandLine.md does not tell of \(option) of \(command.commandName)"
                    )
                }
            }
        }
        let known = Set(commands.map(\.commandName))
        #expect(CommandCase.verbs.allSatisfy(known.contains) && known.allSatisfy(CommandCase.verbs.contains))
    }

    @Test("has a manual page that says the same: run Scripts/generate-manual after a change")
    func manual() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "manual-\(UUID()).1")
        defer { try? FileManager.default.removeItem(at: copy) }
        let program = try ProgramProcess.program("misas-gen").path(percentEncoded: false)
        let run = try await Script.run("Scripts/generate-manual", [program, copy.path(percentEncoded: false)])
        #expect(run.status == 0, "\(run.output)")
        let page = URL(filePath: #filePath).appending(path: "../../../docs/misas-gen.1").standardized
        #expect(try Data(contentsOf: copy) == Data(contentsOf: page))
    }

    @Test("completes for each shell", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async throws {
        let program = try ProgramProcess("misas-gen", ["--generate-completion-script", shell])
        var text = ""
        for await line in program.lines { text += line + "\n" }
        for command in try await help() { #expect(text.contains(command.commandName), "\(command.commandName)") }
    }
}
