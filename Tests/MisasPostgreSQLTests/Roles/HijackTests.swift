import Misas
import PostgresClient
import Testing

@testable import MisasPostgreSQL

@Suite("Functions with the owner's rights", .serialized, .timeLimit(.minutes(10)))
struct HijackTests {
    /// Objects of a schema that comes first in the search path, and temporary ones, in place of those that the functions
    /// use: each notes who executes it.
    private static let trap = """
        CREATE TABLE trap.noted (role pg_catalog.text);
        GRANT INSERT ON trap.noted TO PUBLIC;
        CREATE FUNCTION trap.note() RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO trap.noted VALUES (current_user);
            RETURN true;
        END
        $$;
        CREATE FUNCTION trap.cardinality(anyarray) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN pg_catalog.cardinality($1); END $$;
        CREATE FUNCTION trap.nextval(regclass) RETURNS bigint LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN 1; END $$;
        CREATE FUNCTION trap.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN pg_catalog.now(); END $$;
        CREATE FUNCTION trap.starts_with(text, text) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN false; END $$;
        CREATE FUNCTION trap.set_config(text, text, boolean) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN $2; END $$;
        CREATE FUNCTION trap.current_setting(text, boolean) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN 'yes'; END $$;
        CREATE FUNCTION trap.array_to_string(text[], text) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN 'id'; END $$;
        CREATE FUNCTION trap.hashtext(text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN 1; END $$;
        CREATE FUNCTION trap.jsonb_typeof(jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN PERFORM trap.note(); RETURN 'string'; END $$;
        CREATE FUNCTION trap.equal(bigint, bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN PERFORM trap.note(); RETURN true; END $$;
        CREATE OPERATOR trap.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = trap.equal);
        CREATE TABLE trap.events (LIKE misas.events);
        CREATE TABLE trap.streams (LIKE misas.streams);
        CREATE TEMPORARY TABLE events (LIKE misas.events);
        CREATE TEMPORARY TABLE streams (LIKE misas.streams);
        CREATE TEMPORARY TABLE event_types (LIKE misas.event_types);
        CREATE TEMPORARY VIEW pg_locks AS SELECT * FROM pg_catalog.pg_locks WHERE trap.note() OFFSET 0;
        CREATE TEMPORARY VIEW pg_database AS SELECT * FROM pg_catalog.pg_database WHERE trap.note() OFFSET 0;
        GRANT ALL ON pg_temp.pg_locks, pg_temp.pg_database, pg_temp.events, pg_temp.streams, pg_temp.event_types TO PUBLIC;
        GRANT ALL ON trap.events, trap.streams TO PUBLIC;
        CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (trap.note());
        CREATE DOMAIN pg_temp.jsonb AS pg_catalog.jsonb CHECK (trap.note());
        CREATE DOMAIN pg_temp.timestamptz AS pg_catalog.timestamptz CHECK (trap.note());
        DELETE FROM trap.noted;
        SET search_path = trap, pg_temp, pg_catalog;
        """

    private static let calls = [
        "SELECT misas.register_event_types('{a.b,$misas.stream_truncated,$misas.stream_deleted}')",
        """
        SELECT misas.append_events(
            '{a-1}', '{0}', '{0}', '{1,1}', '{1,2}',
            '{00000000-0000-7000-8000-000000000001,00000000-0000-7000-8000-000000000002}', '{1,1}', '{1,1}',
            '{NULL,NULL}', '{NULL,NULL}', '{1,2}', '{NULL,NULL}', true
        )
        """,
        """
        SELECT misas.append_events(
            '{a-2,a-3}', '{0,0}', '{0,0}', '{1,2}', '{1,1}',
            '{00000000-0000-7000-8000-000000000003,00000000-0000-7000-8000-000000000004}', '{1,1}', '{1,1}',
            '{NULL,NULL}', '{NULL,NULL}', '{1,2}', '{NULL,NULL}', true
        )
        """,
        "SELECT misas.watermark()",
        """
        SELECT misas.end_stream(
            'a-1', 1::smallint, 0::smallint, 0, 2, '00000000-0000-7000-8000-000000000005', NULL, NULL, NULL
        )
        """,
        """
        SELECT misas.end_stream(
            'a-1', 3::smallint, 0::smallint, 0, 0, '00000000-0000-7000-8000-000000000006', NULL, NULL, NULL
        )
        """,
        "SELECT misas.create_document_index('documents_0000000000000000_0000000000000000', 'c', '{text}', '{a.b}')",
        "SELECT misas.drop_document_index('documents_0000000000000000_0000000000000000')",
    ]

    private func prepare() async throws -> TwoRoles {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let application = PostgresIdentifier.quoted(roles.application)
        try await roles.script(
            "CREATE SCHEMA trap AUTHORIZATION \(application); GRANT USAGE ON SCHEMA trap TO PUBLIC",
            as: "postgres"
        )
        try await roles.script("INSERT INTO misas.documents VALUES ('c', 'd', 1, '{}')", as: roles.application)
        return roles
    }

    private func spring(_ roles: TwoRoles, _ calls: [String]) async throws -> [String] {
        try await roles.connected(as: roles.application) { connection in
            try await connection.script(Self.trap)
            for call in calls { try await connection.script(call) }
            return try await connection.execute(
                PostgresStatement("SELECT DISTINCT role FROM trap.noted AS n (role)", isPrepared: false)
            ).map { try $0.text(0) }
        }
    }

    @Test("use nothing of a schema that comes first in the caller's search path, and nothing temporary")
    func nothing() async throws {
        let roles = try await prepare()
        #expect(try await spring(roles, Self.calls) == [])
        let streams = try await roles.texts("SELECT s.name FROM misas.streams AS s ORDER BY s.id", as: roles.owner)
        #expect(streams == ["a-1", "a-2", "a-3", "$misas.streams"])
        #expect(try await roles.texts("SELECT misas.watermark()::text", as: roles.owner) == ["6"])
    }

    @Test("would do so if they did not put temporary objects last: this test can tell")
    func trapWorks() async throws {
        let roles = try await prepare()
        try await roles.script("ALTER FUNCTION misas.watermark() SET search_path = pg_catalog", as: roles.owner)
        let noted = try await spring(roles, ["SELECT misas.watermark()"])
        #expect(noted == [roles.owner])
    }
}
