import TestSupport
import Foundation

@testable import MisasCompiler

/// The cases of the Mustache specification, where they are found.
enum MustacheSpecification {
    struct Case: Sendable, Decodable, CustomStringConvertible {
        let name: String
        let data: DynamicValue
        let template: String
        let partials: [String: String]?
        let expected: String

        var description: String { name }

        /// What the template engine makes of the case.
        func result() -> Result<String, TemplateErrors> {
            var texts = partials ?? [:]
            texts["case"] = template
            let library = TemplateLibrary(texts)
            let view = DynamicView(value: data)
            do {
                let schema = DynamicView.schema("data", of: [data])
                let template = try Template<DynamicView>("case", in: library, schema: schema)
                var output: [UInt8] = []
                do throws(TemplateError) {
                    try template.render(view, into: &output)
                } catch {
                    return .failure(TemplateErrors(errors: [error]))
                }
                return .success(String(decoding: output, as: UTF8.self))
            } catch {
                return .failure(error)
            }
        }
    }

    private struct File: Decodable {
        let tests: [Case]
    }

    /// The folder of the cases.
    static let folder = ConformanceData.folder("mustache")

    /// Whether tests of the cases are run: elsewhere than in CI they may be missing.
    static let isToBeTested = ConformanceData.isToBeTested(folder)

    static func cases(_ module: String) throws -> [Case] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        let data = try Data(contentsOf: folder.appending(path: "\(module).json"))
        return try JSONDecoder().decode(File.self, from: data).tests
    }
}
