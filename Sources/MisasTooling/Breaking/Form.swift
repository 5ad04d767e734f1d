internal import MisasCompiler

/// What a type is in JSON, once names and wrappers are followed: checks of a wrapper are not part of it, since history is
/// not checked again.
enum Form {
    case scalar(BuiltInType)
    case enumeration([TypeDeclaration.EnumCase], Symbol)
    case structure([FieldDeclaration], Symbol)
    case union([TypeDeclaration.UnionCase], Symbol)
    case optional(Place)
    case list(Place)
    case set(Place)
    case map(key: Place, value: Place)
    /// Means nothing, which the compiler has told.
    case unknown

    /// A type, and the subsystem in which its names are meant.
    struct Place {
        let type: TypeExpression
        let home: Int
    }
}

extension Specs {
    /// What a type is in JSON.
    func form(of place: Form.Place) -> Form {
        var place = place
        // A circle of wrappers is told by the compiler; here it only must not hang.
        for _ in 0..<64 {
            switch place.type {
            case .builtIn(let type): return .scalar(type)
            case .optional(let type): return .optional(.init(type: type, home: place.home))
            case .list(let type): return .list(.init(type: type, home: place.home))
            case .set(let type): return .set(.init(type: type, home: place.home))
            case .map(let key, let value):
                return .map(key: .init(type: key, home: place.home), value: .init(type: value, home: place.home))
            case .invalid: return .unknown
            case .named(let reference):
                guard let (symbol, declaration) = type(reference, from: place.home) else { return .unknown }
                switch declaration.kind {
                case .identifier(let base): return .scalar(base)
                case .enumeration(let cases): return .enumeration(cases, symbol)
                case .structure(let fields): return .structure(fields, symbol)
                case .union(let cases): return .union(cases, symbol)
                case .invalid: return .unknown
                case .wrapper(let wrapped, _): place = .init(type: wrapped, home: symbol.subsystem)
                }
            }
        }
        return .unknown
    }
}
