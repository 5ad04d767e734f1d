internal import MisasLanguage

/// The tables of projections: what PostgreSQL has to be able to make of them.
struct TableChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    /// What PostgreSQL takes at most of columns in a table, and in a key or index.
    private static let maximumColumns = 1_600
    private static let maximumKeyColumns = 32

    func run(_ index: Int) {
        for projection in specs.subsystems[index].projections {
            guard let table = projection.table else { continue }
            checkForm(of: table)
            check(table, of: projection, in: index)
        }
    }

    // MARK: Names of tables

    private func checkForm(of table: ProjectionDeclaration.Table) {
        guard let name = table.name, !Naming.isLowerSnakeCase(name.value) else { return }
        diagnostics.report(
            .badName,
            "a table is called in `lower_snake` letters, not `\(name.value)`",
            at: name.range
        )
    }

    /// That no two tables have one name: those of all subsystems and those of the stores lie in one schema.
    ///
    /// What is wrong with a subsystem that is only looked up is told when it is compiled.
    func checkNames() {
        var first: [String: (owner: Symbol, range: SourceRange)] = [:]
        let isCompiled = specs.compiled.contains
        let order = specs.subsystems.indices.filter { !isCompiled($0) } + specs.subsystems.indices.filter(isCompiled)
        for index in order {
            var names: Set<String> = []
            for (position, projection) in specs.subsystems[index].projections.enumerated() {
                // A projection that is declared twice is told as such.
                guard projection.table != nil, names.insert(projection.name).inserted else { continue }
                let owner = Symbol(kind: .projection, subsystem: index, index: position)
                let name = SQLNames.table(of: projection)
                let earlier = first[name]
                if earlier == nil { first[name] = (owner, projection.tableNameRange) }
                if isCompiled(index) { check(name, of: projection, in: index, earlier: earlier) }
            }
        }
    }

    private func check(
        _ name: String,
        of projection: ProjectionDeclaration,
        in index: Int,
        earlier: (owner: Symbol, range: SourceRange)?
    ) {
        let range = projection.tableNameRange
        if name.utf8.count > SQLText.maximumNameBytes {
            diagnostics.report(
                .tableName,
                "the table would be called `\(name)`, of which PostgreSQL keeps "
                    + "\(SQLText.maximumNameBytes) letters only",
                at: range,
                help: projection.table?.name == nil ? "give the table a shorter `name`" : nil
            )
        } else if StoreRelations.names.contains(name) {
            diagnostics.report(
                .tableName,
                "the table would be called `\(name)`, as something of the stores is",
                at: range,
                help: "give the table another `name`"
            )
        } else if let earlier {
            let other = specs.declared(earlier.owner).name
            let home = earlier.owner.subsystem == index ? "" : "\(specs.subsystems[earlier.owner.subsystem].name)."
            diagnostics.report(
                .tableName,
                "the table would be called `\(name)`, as that of `\(home)\(other)` is",
                at: range,
                notes: [.init("the other table is named here", at: earlier.range)],
                help: "give one of them another `name`"
            )
        }
    }

    // MARK: Columns

    private func check(_ table: ProjectionDeclaration.Table, of projection: ProjectionDeclaration, in index: Int) {
        checkColumns(of: table)
        if table.columns.isEmpty || table.primaryKey.isEmpty {
            guard diagnostics.isUnderstood(table.node), diagnostics.isUnderstood(projection.declaration.node) else {
                return
            }
            guard table.node["columns"] != nil, table.node["primaryKey"] != nil else { return }
            let what = table.columns.isEmpty ? "columns" : "primary key"
            diagnostics.report(.tableColumn, "the table of `\(projection.name)` has no \(what)", at: table.range)
            return
        }
        checkPrimaryKey(of: table, in: index)
        checkIndexes(of: table)
    }

    private func checkPrimaryKey(of table: ProjectionDeclaration.Table, in index: Int) {
        checkList(table.primaryKey, "a primary key")
        for name in table.primaryKey {
            guard let column = find(name, in: table) else { continue }
            let shape = specs.shape(of: column.type, from: index)
            if case .unknown = shape { continue }
            if !shape.isScalar {
                diagnostics.report(
                    .tableColumn,
                    "`\(name.value)` is `\(column.type)`; a primary key is made of single values that are always there",
                    at: name.range
                )
            }
        }
    }

    private func checkIndexes(of table: ProjectionDeclaration.Table) {
        for node in table.node["indexes"]?.sequence ?? [] {
            if node.sequence?.isEmpty == true {
                diagnostics.report(.tableColumn, "an index is over one column at least", at: node.range)
            }
        }
        for columns in table.indexes {
            checkList(columns, "an index")
            for name in columns { _ = find(name, in: table) }
        }
    }

    private func find(_ name: Located<String>, in table: ProjectionDeclaration.Table) -> FieldDeclaration? {
        if let column = table.columns.first(where: { $0.name == name.value }) { return column }
        let near = guess(name.value, among: table.columns.map(\.name))
        diagnostics.report(
            .tableColumn,
            "the table has no column `\(name.value)`",
            at: name.range,
            help: near.map { "did you mean `\($0)`?" },
            fix: near.map { .replace(name.range, name.value, with: $0) }
        )
        return nil
    }

    /// That no column stands in a key or index twice, and that there are not too many.
    private func checkList(_ names: [Located<String>], _ noun: String) {
        var first: [String: SourceRange] = [:]
        for (place, name) in names.enumerated() {
            if let earlier = first[name.value] {
                diagnostics.report(
                    .repeated,
                    "`\(name.value)` stands in this list twice",
                    at: name.range,
                    notes: [.init("it stands here first", at: earlier)],
                    fix: Fix(.removeItem(name.range, after: names[place - 1].range))
                )
            } else {
                first[name.value] = name.range
            }
        }
        if names.count > Self.maximumKeyColumns {
            diagnostics.report(
                .tableColumn,
                "\(noun) has at most \(Self.maximumKeyColumns) columns in PostgreSQL",
                at: names[Self.maximumKeyColumns].range
            )
        }
    }

    /// What every table of PostgreSQL has already.
    private static let systemColumns: Set<String> = ["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"]

    private func checkColumns(of table: ProjectionDeclaration.Table) {
        if table.columns.count > Self.maximumColumns {
            diagnostics.report(
                .tableColumn,
                "a table has at most \(Self.maximumColumns) columns in PostgreSQL",
                at: table.columns[Self.maximumColumns].nameRange
            )
        }
        var first: [String: (column: FieldDeclaration, range: SourceRange)] = [:]
        for column in table.columns {
            let name = SQLNames.column(column)
            let range = column.declaration.wireName?.range ?? column.nameRange
            if name.utf8.count > SQLText.maximumNameBytes {
                diagnostics.report(
                    .tableColumn,
                    "the column would be called `\(name)`, of which PostgreSQL keeps "
                        + "\(SQLText.maximumNameBytes) bytes only",
                    at: range,
                    help: column.declaration.wireName == nil ? "give it a shorter `wireName`" : nil
                )
            } else if Self.systemColumns.contains(name) {
                diagnostics.report(
                    .tableColumn,
                    "the column would be called `\(name)`, which every table of PostgreSQL has already",
                    at: range,
                    help: "rename it, or give it a `wireName`"
                )
            } else if let earlier = first[name] {
                // Two wire names that are one are told where those of all fields are.
                if earlier.column.wireName == column.wireName { continue }
                diagnostics.report(
                    .tableColumn,
                    "the column `\(column.name)` would be `\(name)` in SQL, as another one is",
                    at: range,
                    notes: [.init("the other stands here", at: earlier.range)],
                    help: "rename one of them, or give it a `wireName`"
                )
            } else {
                first[name] = (column, range)
            }
        }
    }
}

extension ProjectionDeclaration {
    /// Where the name of its table comes from.
    fileprivate var tableNameRange: SourceRange { table?.name?.range ?? nameRange }
}
