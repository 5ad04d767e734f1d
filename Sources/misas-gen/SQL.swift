internal import ArgumentParser
internal import MisasCompiler
internal import MisasSchema

struct SQL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Checks specs and prints the SQL that makes a system's schema.",
        discussion: """
            The schema holds the stores on PostgreSQL, as a program that migrates would make them, and the tables of \
            all projections that have one. The script is for psql, and runs in one transaction: where there are \
            stores already, it changes nothing. What is wrong with the specs goes to the error stream, and then no \
            SQL is printed.
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

    func run() throws {
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
}
