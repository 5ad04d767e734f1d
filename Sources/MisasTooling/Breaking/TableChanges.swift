internal import MisasCompiler

/// What of tables and documents that are there is not as it has to be.
///
/// A projection whose version is raised builds a table, or documents, of its own beside the old ones: nothing is broken then.
struct TableChanges {
    let specs: ComparedSpecs
    let collector: ChangeCollector

    init(_ specs: ComparedSpecs, _ collector: ChangeCollector) {
        self.specs = specs
        self.collector = collector
    }

    func run() {
        let tables = TableModel.all(in: specs.new)
        let names = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        for old in TableModel.all(in: specs.old) {
            if let new = names[old.name] {
                compare(old, new)
            } else {
                tellGone(old)
            }
        }
        compareDocuments()
    }

    private func projection(_ symbol: Symbol, in specs: Specs) -> ProjectionDeclaration {
        specs.subsystems[symbol.subsystem].projections[symbol.index]
    }

    private func tellGone(_ old: TableModel) {
        let wireName = specs.old.wireName(of: old.symbol)
        let now = specs.new.symbols(of: .projection).first { specs.new.wireName(of: $0) == wireName }
        let before = projection(old.symbol, in: specs.old)
        if let now {
            let new = projection(now, in: specs.new)
            // A table of another version takes the place of this one.
            guard new.table == nil || new.version == before.version else { return }
        }
        collector.report(
            .tableGone,
            "the table `\(old.name)` is not kept any more",
            at: now.map { specs.new.declared($0).nameRange } ?? specs.place(ofSubsystem: old.symbol.subsystem),
            was: before.table?.range ?? before.nameRange,
            help: now == nil
                ? "drop it by `misas-gen sql --since`"
                : "raise `version` where it is built anew under another name, or keep its `name`"
        )
    }

    private func compare(_ old: TableModel, _ new: TableModel) {
        let projection = projection(new.symbol, in: specs.new)
        let before = self.projection(old.symbol, in: specs.old)
        func report(_ code: DiagnosticCode, _ message: String, _ now: SourceRange?, _ was: SourceRange?) {
            collector.report(
                code,
                message,
                at: now ?? projection.table?.range ?? projection.nameRange,
                was: was ?? before.table?.range ?? before.nameRange,
                help: "build it anew beside the old one, or migrate by `misas-gen sql --since`:",
                snippet: "version: \(projection.version + 1)"
            )
        }
        for column in old.columns {
            guard let now = new.columns.first(where: { $0.name == column.name }) else {
                report(
                    .columnGone,
                    "the table `\(old.name)` has no column `\(column.plainName)` any more",
                    nil,
                    column.declaration.nameRange
                )
                continue
            }
            if now.form != column.form {
                report(
                    .columnChanged,
                    "the column `\(now.plainName)` of `\(new.name)` is `\(now.form)` now, and was `\(column.form)`",
                    now.declaration.nameRange,
                    column.declaration.nameRange
                )
            }
        }
        for column in new.columns where !old.columns.contains(where: { $0.name == column.name }) {
            report(
                .columnAdded,
                "the table `\(new.name)` has a new column `\(column.plainName)`",
                column.declaration.nameRange,
                nil
            )
        }
        if old.primaryKey != new.primaryKey {
            report(
                .keyChanged,
                "the rows of `\(new.name)` are told apart by \(Self.list(new.primaryKey)) now, and were by "
                    + Self.list(old.primaryKey),
                projection.table?.primaryKey.first?.range,
                before.table?.primaryKey.first?.range
            )
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "`\(TableModel.plain($0))`" }.joined(separator: ", ")
    }

    private func compareDocuments() {
        let readability = Readability(written: specs.old, read: specs.new)
        for (oldSymbol, newSymbol) in specs.messages(.projection) {
            guard let newSymbol else { continue }
            let (old, new) = (projection(oldSymbol, in: specs.old), projection(newSymbol, in: specs.new))
            guard let before = old.document, let now = new.document, old.version == new.version else { continue }
            let found = readability.obstacles(
                Form.Place(type: .named(before), home: oldSymbol.subsystem),
                at: before.range,
                readAs: Form.Place(type: .named(now), home: newSymbol.subsystem),
                at: now.range
            )
            guard let first = found.first else { continue }
            collector.report(
                .documentsUnreadable,
                "the documents of `\(new.name)` cannot be read as they may be stored: \(first.sentence)"
                    + (found.count > 1 ? ", and \(found.count - 1) more" : ""),
                at: first.readAt ?? new.nameRange,
                was: first.writtenAt ?? old.nameRange,
                help: "have them built anew:",
                snippet: "version: \(new.version + 1)"
            )
        }
    }
}
