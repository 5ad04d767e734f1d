import Foundation
import Misas
import TestSupport
import Testing

/// JSONTestSuite, which lies beside the package.
enum JSONTestSuite {
    static let folder = ConformanceData.folder("json")

    static let files: [URL] = {
        guard let folder else { return [] }
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }()
}

@Suite("JSONTestSuite")
struct JSONConformanceTests {
    @Test(
        "What is JSON is read, what is not is refused, and nothing crashes",
        .enabled(
            if: ConformanceData.isToBeTested(JSONTestSuite.folder),
            "shared/conformance/json is not beside the package"
        )
    )
    func suite() throws {
        #expect(JSONTestSuite.files.count > 300)
        for file in JSONTestSuite.files {
            let bytes = Array(try Data(contentsOf: file))
            let value = try? JSON.decode(JSONValue.self, from: bytes)
            // Read as another type the text is skipped, and has to be judged alike.
            let isSkipped = Self.isWellFormed(bytes)
            #expect((value != nil) == isSkipped, "\(file.lastPathComponent)")
            switch file.lastPathComponent.prefix(2) {
            case "y_": #expect(value != nil, "\(file.lastPathComponent)")
            case "n_": #expect(value == nil, "\(file.lastPathComponent)")
            default: break
            }
            if let value {
                #expect(try JSON.decode(JSONValue.self, from: JSON.encode(value)) == value, "\(file.lastPathComponent)")
            }
        }
    }

    private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        struct Nothing: JSONCodable {
            init(from reader: inout JSONReader) {
                reader.object()
            }
            func encode(to writer: inout JSONWriter) { writer.null() }
        }
        do {
            _ = try JSON.decode(Nothing.self, from: Array("{\"a\":".utf8) + bytes + Array("}".utf8))
            return true
        } catch {
            return false
        }
    }
}
