public import PostgresClient

/// Why a schema cannot be brought up to date.
public enum MigrationError: Error, Equatable, Sendable {
    /// A migration was applied with another text than this program has.
    case changed(number: Int, name: String)
    /// The schema was migrated by a newer version of the program.
    case unknown(number: Int, name: String)
    /// The schema lacks migrations, and the program was not told to apply them.
    case missing(numbers: [Int])
    /// The schema is to be changed, or rights in it given, by a role that may not act as its owner.
    case notOwner(role: String, owner: String)
    /// There is no schema, and the role may not create one.
    case noSchema(role: String)
    /// The role was given no rights in the schema.
    case notGranted(role: String)
    /// There is no role of the name that the application's rights are to go to.
    case unknownRole(String)
    /// The role that the application's rights are to go to may act as the schema's owner.
    case roleIsOwner(String)
    /// The database failed.
    case database(PostgresError)
}

extension MigrationError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .changed(let number, let name):
            "migration \(number) (\(name)) was applied to the schema with another text: it was changed by hand, or by a "
                + "version that was never released; compare the schema with a new one"
        case .unknown(let number, let name):
            "migration \(number) (\(name)) of the schema is newer than this program: use the program's newer version"
        case .missing(let numbers):
            "the schema lacks the migrations \(numbers.map(String.init).joined(separator: ", ")): apply them by "
                + "migrate(), as the schema's owner, before the program starts"
        case .notOwner(let role, let owner):
            "only \(owner), who owns the schema, may bring it up to date and give rights in it, and the connected role is "
                + "\(role): open the stores as \(owner) once, with this version of the program and with \(role) among the "
                + "application's roles"
        case .noSchema(let role):
            "there is no schema, and the role \(role) may not create one: have one created that belongs to the role that "
                + "migrates (CREATE SCHEMA … AUTHORIZATION …), and let that role bring it up to date"
        case .notGranted(let role):
            "the role \(role) may not use the schema: open the stores as the schema's owner once, with \(role) among the "
                + "application's roles"
        case .unknownRole(let name):
            "there is no role \(name) that the application's rights could be given to: correct the name, or create the "
                + "role first: CREATE ROLE \(PostgresIdentifier.quoted(name)) LOGIN"
        case .roleIsOwner(let name):
            "the role \(name) is the schema's owner, may act as it, or is a superuser: it can change events whatever it is "
                + "given. Give the application a role of its own, or, to use one role for all, name none"
        case .database(let error): error.description
        }
    }
}
