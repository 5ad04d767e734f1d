import Misas

/// One write of a random test, and what came of it in words.
enum DocumentStep {
    static let collection = "documents"

    struct Abandoned: Error {}

    case insert([UInt8], DocumentKey)
    case put([UInt8], DocumentKey)
    case update([UInt8], DocumentKey, Int64)
    case delete(DocumentKey, Int64?)
    case clear

    init(_ odd: inout OddDocuments) {
        let key = DocumentKey("\(Int.random(in: 0..<4, using: &odd.random))", in: Self.collection)
        let version = Int64.random(in: 0...3, using: &odd.random)
        self =
            switch Int.random(in: 0..<12, using: &odd.random) {
            case 0..<3: .insert(odd.document(), key)
            case 3..<6: .put(odd.document(), key)
            case 6..<8: .update(odd.document(), key, version)
            case 8, 9: .delete(key, version)
            case 10: .delete(key, nil)
            default: .clear
            }
    }

    func run(on documents: any DocumentStore) async -> String {
        do throws(DocumentStoreError) {
            switch self {
            case .insert(let data, let key): return "\(try await documents.insert(data, as: key))"
            case .put(let data, let key): return "\(try await documents.put(data, as: key))"
            case .update(let data, let key, let version):
                return "\(try await documents.update(data, as: key, expecting: version))"
            case .delete(let key, let version): return "\(try await documents.delete(key, expecting: version))"
            case .clear:
                try await documents.deleteAll(in: Self.collection)
                return "cleared"
            }
        } catch {
            return "\(error)"
        }
    }

    static func run(
        _ steps: [DocumentStep],
        on documents: any DocumentStore,
        isAbandoned: Bool
    ) async throws -> [String] {
        var done: [String] = []
        for step in steps { done.append(await step.run(on: documents)) }
        if isAbandoned { throw Abandoned() }
        return done
    }
}
