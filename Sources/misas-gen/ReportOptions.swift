internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

/// How what is found is told.
struct ReportOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("How findings are written.", valueName: "format"))
    var format: ReportFormat = .text

    @Option(name: .long, help: ArgumentHelp("Whether text has colours.", valueName: "when"))
    var color: When = .auto

    enum When: String, ExpressibleByArgument, CaseIterable {
        /// Where the error stream is a terminal that shows them.
        case auto
        case always
        case never
    }

    /// Writes findings.
    func report(_ diagnostics: [Diagnostic], in sources: SourceMap, toErrorStream: Bool = false) {
        let isColored =
            switch color {
            case .auto: Console.showsColorsOfErrors
            case .always: true
            case .never: false
            }
        let text = format.report(diagnostics, in: sources, isColored: isColored)
        format == .text || toErrorStream ? Console.error(text) : Console.output(text)
    }
}

extension ReportFormat: ExpressibleByArgument {}
