internal import MisasCompiler

/// The tool that the build plug-in calls.
///
/// It depends on the compiler alone and parses its few arguments itself, so that
/// a user's first build stays short; people use `misas-gen`.
///
///     misas-gen-build --output FOLDER [--system FILE] [--reference MODULE=PATH]... MODULE=PATH...
@main
struct BuildTool {
    private var run = Run()
    private var arguments = CommandLine.arguments.dropFirst()

    static func main() {
        ProcessMemory.growInLargeSteps()
        var tool = BuildTool()
        tool.parse()
        let outcome = tool.run.perform()
        Console.error(TextRenderer(sources: outcome.sources).render(outcome.diagnostics))
        withExtendedLifetime(outcome) { Console.exit(outcome.hasErrors ? 1 : 0) }
    }

    private mutating func parse() {
        while let argument = arguments.popFirst() {
            switch argument {
            case "--output": run.output = value(of: argument)
            case "--system": run.system = value(of: argument)
            case "--reference": run.references.append(source(value(of: argument)))
            default: run.specs.append(source(argument))
            }
        }
        if run.output == nil { usage("--output is missing") }
    }

    private mutating func value(of option: String) -> String {
        guard let value = arguments.popFirst() else { usage("\(option) needs a value") }
        return value
    }

    private func source(_ argument: String) -> Run.Source {
        guard let separator = argument.firstIndex(of: "=") else { usage("`\(argument)` is not MODULE=PATH") }
        let path = String(argument[argument.index(after: separator)...])
        return Run.Source(path: path, module: String(argument[..<separator]))
    }

    private func usage(_ message: String) -> Never {
        Console.error("error: misas-gen-build: \(message)\n")
        Console.exit(2)
    }
}
