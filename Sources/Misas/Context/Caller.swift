/// On whose behalf a message is sent.
public struct Caller: Sendable, Hashable {
    /// Who: an account's name or number.
    ///
    /// Stored with the events that follow.
    public var user: String?
    /// For whom, in a system that serves several customers apart.
    ///
    /// Stored with the events that follow.
    public var tenant: String?
    /// Through which program.
    ///
    /// Stored with the events that follow.
    public var application: String?
    /// What the caller may do.
    ///
    /// Not stored: what somebody may do is a matter of the moment.
    public var roles: Set<String>
    /// Whether the system itself acts, as when a policy sends a command that its spec lists.
    ///
    /// Roles are then not asked
    /// for: the spec has said that it may.
    public let isSystem: Bool

    /// A caller with a name and roles.
    public init(
        user: String? = nil,
        tenant: String? = nil,
        application: String? = nil,
        roles: Set<String> = []
    ) {
        self.init(user: user, tenant: tenant, application: application, roles: roles, isSystem: false)
    }

    private init(user: String?, tenant: String?, application: String?, roles: Set<String>, isSystem: Bool) {
        self.user = user
        self.tenant = tenant
        self.application = application
        self.roles = roles
        self.isSystem = isSystem
    }

    /// Somebody of whom nothing is known.
    public static let anonymous = Caller()

    /// The system itself, acting on what the one who is named caused.
    static func system(user: String?, tenant: String?, application: String?) -> Caller {
        Caller(user: user, tenant: tenant, application: application, roles: [], isSystem: true)
    }
}
