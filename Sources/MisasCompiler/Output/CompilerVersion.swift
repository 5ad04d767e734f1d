/// The version of the compiler, as it stands in the headers of what it writes.
package enum CompilerVersion {
    package static let current = "0.1.0"
}
