internal import MisasCompiler

/// Makes one subsystem of ours, while specs of MISAS Go are turned into it one after the other.
final class SubsystemImport {
    let plan: ImportPlan
    let remarks: ImportRemarks
    let name: String
    let module: String
    /// The specs that it declares something of.
    let specs: [Int]
    private var taken: TakenNames
    /// The names on the wire that something of it has.
    private var wireNames: Set<String>
    /// The other subsystems that it names types of.
    private(set) var uses: Set<String> = []
    /// The errors that endpoints of its commands and queries fail with, in the order in which they were met.
    private(set) var errors: [ImportedError] = []
    private var errorPlaces: [String: Int] = [:]
    /// Fields that were turned into ours, so that each is remarked once.
    private var knownFields: [FieldKey: [Field]] = [:]
    private var knownCases: [Int: [String: String]] = [:]

    private struct FieldKey: Hashable {
        let spec: Int
        let isStored: Bool
    }

    init(_ subsystem: ImportPlan.Subsystem, plan: ImportPlan, remarks: ImportRemarks) {
        self.plan = plan
        self.remarks = remarks
        name = subsystem.name
        module = subsystem.module
        specs = subsystem.specs
        taken = subsystem.taken
        let messages = subsystem.specs.map { plan.system.specs[$0] }.filter(\.kind.isMessage)
        wireNames = Set(messages.map(\.name.value).filter(Naming.isWireName))
    }

    /// The fields of a message, or of a type.
    ///
    /// - Parameter isStored: whether values were stored in events.
    func fields(of index: Int, isStored: Bool) -> [Field] {
        let key = FieldKey(spec: index, isStored: isStored)
        if let known = knownFields[key] { return known }
        let fields = plan.system.specs[index].fields.enumerated().map { position, field in
            self.field(field, called: plan.members[index][position], of: index, isStored: isStored)
        }
        knownFields[key] = fields
        return fields
    }

    /// The case of an enum that has a value, or a name; of an enum of numbers, its number.
    func caseName(of text: String, in index: Int) -> String? {
        if let known = knownCases[index] { return known[text] }
        guard let enumeration = plan.system.specs[index].enumeration else { return nil }
        let values = enumeration.values
        let names = enumeration.isNumeric ? values.map(\.text) : plan.members[index]
        // Of cases that have one value, only the first is left.
        var cases = Dictionary(zip(values.map(\.text), names), uniquingKeysWith: { first, _ in first })
        for value in values where cases[value.name] == nil { cases[value.name] = cases[value.text] }
        knownCases[index] = cases
        return cases[text]
    }

    /// How a report calls something.
    func subject(_ index: Int, _ member: String? = nil) -> String {
        let name = "`\(plan.system.specs[index].name.value)`"
        return member.map { "`\($0)` of \(name)" } ?? name
    }

    // MARK: Types

    /// Where a type stands.
    struct Place {
        /// The name of the field, where it is one's.
        let field: String?
        /// The spec that it belongs to.
        let owner: Int
        /// Whether values of it were stored in events.
        let isStored: Bool
        let range: SourceRange
    }

    /// What a type becomes.
    ///
    /// - Parameter comments: gets what is to be said of it.
    func type(_ type: GoType, at place: Place, _ comments: inout [String]) -> ImportedType {
        func remark(_ kind: ImportRemark.Kind, _ text: String) {
            let comment = "import: \(text)"
            guard !comments.contains(comment) else { return }
            comments.append(remarks.add(kind, text, of: subject(place.owner, place.field), at: place.range))
        }
        switch type {
        case .builtIn(.string): return .builtIn(.string)
        case .builtIn(.bool): return .builtIn(.bool)
        case .builtIn(.int): return .builtIn(.int)
        case .builtIn(.float): return .builtIn(.double)
        case .builtIn(.dateTime): return .builtIn(.dateTime)
        case .builtIn(.any): return .builtIn(.json)
        case .builtIn(.identifier): return identifier(at: place, remark)
        case .builtIn(.date):
            remark(.change, "it was a `date`, which MISAS Go writes as a date with a time")
            return .builtIn(.dateTime)
        case .builtIn(.duration):
            remark(.change, "it was a `duration`, which MISAS Go writes as a number of nanoseconds")
            return .builtIn(.int)
        case .builtIn(.char):
            remark(.change, "it was a `char`, which MISAS Go writes as the number of a character")
            return .builtIn(.int)
        case .builtIn(.null):
            remark(.decision, "it was of the type `null`, which holds nothing")
            return .builtIn(.json)
        case .named(let name): return named(name, remark)
        case .array(let item):
            let inner = self.type(item, at: place, &comments)
            let text = inner.text + mark(item, place)
            return ImportedType(text: "list<\(text)>", shape: .list(ofScalars: inner.isScalar))
        case .map(let key, let value):
            let keyText = self.key(key, at: place, remark)
            let inner = self.type(value, at: place, &comments)
            return ImportedType(text: "map<\(keyText), \(inner.text)\(mark(value, place))>", shape: .other)
        }
    }

    /// `?` where MISAS Go may have stored `null`: it writes a list or map that was never set so.
    private func mark(_ type: GoType, _ place: Place) -> String {
        guard place.isStored else { return "" }
        switch type {
        case .array, .map: return "?"
        case .builtIn, .named: return ""
        }
    }

    private func named(_ name: String, _ remark: (ImportRemark.Kind, String) -> Void) -> ImportedType {
        // That there is one was checked.
        guard let index = plan.system.index(of: name) else { return .builtIn(.json) }
        let spec = plan.system.specs[index]
        let home = plan.homes.typeHome(of: index)
        var text = plan.typeName(of: index)
        if home != self.name {
            uses.insert(home)
            text = "\(home).\(text)"
        }
        if spec.kind.isMessage {
            remark(.change, "the fields of \(spec.kind.noun), `\(name)`, are a type of their own, `\(text)`")
        }
        guard let enumeration = spec.enumeration else { return ImportedType(text: text, shape: .other) }
        if enumeration.isNumeric { return ImportedType(text: text, shape: .number(index)) }
        if enumeration.values.isEmpty { return ImportedType(text: text, shape: .scalar(.string)) }
        return ImportedType(text: text, shape: .enumeration(index))
    }

    private func key(
        _ type: GoType,
        at place: Place,
        _ remark: (ImportRemark.Kind, String) -> Void
    ) -> String {
        switch type {
        case .builtIn(.string), .builtIn(.identifier): return "string"
        case .builtIn(.int): return "int"
        case .named(let name):
            if let index = plan.system.index(of: name), plan.system.specs[index].enumeration != nil {
                return named(name, remark).text
            }
        case .builtIn, .array, .map: break
        }
        remark(.change, "a map cannot have such keys; they are texts, as they are in JSON")
        return "string"
    }

    private func identifier(at place: Place, _ remark: (ImportRemark.Kind, String) -> Void) -> ImportedType {
        guard let identifier = plan.identifiers.type(ofField: place.field, of: place.owner) else {
            let others = plan.identifiers.subsystems(withEntityOf: place.field)
            let hint = others.count == 1 ? "; there is an entity of that name in `\(others[0])`" : ""
            remark(.decision, "it is an `identifier`, and nothing says of what\(hint)")
            return .builtIn(.string)
        }
        guard identifier.home != name else { return ImportedType(text: identifier.name, shape: .scalar(.string)) }
        uses.insert(identifier.home)
        return ImportedType(text: "\(identifier.home).\(identifier.name)", shape: .scalar(.string))
    }

    // MARK: Names on the wire

    /// The `wireName` of something, where it must be fixed for data to stay readable.
    func wireName(of original: String, called name: String) -> String? {
        let usual = "\(self.name).\(Naming.snakeCase(name))"
        if Naming.isWireName(original) { return original == usual ? nil : original }
        return freeWireName(usual)
    }

    private func freeWireName(_ usual: String) -> String? {
        if wireNames.insert(usual).inserted { return nil }
        var count = 2
        while !wireNames.insert("\(usual)_\(count)").inserted { count += 1 }
        return "\(usual)_\(count)"
    }

    // MARK: Errors

    /// The error of a failure of an endpoint, declared where it is met first; `nil` where it cannot be called anything.
    func error(_ failure: GoSpec.Response, of owner: String, tags: [String]) -> String? {
        guard let type = failure.errorType else {
            remarks.add(.loss, "a failure without an `errorType` becomes no error", of: owner, at: failure.range)
            return nil
        }
        if let place = errorPlaces[type.value] {
            if errors[place].tags != tags {
                let status = failure.status.map { "\($0.value)" } ?? "no status"
                remarks.add(
                    .change,
                    "`\(type.value)` has \(status) here, and is answered as where it is met first",
                    of: owner,
                    at: failure.status?.range ?? type.range
                )
            }
            keepDescription(of: failure, owner, in: place)
            return errors[place].name
        }
        guard type.value.utf8.count <= ImportNames.maximumLength,
            let wanted = ImportNames.upperCamelCase(type.value)
        else {
            remarks.add(.loss, "nothing of `\(type.value)` can be the name of an error", at: type.range)
            return nil
        }
        // Of the handlers of commands and queries, `unexpected` is a failure that nobody declares.
        let isReserved = wanted.lowercased() == "unexpected"
        let name = taken.claim(isReserved ? wanted + "Error" : wanted, else: "Error")
        var comments: [String] = []
        let wireName: String?
        if Naming.isWireName(type.value), wireNames.insert(type.value).inserted {
            wireName = type.value == "\(self.name).\(Naming.snakeCase(name))" ? nil : type.value
        } else {
            wireName = freeWireName("\(self.name).\(Naming.snakeCase(name))")
            let text = "`\(type.value)` cannot be the error's name on the wire"
            comments.append(remarks.add(.change, text, at: type.range))
        }
        errorPlaces[type.value] = errors.count
        errors.append(
            ImportedError(name: name, wireName: wireName, tags: tags, description: nil, comments: comments)
        )
        keepDescription(of: failure, owner, in: errors.count - 1)
        return name
    }

    private func keepDescription(of failure: GoSpec.Response, _ owner: String, in place: Int) {
        if let description = failure.description, description != errors[place].description {
            if errors[place].description == nil {
                errors[place].description = description
            } else {
                let text = "`\(errors[place].name)` is described already, not as: \(description)"
                remarks.add(.loss, text, of: owner, at: failure.range)
            }
        }
        if let example = failure.example {
            let text =
                "an error has no example; that of `\(errors[place].name)` was: \(example.text ?? example.kindName)"
            remarks.add(.loss, text, of: owner, at: example.range)
        }
    }
}
