/// What brings stored data up to date: values found, set and moved by dotted paths.
///
/// A path is the names of members with dots between, as in `details.account`. A name that holds a dot cannot be
/// reached by a path; use the subscript.
extension JSONValue {
    /// The value at a path; `nil` when there is none.
    public func value(at path: String) -> JSONValue? {
        var value = self
        for name in Self.names(in: path) {
            guard let member = value[name] else { return nil }
            value = member
        }
        return value
    }

    /// Sets the value at a path.
    ///
    /// Objects that are missing on the way are added.
    ///
    /// - Returns: Whether it could: `false` when something on the way, or the value itself, is no object; then nothing
    ///   is changed.
    @discardableResult
    public mutating func set(_ path: String, to newValue: JSONValue) -> Bool {
        set(Self.names(in: path)[...], to: newValue)
    }

    /// Removes the value at a path.
    ///
    /// - Returns: The value; `nil` when there is none.
    @discardableResult
    public mutating func remove(_ path: String) -> JSONValue? {
        remove(Self.names(in: path)[...])
    }

    /// Gives a member another name and leaves it in its place.
    ///
    /// A member that has that name already is replaced.
    ///
    /// - Returns: Whether the value is an object with such a member.
    @discardableResult
    public mutating func rename(_ name: String, to newName: String) -> Bool {
        guard case .object(var object) = self else { return false }
        self = .null
        defer { self = .object(object) }
        return object.rename(name, to: newName)
    }

    /// Moves a value from one path to another, where it replaces what is there.
    ///
    /// - Returns: Whether it could: `false` when there is no such value, or something on the way to its new place is
    ///   no object; then nothing is changed.
    @discardableResult
    public mutating func move(_ path: String, to newPath: String) -> Bool {
        var changed = self
        guard let value = changed.remove(path), changed.set(newPath, to: value) else { return false }
        self = changed
        return true
    }

    private mutating func set(_ names: ArraySlice<String>, to newValue: JSONValue) -> Bool {
        guard let name = names.first, case .object(var object) = self else { return false }
        if names.count == 1 {
            object[name] = newValue
        } else {
            var inner = object[name] ?? .object(JSONObject())
            guard inner.set(names.dropFirst(), to: newValue) else { return false }
            object[name] = inner
        }
        self = .object(object)
        return true
    }

    private mutating func remove(_ names: ArraySlice<String>) -> JSONValue? {
        guard let name = names.first, case .object(var object) = self else { return nil }
        let removed: JSONValue?
        if names.count == 1 {
            removed = object.remove(name)
        } else {
            var inner = object[name] ?? .null
            removed = inner.remove(names.dropFirst())
            if removed != nil { object[name] = inner }
        }
        self = .object(object)
        return removed
    }

    private static func names(in path: String) -> [String] {
        path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }
}
