// Written by Scripts/embed-examples.

/// What is printed of a code, in a case of the corpus.
enum Examples {
    /// By codes.
    static let texts: [String: String] = [
        "MISAS1001": ##"""
        system.misas.yaml:3:12: error: there is no folder `Templates` [MISAS1001]
            3 | templates: Templates
              |            ^~~~~~~~~
        """##,
        "MISAS1002": ##"""
        Accounts.misas.yaml:1:1: error: the file has 114 bytes; at most 100 are read [MISAS1002]
              = split it into several files of the same subsystem
        """##,
        "MISAS1003": ##"""
        Accounts.misas.yaml:3:27: error: the file holds a byte that is not UTF-8 here [MISAS1003]
            3 | description: Größe, 合計, Gr
              |                             ^
              = save the file as UTF-8
        """##,
        "MISAS1004": ##"""
        Accounts.misas.yaml:2:1: error: this belongs to nothing before it [MISAS1004]
            2 | types:
              | ^
              = a spec file is one mapping, starting with `misas: 1`
        """##,
        "MISAS1005": ##"""
        Accounts.misas.yaml:4:107: error: more than 100 mappings and lists lie in one another here [MISAS1005]
            4 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]…
              |                                   ^
        """##,
        "MISAS1006": ##"""
        Accounts.misas.yaml:8:37: error: the aliases of this file stand for more than 10000 nodes [MISAS1006]
            8 |   a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
              |                                     ^
              = name the repeated part under `types` instead
        """##,
        "MISAS1007": ##"""
        Accounts.misas.yaml:5:13: error: there is no `&amount` before this `*amount` [MISAS1007]
            5 |     fields: *amount
              |             ^~~~~~~
        """##,
        "MISAS1008": ##"""
        Accounts.misas.yaml:3:1: error: a spec file is one YAML document; a second one starts here [MISAS1008]
            3 | ---
              | ^~~
              = put it into a file of its own
        """##,
        "MISAS1009": ##"""
        Accounts.misas.yaml:7:5: error: merge keys (`<<`) are not part of the language [MISAS1009]
            7 |     <<: *base
              |     ^~
              = write the keys out, or give the common part a name under `types`
        """##,
        "MISAS1010": ##"""
        Accounts.misas.yaml:5:50: error: `amount` is written twice [MISAS1010]
            5 |     fields: { amount: decimal, currency: string, amount: int }
              |                                                  ^~~~~~
        Accounts.misas.yaml:5:15: note: it stands here first
            5 |     fields: { amount: decimal, currency: string, amount: int }
              |               ^~~~~~
        """##,
        "MISAS1011": ##"""
        Accounts.misas.yaml:4:3: error: a key is a plain name, not a list [MISAS1011]
            4 |   [Money, Currency]: { identifier: uuid }
              |   ^~~~~~~~~~~~~~~~~
        """##,
        "MISAS1012": ##"""
        Accounts.misas.yaml:1:8: error: YAML tags are not part of the language [MISAS1012]
            1 | misas: !!int 1
              |        ^~~~~~~
              = leave the `!…` out
        """##,
        "MISAS1013": ##"""
        error: there is no file that ends in `.misas.yaml` in `Sources` [MISAS1013]
        """##,
        "MISAS1014": ##"""
        Sources/Accounts/Owners/events.misas.yaml:1:1: error: this file and `Sources/Accounts/Money/Events.misas.yaml` have one name, and would become the same Swift file [MISAS1014]
            1 | misas: 1
              | ^
              = rename one of them
        """##,
        "MISAS1101": ##"""
        Accounts.misas.yaml:3:1: error: `type` is not a key of a spec file [MISAS1101]
            3 | type:
              | ^~~~
              = did you mean `types`?
        """##,
        "MISAS1102": ##"""
        Accounts.misas.yaml:1:1: error: a spec file needs `misas` and `subsystem` [MISAS1102]
            1 | # Nothing but a comment.
              | ^
              = `misas` is the version of the language, `subsystem` is the subsystem that the file is part of
        """##,
        "MISAS1103": ##"""
        Accounts.misas.yaml:1:1: error: a mapping with the keys of a spec file belongs here, not a list [MISAS1103]
            1 | - misas: 1
              | ^
        """##,
        "MISAS1104": ##"""
        Accounts.misas.yaml:3:9: error: `access` is one of `public`, `package`, `internal`, not `Public` [MISAS1104]
            3 | access: Public
              |         ^~~~~~
              = did you mean `public`?
        """##,
        "MISAS1105": ##"""
        Accounts.misas.yaml:6:39: error: `personal` is `true` or `false`, not `yes` [MISAS1105]
            6 |       name: { type: string, personal: yes }
              |                                       ^~~
              = did you mean `true`?
        """##,
        "MISAS1106": ##"""
        Accounts.misas.yaml:4:37: error: `minLength` is a whole number, not `01` [MISAS1106]
            4 |   Name: { wraps: string, minLength: 01, maxLength: -1 }
              |                                     ^~
              = write it without leading zeros
        """##,
        "MISAS1107": ##"""
        Accounts.misas.yaml:1:8: error: this compiler reads version 1 of the language, not 2 [MISAS1107]
            1 | misas: 2
              |        ^
        """##,
        "MISAS1108": ##"""
        Sources/Accounts/Owners.misas.yaml:3:14: error: the subsystem is described twice [MISAS1108]
            3 | description: Who owns them.
              |              ^~~~~~~~~~~~~~
              = keep one of the two
        Sources/Accounts/Accounts.misas.yaml:3:14: note: first here
            3 | description: Customers' accounts.
              |              ^~~~~~~~~~~~~~~~~~~~
        """##,
        "MISAS1109": ##"""
        Accounts.misas.yaml:4:3: error: `Money` needs one of `identifier`, `enum`, `fields`, `wraps`, `union` [MISAS1109]
            4 |   Money: { description: An amount. }
              |   ^~~~~
        """##,
        "MISAS1110": ##"""
        Sources/Accounts/Transfers.misas.yaml:2:12: error: a target holds one subsystem; this one, `Accounts`, holds `accounts` already [MISAS1110]
            2 | subsystem: transfers
              |            ^~~~~~~~~
              = put the file into a target of its own, or name the same subsystem
        Sources/Accounts/Accounts.misas.yaml:2:12: note: it stands here
            2 | subsystem: accounts
              |            ^~~~~~~~
        """##,
        "MISAS1201": ##"""
        Accounts.misas.yaml:2:12: error: a subsystem is called in `lower_snake` letters, not `Bank-Accounts` [MISAS1201]
            2 | subsystem: Bank-Accounts
              |            ^~~~~~~~~~~~~
              = did you mean `bank_accounts`?
        """##,
        "MISAS1202": ##"""
        Accounts.misas.yaml:4:3: error: `string` is a type of the language [MISAS1202]
            4 |   string: { wraps: int }
              |   ^~~~~~
              = give a type of your own another name
        """##,
        "MISAS1203": ##"""
        Sources/Accounts/Accounts.misas.yaml:5:32: error: there is no type `Mony` in `shared` [MISAS1203]
            5 |   Balance: { fields: { amount: shared.Mony, limit: Money } }
              |                                ^~~~~~~~~~~
              = did you mean `shared.Money`?
        """##,
        "MISAS1204": ##"""
        Accounts.misas.yaml:6:26: error: `Broke` is an error; a type belongs here [MISAS1204]
            6 |   Moved: { fields: { by: Broke } }
              |                          ^~~~~
        Accounts.misas.yaml:4:3: note: it is declared here
            4 |   Broke: {}
              |   ^~~~~
        """##,
        "MISAS1205": ##"""
        Sources/Accounts/Accounts.misas.yaml:5:3: error: the type `Cash` would be called `Money`, as the type `Money` is [MISAS1205]
            5 |   Cash: { wraps: decimal, swiftName: Money }
              |   ^~~~
              = rename one of them, or give it a `swiftName`
        Sources/Accounts/Accounts.misas.yaml:4:3: note: the type `Money` stands here
            4 |   Money: { wraps: decimal }
              |   ^~~~~
        """##,
        "MISAS1206": ##"""
        Accounts.misas.yaml:4:40: error: the case `inside` would be `i` in JSON, as another one is [MISAS1206]
            4 |   Side: { enum: { incoming: i, inside: i } }
              |                                        ^
              = give one of them another name there
        Accounts.misas.yaml:4:29: note: the other stands here
            4 |   Side: { enum: { incoming: i, inside: i } }
              |                             ^
        """##,
        "MISAS1207": ##"""
        Accounts.misas.yaml:4:57: error: a name in JSON cannot hold a control character [MISAS1207]
            4 | …ount: { type: decimal, wireName: "a\nb" }, currency: { type: string, wireName: "" } } }
              |                                   ^~~~~~
        """##,
        "MISAS1208": ##"""
        Accounts.misas.yaml:4:58: error: `a-b` cannot be a name in Swift [MISAS1208]
            4 |   Money: { fields: { amount: { type: decimal, swiftName: a-b } }, swiftName: 2Money }
              |                                                          ^~~
              = use letters, digits and `_`, starting with a letter
        """##,
        "MISAS1209": ##"""
        Sources/Accounts/Accounts.misas.yaml:5:32: error: this file does not use `shard` [MISAS1209]
            5 |   Balance: { fields: { amount: shard.Money } }
              |                                ^~~~~
              = did you mean `shared`?
        """##,
        "MISAS1210": ##"""
        Sources/Accounts/Accounts.misas.yaml:3:8: error: there is no subsystem `shard` among the specs that this target sees [MISAS1210]
            3 | uses: [shard, accounts, transfers]
              |        ^~~~~
              = did you mean `shared`?
        """##,
        "MISAS1211": ##"""
        Sources/Accounts/Accounts.misas.yaml:3:8: error: subsystems use one another in a circle: `accounts` → `transfers` → `shared` → `accounts` [MISAS1211]
            3 | uses: [transfers]
              |        ^~~~~~~~~
              = move what both name into a subsystem that uses neither
        """##,
        "MISAS1212": ##"""
        Accounts.misas.yaml:3:16: error: `shared` stands in this list twice [MISAS1212]
            3 | uses: [shared, shared]
              |                ^~~~~~
        Accounts.misas.yaml:3:8: note: it stands here first
            3 | uses: [shared, shared]
              |        ^~~~~~
        """##,
        "MISAS1213": ##"""
        Sources/Transfers/Transfers.misas.yaml:2:12: error: the subsystem `accounts` is in the targets `Accounts` and `Transfers` [MISAS1213]
            2 | subsystem: accounts
              |            ^~~~~~~~
              = a subsystem lies in one target; give one of them another name
        Sources/Accounts/Accounts.misas.yaml:2:12: note: it stands here first
            2 | subsystem: accounts
              |            ^~~~~~~~
        """##,
        "MISAS1214": ##"""
        Sources/Orders/Orders.misas.yaml:3:8: error: `accounts` is `internal`: no other target sees anything of it [MISAS1214]
            3 | uses: [accounts]
              |        ^~~~~~~~
              = say `access: package` there, or `public`
        Sources/Accounts/Accounts.misas.yaml:3:9: note: it says so here
            3 | access: internal
              |         ^~~~~~~~
        """##,
        "MISAS1301": ##"""
        Accounts.misas.yaml:4:28: error: `map<` is never closed with `>` [MISAS1301]
            4 |   Box: { fields: { things: map<string, int> } }
              |                            ^~~~
              = a type with a comma needs quotes inside `{ }`: `"map<K, V>"`
        """##,
        "MISAS1302": ##"""
        Accounts.misas.yaml:5:24: error: `Money` cannot be the key of a map [MISAS1302]
            5 |   Rates: { wraps: "map<Money, int>" }
              |                        ^~~~~
              = keys are string, int, uuid, identifiers, enums, and wrappers of these
        """##,
        "MISAS1303": ##"""
        Accounts.misas.yaml:4:3: error: no value of `Box` could ever be complete: each needs another one (`Box` → `Lid` → `Box`) [MISAS1303]
            4 |   Box: { fields: { inner: Lid } }
              |   ^~~
              = let the circle pass through `?`, a `list`, a `set`, a `map`, or a union with another case
        """##,
        "MISAS1304": ##"""
        Accounts.misas.yaml:4:27: error: a `secret` can be a field of a command or query only, alone or with `?` [MISAS1304]
            4 |   Login: { fields: { pin: secret } }
              |                           ^~~~~~
              = what is stored or sent on must not hold it; keep a hash or a name of it instead
        """##,
        "MISAS1305": ##"""
        Accounts.misas.yaml:4:3: error: `Currency` has no case, so it has no value [MISAS1305]
            4 |   Currency: { enum: [] }
              |   ^~~~~~~~
        """##,
        "MISAS1306": ##"""
        Accounts.misas.yaml:4:35: error: `minLength` is for texts, and this is `int` [MISAS1306]
            4 |   Count: { wraps: int, minLength: 1 }
              |                                   ^
        """##,
        "MISAS1307": ##"""
        Accounts.misas.yaml:4:51: error: `maxLength` is 4, which is less than `minLength`: nothing would pass [MISAS1307]
            4 |   Name: { wraps: string, minLength: 5, maxLength: 4 }
              |                                                   ^
        Accounts.misas.yaml:4:37: note: `minLength` stands here
            4 |   Name: { wraps: string, minLength: 5, maxLength: 4 }
              |                                     ^
        """##,
        "MISAS1308": ##"""
        Accounts.misas.yaml:4:37: error: this pattern cannot be used: the class is not closed by ']' [MISAS1308]
            4 |   IBAN: { wraps: string, pattern: "^[A-Z" }
              |                                     ^
        """##,
        "MISAS1309": ##"""
        Accounts.misas.yaml:10:32: error: a whole number of 64 bits belongs here, not a text [MISAS1309]
           10 |       a: { type: int, default: "1" }
              |                                ^~~
              = leave out the quotes
        """##,
        "MISAS1310": ##"""
        Accounts.misas.yaml:4:49: error: this value would be refused: it has 1 character, and `minLength` is 2 [MISAS1310]
            4 |   Name: { wraps: string, minLength: 2, example: X }
              |                                                 ^
        Accounts.misas.yaml:4:37: note: the check stands here
            4 |   Name: { wraps: string, minLength: 2, example: X }
              |                                     ^
        """##,
        "MISAS1311": ##"""
        Sources/Orders/Orders.misas.yaml:5:58: error: `accounts.Money` would have to be `Hashable` here, and is not [MISAS1311]
            5 |   Order: { fields: { account: accounts.AccountID, total: accounts.Money, tag: accounts.Tag } }
              |                                                          ^~~~~~~~~~~~~~
              = say `conformances: [Hashable]` in `accounts`
        Sources/Accounts/Accounts.misas.yaml:6:3: note: it is declared here
            6 |   Money: { fields: { amount: decimal } }
              |   ^~~~~
        """##,
        "MISAS1401": ##"""
        Accounts.misas.yaml:9:17: error: `AccountNumber` does not name one thing: it is not an `identifier` type [MISAS1401]
            9 |     identifier: AccountNumber
              |                 ^~~~~~~~~~~~~
              = declare one, such as `AccountID: {identifier: uuid}`
        Accounts.misas.yaml:4:3: note: it is declared here
            4 |   AccountNumber: { wraps: string }
              |   ^~~~~~~~~~~~~
        """##,
        "MISAS1402": ##"""
        Accounts.misas.yaml:11:7: error: `OpenAccount` has no field of type `AccountID` to say which `Account` is meant [MISAS1402]
           11 |       OpenAccount: { creates: true, fields: { account: uuid }, emits: [AccountOpened] }
              |       ^~~~~~~~~~~
              = add one, such as `account: AccountID`
        """##,
        "MISAS1403": ##"""
        Accounts.misas.yaml:11:15: error: `AccountNotFound` cannot be made from the `AccountID` alone, which is all that is known when `notFound` is thrown [MISAS1403]
           11 |     notFound: AccountNotFound
              |               ^~~~~~~~~~~~~~~
              = let it have one field of type `AccountID`, and others only with `?` or a `default`
        Accounts.misas.yaml:6:3: note: it is declared here
            6 |   AccountNotFound: { fields: { account: AccountID, owner: string } }
              |   ^~~~~~~~~~~~~~~
        """##,
        "MISAS1404": ##"""
        Accounts.misas.yaml:13:92: error: `BooksClosed` is a free-standing event; a command emits events of its own aggregate [MISAS1404]
           13 | …ountID }, emits: [AccountOpened, BooksClosed] }
              |                                   ^~~~~~~~~~~
        Accounts.misas.yaml:6:3: note: it is declared here
            6 |   BooksClosed: {}
              |   ^~~~~~~~~~~
        """##,
        "MISAS1405": ##"""
        Accounts.misas.yaml:6:3: error: no command creates `Account`, so there could never be one [MISAS1405]
            6 |   Account:
              |   ^~~~~~~
              = mark the command that starts it with `creates: true`
        """##,
        "MISAS1406": ##"""
        Accounts.misas.yaml:11:7: error: `OpenAccount` creates but emits no event, so there would be nothing to remember [MISAS1406]
           11 |       OpenAccount: { creates: true, fields: { account: AccountID } }
              |       ^~~~~~~~~~~
              = list the event that starts `Account` under `emits`
        """##,
        "MISAS1407": ##"""
        Accounts.misas.yaml:5:14: error: `Moved` is at version 4, but nothing says how versions 2, 3 become the next [MISAS1407]
            5 |     version: 4
              |              ^
              = add `2: {…}` under `upcasts`
        """##,
        "MISAS1408": ##"""
        Accounts.misas.yaml:8:27: error: `amuont` is not a field of `Moved`, and no later step takes it away [MISAS1408]
            8 |       1: { rename: { sum: amuont }, add: { note: none } }
              |                           ^~~~~~
              = did you mean `amount`?
        """##,
        "MISAS1409": ##"""
        Accounts.misas.yaml:6:25: error: `A` has no field `acount` [MISAS1409]
            6 |   A: { message: "größe {acount} holds", fields: { account: string } }
              |                         ^~~~~~
              = did you mean `account`?
        """##,
        "MISAS1410": ##"""
        Accounts.misas.yaml:6:34: error: `BooksClosed` has no field `yaer` [MISAS1410]
            6 |   BooksClosed: { stream: "books-{yaer}", fields: { year: int } }
              |                                  ^~~~
              = did you mean `year`?
        """##,
        "MISAS1411": ##"""
        Accounts.misas.yaml:4:19: error: `Dormant` has no field `acount` [MISAS1411]
            4 |   Dormant: { key: acount, fields: { account: uuid } }
              |                   ^~~~~~
              = did you mean `account`?
        """##,
        "MISAS1501": ##"""
        Accounts.misas.yaml:9:3: error: `Nowhere` needs a `document` or a `table` to write to [MISAS1501]
            9 |   Nowhere: { on: [Moved] }
              |   ^~~~~~~
        """##,
        "MISAS1502": ##"""
        Accounts.misas.yaml:9:3: error: `NoKey` does not say which document an event is about [MISAS1502]
            9 |   NoKey: { on: [Moved], document: View }
              |   ^~~~~
              = add `key: <a field that every event has>`
        """##,
        "MISAS1503": ##"""
        Accounts.misas.yaml:6:29: error: the table of `NoColumns` has no columns [MISAS1503]
            6 |   NoColumns: { on: [Moved], table: { columns: {}, primaryKey: [] } }
              |                             ^~~~~
        """##,
        "MISAS1504": ##"""
        Accounts.misas.yaml:7:46: error: `Paid` has no field `account` for `partitionBy` [MISAS1504]
            7 |   Missing: { on: [Moved, Paid], partitionBy: account }
              |                                              ^~~~~~~
        Accounts.misas.yaml:5:3: note: `Paid` is declared here
            5 |   Paid: { fields: { payer: uuid } }
              |   ^~~~
        """##,
        "MISAS1505": ##"""
        Accounts.misas.yaml:6:63: error: `backoff` is the least and the greatest wait, not `1s` [MISAS1505]
            6 |   A: { on: [Moved], failure: { retry: { attempts: 3, backoff: 1s }, then: stop } }
              |                                                               ^~
              = write it like `100ms..30s`
        """##,
        "MISAS1506": ##"""
        Accounts.misas.yaml:6:3: error: `Nothing` reacts to nothing [MISAS1506]
            6 |   Nothing: { on: [] }
              |   ^~~~~~~
              = list what it reacts to under `on`
        """##,
        "MISAS1507": ##"""
        Accounts.misas.yaml:7:16: error: `Dormant` is handled by `Close` already; a prediction has one handler [MISAS1507]
            7 |   Warn: { on: [Dormant] }
              |                ^~~~~~~
        Accounts.misas.yaml:6:17: note: it stands here first
            6 |   Close: { on: [Dormant] }
              |                 ^~~~~~~
        """##,
        "MISAS1508": ##"""
        Sources/Transfers/Transfers.misas.yaml:7:35: error: `accounts.Dormant` belongs to another subsystem, which alone may predict it [MISAS1508]
            7 |   Warn: { on: [Moved], predicts: [accounts.Dormant] }
              |                                   ^~~~~~~~~~~~~~~~
              = send a command to that subsystem instead
        """##,
        "MISAS1509": ##"""
        Sources/Accounts/Accounts.misas.yaml:7:40: error: the table would be called `books`, as that of `Books` is [MISAS1509]
            7 |   Other: { on: [Moved], table: { name: books, columns: { amount: int }, primaryKey: [amount] } }
              |                                        ^~~~~
              = give one of them another `name`
        Sources/Accounts/Accounts.misas.yaml:6:3: note: the other table is named here
            6 |   Books: { on: [Moved], table: { columns: { amount: int }, primaryKey: [amount] } }
              |   ^~~~~
        """##,
        "MISAS1601": ##"""
        Accounts.misas.yaml:4:28: error: a route is a method and a path, not `/accounts` [MISAS1601]
            4 |   A: { returns: int, http: /accounts }
              |                            ^~~~~~~~~
              = write it like `GET /accounts/{account}`
        """##,
        "MISAS1602": ##"""
        Accounts.misas.yaml:6:36: error: `A` has no field `acount` [MISAS1602]
            6 |   A: { returns: int, http: "GET /a/{acount}", fields: { account: uuid } }
              |                                    ^~~~~~~~
              = did you mean `{account}`?
        """##,
        "MISAS1603": ##"""
        Accounts.misas.yaml:5:44: error: `GetOwner` would answer the same requests as `GetAccount` [MISAS1603]
            5 |   GetOwner: { returns: int, http: { route: "GET accounts/{owner}/" }, fields: { owner: string } }
              |                                            ^~~~~~~~~~~~~~~~~~~~~~~
        Accounts.misas.yaml:4:37: note: the other route stands here
            4 |   GetAccount: { returns: int, http: "GET /accounts/{account}", fields: { account: uuid } }
              |                                     ^~~~~~~~~~~~~~~~~~~~~~~~~
        """##,
        "MISAS1604": ##"""
        Accounts.misas.yaml:4:47: error: success is a status from 200 to 299, not 302 [MISAS1604]
            4 |   Move: { http: { route: POST /moves, status: 302 } }
              |                                               ^~~
              = the status of an error follows from its tags
        """##,
        "MISAS1701": ##"""
        Overrides/wrapper.mustache:2:1: error: the section `members` is not closed [MISAS1701]
            2 | {{#members}}
              | ^~~~~~~~~~~~
        Overrides/wrapper.mustache:4:1: note: the template ends here
        """##,
        "MISAS1702": ##"""
        Overrides/wraper.mustache:1:1: error: there is no template `wraper` to replace; there are, among others, `wrapper` [MISAS1702]
            1 | struct {{name}} {}
              | ^
        """##,
        "MISAS1703": ##"""
        error: `Accounts.misas.yaml` cannot be written: it is a file [MISAS1703]
        """##,
        "MISAS1801": ##"""
        system.misas.yaml:3:29: error: the status of an error is from 400 to 599, not 1000 [MISAS1801]
            3 | tags: { broke: 402, teapot: 1000 }
              |                             ^~~~
        """##,
        "MISAS1802": ##"""
        system.misas.yaml:3:10: error: there is no lint `unused-tipe` [MISAS1802]
            3 | lints: { unused-tipe: error, http-method: "off", nothing-like-it: note }
              |          ^~~~~~~~~~~
              = did you mean `unused-type`?
        """##,
        "MISAS1803": ##"""
        Accounts.misas.yaml:4:3: error: `misas:allow` does not say what is allowed [MISAS1803]
            4 |   # misas:allow
              |   ^~~~~~~~~~~~~
              = write `# misas:allow <lint> <why>`
        """##,
        "MISAS1901": ##"""
        Accounts.misas.yaml:2:12: warning: the subsystem `accounts` has no description (missing-description) [MISAS1901]
            2 | subsystem: accounts
              |            ^~~~~~~~
              = add `description:` to one of its files
        """##,
        "MISAS1902": ##"""
        Accounts.misas.yaml:13:7: warning: the event `Opened` has no description (missing-event-description) [MISAS1902]
           13 |       Opened: { fields: { account: AccountID, at: dateTime } }
              |       ^~~~~~
        """##,
        "MISAS1903": ##"""
        Accounts.misas.yaml:7:3: note: the error `Closed` has no description (missing-error-description) [MISAS1903]
            7 |   Closed: { message: the account is closed }
              |   ^~~~~~
        """##,
        "MISAS1904": ##"""
        Accounts.misas.yaml:7:7: error: the field `amount` has no description (missing-field-description) [MISAS1904]
            7 |       amount: { type: decimal }
              |       ^~~~~~
        """##,
        "MISAS1905": ##"""
        Accounts.misas.yaml:13:7: warning: the event `Opened` does not say when it happened (event-without-time) [MISAS1905]
           13 |       Opened: { fields: { account: AccountID, on: date } }
              |       ^~~~~~
              = add a field such as `at: dateTime`
        """##,
        "MISAS1906": ##"""
        Accounts.misas.yaml:7:49: warning: the path `accounts` does not start with `/` (http-path-form) [MISAS1906]
            7 |   OpenAccount: { description: Opens one., http: "POST accounts" }
              |                                                 ^~~~~~~~~~~~~~~
        """##,
        "MISAS1907": ##"""
        Accounts.misas.yaml:7:49: warning: `OpenAccount` changes something, and `GET` is for reading (http-method) [MISAS1907]
            7 |   OpenAccount: { description: Opens one., http: "GET /accounts/new" }
              |                                                 ^~~~~~~~~~~~~~~~~~~
              = use `POST`, `PUT`, `PATCH` or `DELETE`
        """##,
        "MISAS1908": ##"""
        Accounts.misas.yaml:7:3: warning: nobody throws `Closed` (unused-error) [MISAS1908]
            7 |   Closed: { message: the account is closed }
              |   ^~~~~~
        """##,
        "MISAS1909": ##"""
        Accounts.misas.yaml:12:7: warning: no command emits `Renamed` (unemitted-event) [MISAS1909]
           12 |       Renamed: { fields: { account: AccountID, at: dateTime } }
              |       ^~~~~~~
              = list it under a command's `emits`, or mark it `deprecated` if only history holds it
        """##,
        "MISAS1910": ##"""
        Accounts.misas.yaml:13:7: warning: no projection or policy reacts to `Opened` (unhandled-event) [MISAS1910]
           13 |       Opened: { fields: { account: AccountID, at: dateTime } }
              |       ^~~~~~
        """##,
        "MISAS1911": ##"""
        Accounts.misas.yaml:7:3: warning: nothing is of the type `Counterparty` (unused-type) [MISAS1911]
            7 |   Counterparty: { union: { bank: IBAN, other: Counterparty? } }
              |   ^~~~~~~~~~~~
        """##,
        "MISAS1912": ##"""
        Accounts.misas.yaml:8:41: warning: `name.last` is personal, and an error's message is logged and sent (personal-data-exposed) [MISAS1912]
            8 |   NotWelcome: { message: "{name.first} {name.last} is not welcome", fields: { name: Name } }
              |                                         ^~~~~~~~~
        """##,
        "MISAS1913": ##"""
        Sources/Accounts/Accounts.misas.yaml:5:9: note: what is generated is `package`, as is what it uses of `money` (lowered-access) [MISAS1913]
            5 | access: public
              |         ^~~~~~
              = say `access: public` there too, or `access: package` here
        Sources/Orders/Orders.misas.yaml:5:9: note: what is generated is `package`, as is what it uses of `accounts` (lowered-access) [MISAS1913]
            5 | access: public
              |         ^~~~~~
              = say `access: public` there too, or `access: package` here
        """##,
        "MISAS1914": ##"""
        Accounts.misas.yaml:5:3: warning: `unused-type` is allowed here, and nothing is told of it (unused-allowance) [MISAS1914]
            5 |   # misas:allow unused-type it was used by nobody once
              |   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        """##,
    ]
}
