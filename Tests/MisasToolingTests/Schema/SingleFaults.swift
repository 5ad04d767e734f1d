/// A spec that is right, and changes that each make one thing of it wrong.
enum SingleFaults {
    /// A change of a piece of the spec, which stands in it once, and the place where the schema has to see it.
    struct Change: Sendable {
        let old: String
        let new: String
        let path: String

        init(_ old: String, _ new: String, _ path: String) {
            self.old = old
            self.new = new
            self.path = path
        }
    }

    static let spec = """
        misas: 1
        subsystem: bank_accounts
        access: package
        conformances: [Hashable]
        annotations: { owner: us }
        types:
          AccountID: { identifier: uuid }
          Amount: { wraps: decimal, minimum: 0 }
          Side: { enum: [left, right] }
          Urgency: { enum: { low: L, high: { value: H, wireName: h } } }
          Payee: { union: { bank: string, account: { type: AccountID }, cash: none } }
          View:
            fields:
              owner: { type: string, minLength: 1, personal: true, wireName: "the owner" }
              sides: list<Side>
              urgency: Urgency
              payee: Payee?
        errors:
          NotFound: { tags: [not_found], message: "no account {account}", fields: { account: AccountID } }
          Broke: { wireName: bank.broke }
        events:
          BooksClosed: { stream: "books-{year}", fields: { year: int } }
        aggregates:
          Account:
            identifier: AccountID
            notFound: NotFound
            storage: events
            stream: "account-{id}"
            snapshot: { every: 10 }
            state: { balance: Amount }
            events:
              Opened:
                version: 2
                fields: { account: AccountID, balance: Amount }
                upcasts: { 1: { add: { balance: "0" } } }
            commands:
              Open:
                creates: true
                fields: { account: AccountID }
                emits: [Opened]
                swiftName: OpenIt
                http: POST /accounts/{account}
              Close: { target: account, fields: { account: AccountID }, throws: [Broke], requires: [teller] }
        commands:
          CloseBooks: { http: { route: POST /books, status: 202 } }
        queries:
          GetView: { fields: { account: AccountID }, returns: View, throws: [NotFound] }
        predictions:
          Dormant: { key: account, fields: { account: AccountID } }
        projections:
          Views: { on: [Opened], document: View, key: account }
          Ledger:
            on: [Opened]
            mode: async
            table:
              name: ledger_rows
              columns: { account: AccountID, balance: Amount }
              primaryKey: [account]
              indexes: [[balance]]
        policies:
          Watch:
            on: [Opened, Dormant]
            sends: [Close]
            predicts: [Dormant]
            partitionBy: account
            failure: { retry: { attempts: 3, backoff: 100ms..30s }, then: park }

        """

    static let changes: [Change] = [
        // The file.
        .init("misas: 1\n", "", "$"),
        .init("misas: 1\n", "misas: 2\n", "$.misas"),
        .init("misas: 1\n", "misas: \"1\"\n", "$.misas"),
        .init("bank_accounts", "bankAccounts", "$.subsystem"),
        .init("bank_accounts", "bank_", "$.subsystem"),
        .init("bank_accounts", "", "$.subsystem"),
        .init("access: package", "access: private", "$.access"),
        .init("access: package", "acces: package", "$"),
        .init("access: package", "uses: shared", "$.uses"),
        .init("[Hashable]", "[Equatable]", "$.conformances[0]"),
        .init("[Hashable]", "Hashable", "$.conformances"),
        .init("{ owner: us }", "[us]", "$.annotations"),
        .init("{ owner: us }", "us", "$.annotations"),
        // Types.
        .init("AccountID: { identifier: uuid }", "AccountID: uuid", "$.types.AccountID"),
        .init("AccountID: { identifier: uuid }", "AccountID: { identifier: double }", "$.types.AccountID.identifier"),
        .init("AccountID: { identifier: uuid }", "AccountID:", "$.types.AccountID"),
        .init("AccountID: { identifier: uuid }", "AccountID: { identifier: uuid, wraps: uuid }", "$.types.AccountID"),
        .init("AccountID: { identifier: uuid }", "AccountID: { description: A name. }", "$.types.AccountID"),
        .init("Side: { enum", "side: { enum", "$.types"),
        .init("Side: { enum", "Side: { swiftName: a-b, enum", "$.types.Side.swiftName"),
        .init("Side: { enum", "Side: { wireName: side, enum", "$.types.Side"),
        .init("[left, right]", "[Left, right]", "$.types.Side.enum[0]"),
        .init("[left, right]", "[left, left]", "$.types.Side.enum"),
        .init("[left, right]", "[]", "$.types.Side.enum"),
        .init("[left, right]", "left", "$.types.Side.enum"),
        .init("[left, right]", "", "$.types.Side.enum"),
        .init("low: L", "Low: L", "$.types.Urgency.enum"),
        .init("low: L", "low: [L]", "$.types.Urgency.enum.low"),
        .init("value: H", "valeu: H", "$.types.Urgency.enum.high"),
        .init("value: H, wireName: h", "wireName: \"\"", "$.types.Urgency.enum.high.wireName"),
        .init("wraps: decimal", "wraps: decimals", "$.types.Amount.wraps"),
        .init("wraps: decimal", "wraps: [decimal]", "$.types.Amount.wraps"),
        .init("bank: string", "Bank: string", "$.types.Payee.union"),
        .init("bank: string", "bank: strin", "$.types.Payee.union.bank"),
        .init("account: { type: AccountID }", "account: {}", "$.types.Payee.union.account"),
        .init("{ bank: string, account: { type: AccountID }, cash: none }", "{}", "$.types.Payee.union"),
        .init("minLength: 1", "minLength: -1", "$.types.View.fields.owner.minLength"),
        .init("minLength: 1", "minLength: 1.5", "$.types.View.fields.owner.minLength"),
        .init("minLength: 1", "minLenght: 1", "$.types.View.fields.owner"),
        .init("personal: true", "personal: yes", "$.types.View.fields.owner.personal"),
        .init("the owner", "", "$.types.View.fields.owner.wireName"),
        .init("the owner", "a\\tb", "$.types.View.fields.owner.wireName"),
        .init("sides: list<Side>", "sides: list<Side", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides: list", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides: \"map<Side>\"", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides: array<Side>", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides: a.b.C", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides:", "$.types.View.fields.sides"),
        .init("sides: list<Side>", "sides: [Side]", "$.types.View.fields.sides"),
        .init("Payee?", "Payee??", "$.types.View.fields.payee"),
        .init("urgency: Urgency", "Urgency: Urgency", "$.types.View.fields"),
        // Errors, events, aggregates.
        .init("[not_found]", "[notFound]", "$.errors.NotFound.tags[0]"),
        .init("[not_found]", "not_found", "$.errors.NotFound.tags"),
        .init("no account {account}", "no account {account", "$.errors.NotFound.message"),
        .init("no account {account}", "no account {}", "$.errors.NotFound.message"),
        .init("no account {account}", "no account }", "$.errors.NotFound.message"),
        .init("bank.broke", "Bank.Broke", "$.errors.Broke.wireName"),
        .init("books-{year}", "books-{year", "$.events.BooksClosed.stream"),
        .init("identifier: AccountID\n", "identifier: accountID\n", "$.aggregates.Account.identifier"),
        .init("identifier: AccountID\n", "description: An account.\n", "$.aggregates.Account"),
        .init("notFound: NotFound", "notFound: [NotFound]", "$.aggregates.Account.notFound"),
        .init("storage: events", "storage: event", "$.aggregates.Account.storage"),
        .init("account-{id}", "account-{account}", "$.aggregates.Account.stream"),
        .init("account-{id}", "account-{id}-{id}", "$.aggregates.Account.stream"),
        .init("account-{id}", "account", "$.aggregates.Account.stream"),
        .init("{ every: 10 }", "{ every: 0 }", "$.aggregates.Account.snapshot.every"),
        .init("{ every: 10 }", "{}", "$.aggregates.Account.snapshot"),
        .init("{ every: 10 }", "", "$.aggregates.Account.snapshot"),
        .init(
            "{ balance: Amount }\n    events",
            "{ balance: amount }\n    events",
            "$.aggregates.Account.state.balance"
        ),
        .init("version: 2", "version: 0", "$.aggregates.Account.events.Opened.version"),
        .init("        upcasts: { 1: { add: { balance: \"0\" } } }\n", "", "$.aggregates.Account.events.Opened"),
        .init("1: { add: { balance: \"0\" } }", "one: { remove: [a] }", "$.aggregates.Account.events.Opened.upcasts"),
        .init("1: { add: { balance: \"0\" } }", "1: {}", "$.aggregates.Account.events.Opened.upcasts['1']"),
        .init("1: { add: { balance: \"0\" } }", "1:", "$.aggregates.Account.events.Opened.upcasts['1']"),
        .init(
            "1: { add: { balance: \"0\" } }",
            "1: { split: { a: { by: \",\" } } }",
            "$.aggregates.Account.events.Opened.upcasts['1'].split.a"
        ),
        // Commands and queries.
        .init("        emits: [Opened]\n", "", "$.aggregates.Account.commands.Open"),
        .init("emits: [Opened]", "emits: []", "$.aggregates.Account.commands.Open.emits"),
        .init("emits: [Opened]", "emits: [Opened, Opened]", "$.aggregates.Account.commands.Open.emits"),
        .init("emits: [Opened]", "emits: [opened]", "$.aggregates.Account.commands.Open.emits[0]"),
        .init("emits: [Opened]", "emits: Opened", "$.aggregates.Account.commands.Open.emits"),
        .init("creates: true", "creates: \"true\"", "$.aggregates.Account.commands.Open.creates"),
        .init("OpenIt", "2Open", "$.aggregates.Account.commands.Open.swiftName"),
        .init("OpenIt", "__", "$.aggregates.Account.commands.Open.swiftName"),
        .init("POST /accounts/{account}", "post /accounts/{account}", "$.aggregates.Account.commands.Open.http"),
        .init("POST /accounts/{account}", "/accounts/{account}", "$.aggregates.Account.commands.Open.http"),
        .init("POST /accounts/{account}", "POST /a-{account}", "$.aggregates.Account.commands.Open.http"),
        .init("POST /accounts/{account}", "POST /a//{account}", "$.aggregates.Account.commands.Open.http"),
        .init("POST /accounts/{account}", "POST /größe/{account}", "$.aggregates.Account.commands.Open.http"),
        .init("target: account", "target: Account", "$.aggregates.Account.commands.Close.target"),
        .init("throws: [Broke]", "throws: [Broke, Broke]", "$.aggregates.Account.commands.Close.throws"),
        .init("[teller]", "teller", "$.aggregates.Account.commands.Close.requires"),
        .init("status: 202", "status: 404", "$.commands.CloseBooks.http.status"),
        .init("status: 202", "status: 100", "$.commands.CloseBooks.http.status"),
        .init("route: POST /books, ", "", "$.commands.CloseBooks.http"),
        .init("CloseBooks: {", "CloseBooks: { creates: true,", "$.commands.CloseBooks"),
        .init("CloseBooks:", "closeBooks:", "$.commands"),
        .init(", returns: View", "", "$.queries.GetView"),
        .init(", returns: View", ", returns: view", "$.queries.GetView.returns"),
        .init("{ key: account, fields", "{ fields", "$.predictions.Dormant"),
        // Projections and policies.
        .init("document: View, key: account", "document: View", "$.projections.Views"),
        .init("document: View, key: account", "key: account", "$.projections.Views"),
        .init(
            "document: View, key: account",
            "document: View, key: { Opened: Account }",
            "$.projections.Views.key.Opened"
        ),
        .init("    mode: async\n", "    document: View\n", "$.projections.Ledger"),
        .init("    mode: async\n", "    key: account\n", "$.projections.Ledger"),
        .init("mode: async", "mode: sync", "$.projections.Ledger.mode"),
        .init("mode: async", "version: 0", "$.projections.Ledger.version"),
        .init("ledger_rows", "LedgerRows", "$.projections.Ledger.table.name"),
        .init(
            "{ account: AccountID, balance: Amount }\n      primaryKey",
            "{}\n      primaryKey",
            "$.projections.Ledger.table.columns"
        ),
        .init("primaryKey: [account]", "primaryKey: []", "$.projections.Ledger.table.primaryKey"),
        .init("primaryKey: [account]", "primaryKey: [account, account]", "$.projections.Ledger.table.primaryKey"),
        .init("      primaryKey: [account]\n", "", "$.projections.Ledger.table"),
        .init("[[balance]]", "[balance]", "$.projections.Ledger.table.indexes[0]"),
        .init("[[balance]]", "[[]]", "$.projections.Ledger.table.indexes[0]"),
        .init("[Opened, Dormant]", "[]", "$.policies.Watch.on"),
        .init("[Opened, Dormant]", "[Opened, Opened]", "$.policies.Watch.on"),
        .init("sends: [Close]", "sends: [close]", "$.policies.Watch.sends[0]"),
        .init("predicts: [Dormant]", "predicts: { Dormant: true }", "$.policies.Watch.predicts"),
        .init("partitionBy: account", "partitionBy: Account", "$.policies.Watch.partitionBy"),
        .init("attempts: 3", "attempts: 0", "$.policies.Watch.failure.retry.attempts"),
        .init("100ms..30s", "100ms-30s", "$.policies.Watch.failure.retry.backoff"),
        .init("100ms..30s", "1..30", "$.policies.Watch.failure.retry.backoff"),
        .init(", then: park", "", "$.policies.Watch.failure"),
        .init(", then: park", ", then: sulk", "$.policies.Watch.failure.then"),
        .init("{ retry: { attempts: 3, backoff: 100ms..30s }, then: park }", "retry", "$.policies.Watch.failure"),
    ]

    static let system = """
        misas: 1
        system: bank
        version: 1.0
        license: { name: Apache-2.0 }
        contacts: [{ name: We, email: we@example.com }]
        lints: { unused-type: off }
        tags: { frozen: 423 }
        outputs: { swift: Generated }

        """

    static let systemChanges: [Change] = [
        .init("misas: 1", "misas: 2", "$.misas"),
        .init("system: bank\n", "", "$"),
        .init("system: bank\n", "subsystem: bank\n", "$"),
        .init("version: 1.0", "version: [1]", "$.version"),
        .init("{ name: Apache-2.0 }", "{}", "$.license"),
        .init("[{ name: We, email: we@example.com }]", "We", "$.contacts"),
        .init("name: We, ", "", "$.contacts[0]"),
        .init("unused-type: off", "unused-types: off", "$.lints"),
        .init("unused-type: off", "unused-type: none", "$.lints['unused-type']"),
        .init("frozen: 423", "frozen: 200", "$.tags.frozen"),
        .init("frozen: 423", "frozen: 600", "$.tags.frozen"),
        .init("frozen: 423", "frozen: locked", "$.tags.frozen"),
        .init("swift: Generated", "swift: [Generated]", "$.outputs.swift"),
        .init("swift: Generated", "kotlin: Generated", "$.outputs"),
    ]
}
