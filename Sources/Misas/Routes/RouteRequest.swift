/// A request as it came over HTTP, ready to be read as a command or query.
@usableFromInline
package struct RouteRequest: Sendable {
    /// The texts of the path's parameters, in the order of the route, without percent-encoding.
    package var path: [String]
    /// The query string's parameters, in their order, without percent-encoding.
    package var query: [(name: String, value: String)]
    /// The body; `nil` where the route reads none.
    package var body: [UInt8]?
    /// What the body's JSON may cost.
    @usableFromInline package var limits: JSON.Limits

    package init(
        path: [String],
        query: [(name: String, value: String)] = [],
        body: [UInt8]? = nil,
        limits: JSON.Limits = .default
    ) {
        self.path = path
        self.query = query
        self.body = body
        self.limits = limits
    }

    /// Reads the request.
    ///
    /// - Throws: ``RequestUnreadable`` with all that is wrong.
    @inlinable
    func decode<R: Request>(_ type: R.Type, of parameters: [HTTPParameter]) throws -> R {
        let text = try text(of: parameters)
        do throws(JSONDecodingError) {
            return try JSON.decode(R.self, from: text, in: CodingContext(purpose: .request), limits: limits)
        } catch {
            throw unreadable(error, parameters)
        }
    }

    /// The request as one object of JSON: the body's, with what stands in the URL as further members.
    ///
    /// - Throws: ``RequestUnreadable`` for what is wrong with the URL.
    @usableFromInline
    func text(of parameters: [HTTPParameter]) throws -> [UInt8] {
        var problems: [RequestUnreadable.Problem] = []
        var members: [UInt8] = []
        var part = 0
        for parameter in parameters {
            let texts: [String]
            switch parameter.place {
            case .path:
                texts = part < path.count ? [path[part]] : []
                part += 1
            case .query: texts = query.filter { $0.name == parameter.name }.map(\.value)
            }
            let place: RequestUnreadable.Problem.Place = parameter.place == .path ? .path : .query
            if texts.count > 1, !parameter.repeats {
                problems.append(.init(place, parameter.name, "is given \(texts.count) times"))
                continue
            }
            if let expectation = texts.lazy.compactMap(parameter.form.expectation).first {
                problems.append(.init(place, parameter.name, expectation))
                continue
            }
            if texts.isEmpty, !parameter.isEmptyWhenAbsent { continue }
            if !members.isEmpty { members.append(UInt8(ascii: ",")) }
            members += try JSON.encode(parameter.member)
            members.append(UInt8(ascii: ":"))
            let values = try texts.map { try parameter.form.json($0) }
            if parameter.repeats {
                members.append(UInt8(ascii: "["))
                members += values.joined(separator: [UInt8(ascii: ",")])
                members.append(UInt8(ascii: "]"))
            } else {
                members += values[0]
            }
        }
        problems += unknownParameters(parameters)
        guard problems.isEmpty else { throw RequestUnreadable(problems) }
        return Self.object(body, with: members)
    }

    private func unknownParameters(_ parameters: [HTTPParameter]) -> [RequestUnreadable.Problem] {
        let known = parameters.filter { $0.place == .query }.map(\.name)
        var told: Set<String> = []
        return query.map(\.name).filter { !known.contains($0) && told.insert($0).inserted }.map { name in
            let taken = known.isEmpty ? "there are no parameters here" : "there are \(known.joined(separator: ", "))"
            return .init(.query, String(name.prefix(100)), "is not known; \(taken)")
        }
    }

    /// The body's object with further members at its end, so that places in the body stay what they are.
    ///
    /// A body that is no JSON does not become JSON by it: whatever is open at its end would have to be open behind the
    /// members as well.
    private static func object(_ body: [UInt8]?, with members: [UInt8]) -> [UInt8] {
        guard let body, let end = body.lastIndex(where: { !isWhiteSpace($0) }) else {
            return [UInt8(ascii: "{")] + members + [UInt8(ascii: "}")]
        }
        guard !members.isEmpty, end > 0, body[end] == UInt8(ascii: "}"),
            let before = body[..<end].lastIndex(where: { !isWhiteSpace($0) })
        else { return body }
        let isEmpty = body[before] == UInt8(ascii: "{")
        return body[..<end] + (isEmpty ? [] : [UInt8(ascii: ",")]) + members + body[end...]
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// What was wrong with the JSON, told of where it came from.
    @usableFromInline
    func unreadable(_ error: JSONDecodingError, _ parameters: [HTTPParameter]) -> RequestUnreadable {
        var problems = error.failures.map { failure -> RequestUnreadable.Problem in
            let parameter = parameters.first { parameter in
                failure.path == "$.\(parameter.member)" || failure.path.hasPrefix("$.\(parameter.member)[")
            }
            guard let parameter else {
                let place = failure.offset.map { " (byte \($0))" } ?? ""
                return .init(body == nil ? .query : .body, failure.path, failure.message + place)
            }
            if failure.message == JSONReader.repeatedMember {
                return .init(.body, failure.path, "stands in the URL, and so not in the body")
            }
            return .init(parameter.place == .path ? .path : .query, parameter.name, failure.message)
        }
        if error.omittedFailures > 0 {
            problems.append(.init(.body, "$", "and \(error.omittedFailures) more problems"))
        }
        return RequestUnreadable(problems)
    }
}
