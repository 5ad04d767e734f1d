/// Turns events into what a store keeps, and back.
public enum EventCodec {
    /// Why a stored event could not be read.
    public enum Failure: Error, Sendable {
        /// It was written by a newer version of the program.
        case futureVersion(type: String, found: Int, known: Int)
        /// No step leads from its version to today's.
        case missingUpcast(type: String, from: Int)
        /// Its JSON is not what the type says.
        case unreadable(type: String, JSONDecodingError)
        /// A custom step of its upcasts threw.
        case upcastFailed(type: String, from: Int, any Error)
        /// Nothing is known of an event of this type.
        case unknownType(String, stream: StreamName)
    }

    /// Makes an event ready to be appended.
    ///
    /// - Throws: ``JSONEncodingError`` when a value has no form in JSON, such as a number that is not finite.
    public static func encode<E: Event>(
        _ event: E,
        id: UUID = .version7(),
        metadata: EventMetadata
    ) throws(JSONEncodingError) -> NewEvent {
        NewEvent(
            id: id,
            type: E.wireName,
            schemaVersion: E.schemaVersion,
            data: try JSON.encode(event),
            metadata: metadata
        )
    }

    /// Reads a stored event as the type it has today; an older form is brought up to date first.
    ///
    /// - Throws: ``Failure``.
    /// - Complexity: one pass for today's form; an older one is read into a tree, changed, and read again.
    public static func decode<E: Event>(_ type: E.Type, from event: RecordedEvent) throws(Failure) -> E {
        guard event.schemaVersion <= E.schemaVersion else {
            throw .futureVersion(type: E.wireName, found: event.schemaVersion, known: E.schemaVersion)
        }
        do throws(JSONDecodingError) {
            if event.schemaVersion == E.schemaVersion { return try JSON.decode(E.self, from: event.data) }
        } catch {
            throw .unreadable(type: E.wireName, error)
        }
        return try decodeOlder(type, from: event)
    }

    private static func decodeOlder<E: Event>(_ type: E.Type, from event: RecordedEvent) throws(Failure) -> E {
        var tree: JSONValue
        do throws(JSONDecodingError) {
            tree = try JSON.decode(JSONValue.self, from: event.data)
        } catch {
            throw .unreadable(type: E.wireName, error)
        }
        try upcast(&tree, as: type, from: event.schemaVersion)
        do throws(JSONDecodingError) {
            return try JSON.decode(E.self, from: tree)
        } catch {
            throw .unreadable(type: E.wireName, error)
        }
    }

    private static func upcast<E: Event>(_ tree: inout JSONValue, as type: E.Type, from version: Int) throws(Failure) {
        let steps = E.upcasts
        var version = version
        while version < E.schemaVersion {
            guard version >= 1, version <= steps.count else { throw .missingUpcast(type: E.wireName, from: version) }
            do {
                try steps[version - 1].apply(to: &tree)
            } catch {
                throw .upcastFailed(type: E.wireName, from: version, error)
            }
            version += 1
        }
    }
}

extension EventCodec.Failure: CustomStringConvertible {
    /// What is wrong, without any value of the event.
    public var description: String {
        switch self {
        case .futureVersion(let type, let found, let known):
            "\(type) is stored in version \(found), and this program knows versions up to \(known)"
        case .missingUpcast(let type, let version): "no upcast leads on from version \(version) of \(type)"
        case .unreadable(let type, let error): "\(type) cannot be read: \(error)"
        case .upcastFailed(let type, let version, let error):
            "the upcast of \(type) from version \(version) failed: \(error)"
        case .unknownType(let type, let stream): "stream \(stream) holds an event of the unknown type \(type)"
        }
    }
}
