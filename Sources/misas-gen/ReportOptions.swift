internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

/// How what is found is told.
struct ReportOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("How findings are written.", valueName: "format"))
    var format: ReportFormat = .text

    @OptionGroup var colors: ColorOptions

    /// Writes findings.
    func report(
        _ diagnostics: [Diagnostic],
        in sources: SourceMap,
        suppressed: [Suppression] = [],
        toErrorStream: Bool = false
    ) {
        let isColored = colors.areWanted
        let text = format.report(diagnostics, in: sources, suppressed: suppressed, isColored: isColored)
        format == .text || toErrorStream ? Console.error(text) : Console.output(text)
    }
}

/// Whether there are colours in what is told.
struct ColorOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Whether text has colours.", valueName: "when"))
    var color: When = .auto

    enum When: String, ExpressibleByArgument, CaseIterable {
        /// Where the error stream is a terminal that shows them.
        case auto
        case always
        case never
    }

    var areWanted: Bool {
        switch color {
        case .auto: Console.showsColorsOfErrors
        case .always: true
        case .never: false
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
