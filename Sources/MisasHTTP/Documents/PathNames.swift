internal import Misas

/// What the parameters of a document's paths are called.
///
/// They may have other names in each subsystem, which are of no account in a request; but OpenAPI has each path once, so
/// that all operations under it have to call them alike.
struct PathNames {
    /// The paths as they stand first, by what they answer.
    private var templates: [String: String] = [:]

    /// Those of a document.
    init(_ document: JSONValue) {
        for path in document["paths"]?.objectValue?.members ?? [] {
            let pattern = Self.pattern(of: path.name)
            if templates[pattern] == nil { templates[pattern] = path.name }
        }
    }

    /// Another document, whose paths call their parameters as this one does where it has them too.
    func given(to document: JSONValue) -> JSONValue {
        var document = document
        var paths = JSONObject()
        var renamed: [String: [String: String]] = [:]
        for path in document["paths"]?.objectValue?.members ?? [] {
            guard let template = templates[Self.pattern(of: path.name)], template != path.name else {
                paths[path.name] = path.value
                continue
            }
            let pairs = zip(Self.parameters(of: path.name), Self.parameters(of: template))
            let names = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
            paths[template] = path.value.mapMembers { operation in
                if let id = operation["operationId"]?.stringValue { renamed[id] = names }
                return Self.operation(operation, calling: names)
            }
        }
        guard !renamed.isEmpty else { return document }
        document["paths"] = JSONValue.object(paths).mapMembers { path in
            path.mapMembers { Self.operation($0, leadingTo: renamed) }
        }
        return document
    }

    /// An operation with other names for the parameters of its path.
    private static func operation(_ operation: JSONValue, calling names: [String: String]) -> JSONValue {
        var operation = operation
        operation["parameters"] = operation["parameters"]?.arrayValue.map { parameters in
            .array(
                parameters.map { parameter in
                    guard parameter["in"] == "path", let name = parameter["name"]?.stringValue else { return parameter }
                    var parameter = parameter
                    parameter["name"] = .string(names[name] ?? name)
                    return parameter
                }
            )
        }
        return operation
    }

    /// An operation whose links give values to parameters by their other names.
    private static func operation(_ operation: JSONValue, leadingTo renamed: [String: [String: String]]) -> JSONValue {
        var operation = operation
        operation["responses"] = operation["responses"]?.mapMembers { response in
            var response = response
            response["links"] = response["links"]?.mapMembers { link in
                guard let names = link["operationId"]?.stringValue.flatMap({ renamed[$0] }) else { return link }
                var link = link
                link["parameters"] = link["parameters"]?.objectValue.map { parameters in
                    .object(
                        JSONObject(parameters.members.map { .init(name: names[$0.name] ?? $0.name, value: $0.value) })
                    )
                }
                return link
            }
            return response
        }
        return operation
    }

    private static func pattern(of template: String) -> String {
        template.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0 }.joined(separator: "/")
    }

    private static func parameters(of template: String) -> [String] {
        template.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}

extension JSONValue {
    /// The object with other values for its members; anything else as it is.
    fileprivate func mapMembers(_ transform: (JSONValue) -> JSONValue) -> JSONValue {
        guard case .object(let object) = self else { return self }
        return .object(JSONObject(object.members.map { .init(name: $0.name, value: transform($0.value)) }))
    }
}
