import Misas
import PostgresClient
import Testing

@testable import MisasPostgreSQL

@Suite("What the application's role may do", .serialized, .timeLimit(.minutes(10)))
struct ApplicationRoleTests {
    private let stream: StreamName
    private let event = NewEvent(type: "role.event", data: Array(#"{"a":1}"#.utf8))

    init() throws {
        stream = try StreamName("role-1")
    }

    private static let refused = [
        // Events, and what belongs to them.
        "UPDATE misas.events SET data = '{}'", "UPDATE misas.events SET version = version", "DELETE FROM misas.events",
        "TRUNCATE misas.events", "INSERT INTO misas.events SELECT * FROM misas.events",
        "UPDATE misas.streams SET status = 2", "DELETE FROM misas.streams", "TRUNCATE misas.streams",
        "INSERT INTO misas.streams (name, created_at) VALUES ('x', now())",
        "INSERT INTO misas.event_types (name) VALUES ('x')", "UPDATE misas.event_types SET name = 'x'",
        "DELETE FROM misas.event_types", "DELETE FROM misas.migrations", "UPDATE misas.migrations SET hash = ''",
        "SELECT * FROM misas.events FOR UPDATE", "BEGIN; LOCK TABLE misas.events IN EXCLUSIVE MODE",
        "SELECT nextval('misas.event_positions')", "SELECT setval('misas.event_positions', 1)",
        "SELECT setval('misas.checkpoint_fences', 1)", "SELECT setval('misas.prediction_tokens', 1)",
        // Around the guard.
        "SET misas.removes_events = 'yes'; DELETE FROM misas.events",
        "SET misas.removes_events = 'yes'; UPDATE misas.events SET data = '{}'",
        "SET misas.removes_events = 'yes'; TRUNCATE misas.events", "SET session_replication_role = replica",
        "ALTER TABLE misas.events DISABLE TRIGGER ALL", "DROP TRIGGER events_are_immutable ON misas.events",
        "CREATE TRIGGER x BEFORE INSERT ON misas.events EXECUTE FUNCTION misas.refuse_event_change()",
        "CREATE RULE x AS ON INSERT TO misas.events DO INSTEAD NOTHING",
        // The schema.
        "CREATE TABLE misas.x (a integer)", "CREATE VIEW misas.x AS SELECT 1", "CREATE TYPE misas.x AS (a integer)",
        "CREATE FUNCTION misas.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION misas.watermark() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "ALTER FUNCTION misas.watermark() RESET search_path", "DROP FUNCTION misas.watermark()",
        "ALTER TABLE misas.documents ADD COLUMN x integer", "CREATE INDEX ON misas.documents (id)",
        "TRUNCATE misas.documents", "DROP TABLE misas.events", "ALTER SCHEMA misas RENAME TO x",
        "DROP SCHEMA misas CASCADE",
        // Functions.
        "SELECT misas.document_index_statement('x', 'x', '{text}', '{x}', false)",
        """
        SELECT misas.end_stream(
            '$misas.streams', 3::smallint, 0::smallint, 0, 0, gen_random_uuid(), NULL, NULL, NULL
        )
        """,
    ]

    @Test("It cannot change events, nor anything else that is the owner's")
    func refusals() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let stores = try await roles.open(as: roles.application)
        try await stores.events.append([event], to: stream, expecting: .noStream)
        let before = try await roles.texts("SELECT e::text FROM misas.events AS e", as: roles.owner)
        for statement in Self.refused {
            let error = await #expect(throws: PostgresError.self, "\(statement)") {
                try await roles.script(statement, as: roles.application)
            }
            #expect(error?.sqlState == .insufficientPrivilege, "\(statement): \(String(describing: error))")
        }
        #expect(try await roles.texts("SELECT e::text FROM misas.events AS e", as: roles.owner) == before)
        await stores.close()
    }

    @Test("It appends, truncates, archives and deletes, and that is recorded")
    func functions() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let stores = try await roles.open(as: roles.application)
        #expect(stores.protection == .byRole)
        let other = try StreamName("role-2")
        for stream in [stream, other] {
            try await stores.events.append(
                (1...2).map { _ in NewEvent(type: event.type, data: event.data) },
                to: stream,
                expecting: .noStream
            )
        }
        try await stores.events.truncate(stream, before: StreamVersion(2))
        #expect(try await stores.events.read(stream).all().map(\.version) == [StreamVersion(2)])
        try await stores.events.archive(other)
        try await stores.events.delete(stream)
        #expect(try await stores.events.streamInfo(stream)?.status == .deleted)
        #expect(try await stores.events.streamInfo(other)?.status == .archived)
        #expect(
            try await stores.events.read(.systemStreams).all().map(\.type)
                == [SystemEvent.streamTruncated, SystemEvent.streamArchived, SystemEvent.streamDeleted]
        )
        await stores.close()
    }

    @Test("Where it was given more, the stores say so when they are opened, and the next migration takes it back")
    func protection() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let application = PostgresIdentifier.quoted(roles.application)
        let grants = [
            "GRANT UPDATE ON misas.events TO \(application)", "GRANT UPDATE (data) ON misas.events TO \(application)",
            "GRANT DELETE, TRUNCATE ON misas.streams TO \(application)",
            "GRANT TRIGGER ON misas.events TO \(application)",
        ]
        for grant in grants {
            try await roles.script(grant + "; GRANT CREATE ON SCHEMA misas TO \(application)", as: roles.owner)
            let opened = try await roles.open(as: roles.application)
            #expect(opened.protection == .byTriggerOnly, "\(grant)")
            await opened.close()
            try await roles.migrate(applicationRoles: [])
            let again = try await roles.open(as: roles.application)
            #expect(again.protection == .byRole, "\(grant)")
            await again.close()
        }
        for role in [roles.owner, "postgres"] {
            let opened = try await roles.open(as: role)
            #expect(opened.protection == .byTriggerOnly)
            await opened.close()
        }
        await #expect(throws: PostgresError.self) {
            try await roles.script("CREATE TABLE misas.x (a integer)", as: roles.application)
        }
    }

    @Test("It makes and drops the indexes of collections, and those only")
    func indexes() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let stores = try await roles.open(as: roles.application)
        let listing = "SELECT indexdef FROM pg_indexes WHERE tablename = 'documents' ORDER BY indexname"
        let bare = try await roles.texts(listing, as: roles.owner)
        let kinds: [DocumentField.Kind] = [.text, .dateTime, .decimal, .boolean, .number]
        let wanted = [
            DocumentIndex(kinds.map { DocumentField("a.\($0)", $0) }), DocumentIndex([DocumentField("l", .duration)]),
        ]
        try await stores.documents.declare(wanted, in: "people")
        let made = try await roles.texts(listing, as: roles.owner)
        #expect(made.count == bare.count + 2)
        // The owner, who makes them another way, makes the same.
        let owner = try await roles.open(as: roles.owner)
        try await owner.documents.declare(wanted, in: "people")
        #expect(try await roles.texts(listing, as: roles.owner) == made)
        try await owner.documents.declare([], in: "people")
        try await owner.documents.declare(wanted, in: "people")
        #expect(try await roles.texts(listing, as: roles.owner) == made)
        await owner.close()
        try await stores.documents.declare([], in: "people")
        #expect(try await roles.texts(listing, as: roles.owner) == bare)
        _ = try await stores.commit { try await $0.documents.declare(wanted, in: "people") }
        #expect(try await roles.texts(listing, as: roles.owner) == made)
        let name = "documents_\(String(repeating: "0", count: 16))_\(String(repeating: "a", count: 16))"
        for statement in [
            "SELECT misas.drop_document_index('documents_pkey')", "SELECT misas.drop_document_index(NULL)",
            "SELECT misas.drop_document_index('events_id')", "SELECT misas.drop_document_index(E'\(name)\\n')",
            "SELECT misas.create_document_index('x', 'x', '{text}', '{x}')",
            "SELECT misas.create_document_index('\(name)', 'x', '{text)}', '{x}')",
            "SELECT misas.create_document_index('\(name)', 'x', '{text}', '{x,y}')",
            "SELECT misas.create_document_index('\(name)', 'x', '{text}', '{NULL}')",
            "SELECT misas.create_document_index('\(name)', NULL, '{text}', '{x}')",
            "SELECT misas.create_document_index('\(name)', 'x', '{}', '{}')",
            "SELECT misas.create_document_index('\(name)', 'x', NULL, NULL)",
            "SELECT misas.create_document_index('\(name)', 'x', '{text,text,text,text,text,text}', '{a,b,c,d,e,f}')",
        ] {
            let error = await #expect(throws: PostgresError.self, "\(statement)") {
                try await roles.script(statement, as: roles.application)
            }
            #expect(error?.sqlState == SQLState(rawValue: "22023"), "\(statement): \(String(describing: error))")
        }
        for (number, text) in HostileStrings.all.enumerated() {
            try await stores.documents.declare([DocumentIndex([DocumentField(text, .text)])], in: "c\(number)\(text)")
        }
        #expect(try await roles.texts(listing, as: roles.owner).count == made.count + HostileStrings.all.count)
        await stores.close()
    }
}
