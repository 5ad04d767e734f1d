// The forms of the language are part of the runtime's API, members and all: a type alias would leave whoever uses
// `MemberImportVisibility` with types whose members cannot be seen.
@_exported public import MisasLanguage
