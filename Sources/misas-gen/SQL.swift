internal import ArgumentParser
internal import MisasCompiler
internal import MisasSchema
internal import MisasTooling

struct SQL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Checks specs and prints the SQL that makes a system's schema.",
        discussion: """
            The schema holds the stores on PostgreSQL, as a program that migrates would make them, and the tables of \
            all projections that have one. The script is for psql, and runs in one transaction: where there are \
            stores already, it changes nothing. What is wrong with the specs goes to the error stream, and then no \
            SQL is printed.

            With `--since`, it prints what makes the tables of an earlier version of the specs those of this one, with the rows \
            that are in them. What would lose data is refused, with 3, unless it is allowed.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The schema that everything lies in, `misas` by default; systems that share a database have one each.",
            valueName: "name"
        ),
        transform: { try SchemaName($0) }
    )
    var schema = SchemaName.standard

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A role of the database that uses the stores and the tables, and does not own them; may be repeated.",
            valueName: "role"
        )
    )
    var applicationRole: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Prints the way from an earlier version: a branch, tag or commit, or a folder with a copy of this one.",
            valueName: "reference"
        )
    )
    var since: String?

    @Flag(name: .long, help: "Lets the way from an earlier version drop tables and columns, and cut off values.")
    var allowDataLoss = false

    func validate() throws {
        if allowDataLoss, since == nil { throw ValidationError("`--allow-data-loss` goes with `--since`") }
    }

    func run() throws {
        if let since { migrate(since: since) }
        let outcome = options.run().performTables(in: schema.text)
        options.report(outcome, toErrorStream: true)
        if let tables = outcome.tables {
            Console.output(
                StoreScript.script(
                    for: schema,
                    with: tables,
                    named: outcome.tableNames,
                    applicationRoles: applicationRole
                )
            )
        }
        outcome.end()
    }

    private func migrate(since reference: String) -> Never {
        let comparison = options.comparison(with: reference, isBranch: false)
        var created: Run.Outcome?
        let migration = TableMigration(comparison, schema: schema.text, allowsDataLoss: allowDataLoss) { names in
            let outcome = options.run().performTables(in: schema.text, only: names)
            created = outcome
            return outcome.tables ?? ""
        }
        if let created, created.hasErrors {
            options.report(created, toErrorStream: true)
            created.end()
        }
        options.reports.report(migration.refusals, in: comparison.sources, toErrorStream: true)
        guard migration.refusals.isEmpty else { Console.exit(ExitStatus.differences.rawValue) }
        if migration.statements.isEmpty {
            Console.error("the tables are as they were\n")
        } else {
            Console.output(
                StoreScript.migration(
                    of: schema,
                    migration.statements,
                    named: migration.newTables,
                    applicationRoles: applicationRole
                )
            )
        }
        withExtendedLifetime(comparison) { Console.exit(ExitStatus.success.rawValue) }
    }
}
