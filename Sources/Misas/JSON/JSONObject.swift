/// The members of a JSON object, in their order, each name once.
///
/// Two objects are equal when they have the same members in any order. Looking a member up takes time linear in the
/// number of members.
public struct JSONObject: Sendable {
    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value.
        public var value: JSONValue

        /// Creates a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }

        /// JSON compares names by their code units, where Swift's strings would take equivalent spellings for equal.
        fileprivate func hasName(_ other: String) -> Bool {
            name == other && name.utf8.elementsEqual(other.utf8)
        }
    }

    /// The members in their order.
    public private(set) var members: [Member]

    /// Creates an object without members.
    public init() {
        members = []
    }

    /// Creates an object from members in their order.
    ///
    /// Of several with one name the last wins and keeps its place.
    ///
    /// - Complexity: Linear in the number of members.
    public init(_ members: some Sequence<Member>) {
        let members = Array(members)
        guard members.count > Self.pairwiseLimit else {
            self.members = members
            for index in members.indices.dropLast().reversed()
            where members[(index + 1)...].contains(where: { $0.hasName(members[index].name) }) {
                self.members.remove(at: index)
            }
            return
        }
        var names: Set<[UInt8]> = []
        names.reserveCapacity(members.count)
        var kept: [Member] = []
        kept.reserveCapacity(members.count)
        for member in members.reversed() where names.insert(Array(member.name.utf8)).inserted {
            kept.append(member)
        }
        kept.reverse()
        self.members = kept
    }

    /// The value of a member.
    ///
    /// Setting `nil` removes the member. Setting a value keeps the member's place, or adds a member at the end.
    public subscript(name: String) -> JSONValue? {
        get {
            index(of: name).map { members[$0].value }
        }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Removes a member.
    ///
    /// - Returns: Its value; `nil` when there is none.
    @discardableResult
    public mutating func remove(_ name: String) -> JSONValue? {
        index(of: name).map { members.remove(at: $0).value }
    }

    /// Gives a member another name and leaves it in its place.
    ///
    /// A member that has that name already is replaced.
    ///
    /// - Returns: Whether there is such a member.
    @discardableResult
    public mutating func rename(_ name: String, to newName: String) -> Bool {
        guard let value = self[name] else { return false }
        guard name != newName else { return true }
        remove(newName)
        guard let index = index(of: name) else { return false }
        members[index] = Member(name: newName, value: value)
        return true
    }

    private func index(of name: String) -> Int? {
        members.firstIndex { $0.hasName(name) }
    }

    /// Up to this many members comparing each with each is faster than hashing them.
    private static let pairwiseLimit = 16
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.members.count == right.members.count else { return false }
        if zip(left.members, right.members).allSatisfy({ $0.hasName($1.name) }) {
            return zip(left.members, right.members).allSatisfy { $0.value == $1.value }
        }
        let values = Dictionary(right.members.map { (Array($0.name.utf8), $0.value) }, uniquingKeysWith: { $1 })
        return left.members.allSatisfy { values[Array($0.name.utf8)] == $0.value }
    }

    /// Hashes the members without regard to their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var memberHasher = Hasher()
            memberHasher.combine(Array(member.name.utf8))
            memberHasher.combine(member.value)
            sum &+= memberHasher.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object from a literal.
    ///
    /// Of several members with one name the last wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(name: $0, value: $1) })
    }
}
