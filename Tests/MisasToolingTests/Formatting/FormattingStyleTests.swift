import MisasCompiler
import Testing

@testable import MisasTooling

/// What becomes of each form that YAML has.
@Suite("The style of formatted specs")
struct FormattingStyleTests {
    /// A text and what it becomes.
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let before: String
        let after: String

        init(_ name: String, _ before: String, _ after: String) {
            self.name = name
            self.before = before
            self.after = after
        }

        var testDescription: String { name }
    }

    @Test("is as expected", arguments: blocks + brackets + comments + texts + documents)
    func example(item: Example) {
        #expect(FormattedText.expect(of: Array(item.before.utf8), item.name) == item.after)
    }

    static let blocks = [
        Example("nothing", "", ""),
        Example("empty lines only", "\n  \n   \n", ""),
        Example("no line break at the end", "a: 1", "a: 1\n"),
        Example(
            "a list as far left as its key",
            "a:\n- 1\n- b: 2\n  c:\n  - 3\nd:\n",
            "a:\n  - 1\n  - b: 2\n    c:\n      - 3\nd:\n"
        ),
        Example("lists in lists", "-\n  -   - 1\n      - 2\n  - 3\n", "- - - 1\n    - 2\n  - 3\n"),
        Example("nothing in a list", "-\n-   \n- a\n-", "-\n-\n- a\n-\n"),
        Example(
            "keys with `?`",
            "?   a\n:   b\n? - c\n  - d\n: - e\n?\n  f: g\n",
            "? a\n: b\n? - c\n  - d\n: - e\n? f: g\n"
        ),
        Example("a value on the next line", "a:\n\n    b\n", "a: b\n"),
        Example("an alias on the next line", "a: &x 1\nb:\n   *x\n*x : c\n", "a: &x 1\nb: *x\n*x : c\n"),
        Example(
            "a value on the next line that does not fit",
            "a:\n      \(String(repeating: "x", count: 118))\n",
            "a:\n  \(String(repeating: "x", count: 118))\n"
        ),
        Example(
            "a value on the next line that just fits",
            "a:\n      \(String(repeating: "x", count: 117))\n",
            "a: \(String(repeating: "x", count: 117))\n"
        ),
        Example(
            "a value on the next line that is too wide",
            "a:\n      \(String(repeating: "合", count: 59))\n",
            "a:\n  \(String(repeating: "合", count: 59))\n"
        ),
        Example(
            "brackets on the next line",
            "a:\n  {b: 1}\nc:\n  {\n  d: 2}\n",
            "a: { b: 1 }\nc:\n  {\n    d: 2 }\n"
        ),
        Example(
            "brackets on the next line that do not fit",
            "a:\n    [\(String(repeating: "x", count: 116))]\n",
            "a:\n  [\(String(repeating: "x", count: 116))]\n"
        ),
        Example(
            "brackets as keys, one too long to be written apart",
            "[a,b]: 1\n[\(Array(repeating: "x", count: 500).joined(separator: ","))]: 2\n",
            "[a, b]: 1\n[\(Array(repeating: "x", count: 500).joined(separator: ","))]: 2\n"
        ),
        Example(
            "anchors and tags",
            "a:   &x   !own\n   b: 1\nc: !!str   2\nd:\n   &y\n   - 3\n",
            "a: &x !own\n  b: 1\nc: !!str 2\nd: &y\n  - 3\n"
        ),
        Example(
            "an anchor of a key and one of its mapping",
            "- &m\n  &k a: 1\n-   &l b: 2\n",
            "- &m\n  &k a: 1\n- &l b: 2\n"
        ),
        Example(
            "merge keys and keys that are there twice",
            "a: &x {b: 1}\nc:\n   <<:  *x\n   b: 2\n   b: 3\n",
            "a: &x { b: 1 }\nc:\n  <<: *x\n  b: 2\n  b: 3\n"
        ),
        Example("tabs", "a:\t1\t# c\nb:\t{ c:\t2 }\n", "a: 1 # c\nb: { c: 2 }\n"),
        Example(
            "Windows",
            "\u{FEFF}a: 1\r\n\r\nb:\r\n    c: |\r\n        d\r\n\r\n        e\r\n",
            "a: 1\n\nb:\n  c: |\n    d\n\n    e\n"
        ),
        Example("old Macintosh", "a: 1\r\r\rb: 2\r", "a: 1\n\nb: 2\n"),
    ]

    static let brackets = [
        Example("dense ones", "a: {b: 1,c: [2,3]}\n", "a: { b: 1, c: [2, 3] }\n"),
        Example("wide ones", "a: {   b :  1  ,  c: [ 2 , 3 ]  }\n", "a: { b: 1, c: [2, 3] }\n"),
        Example("empty ones", "a: {  }\nb: [\n]\nc: [ [ ], { } ]\n", "a: {}\nb: []\nc: [[], {}]\n"),
        Example(
            "commas at the end",
            "a: [1,]\nb: { c: 2 , }\nd: [\n  3,\n]\n",
            "a: [1]\nb: { c: 2 }\nd: [\n    3,\n  ]\n"
        ),
        Example("commas at the start", "a: [1\n  ,2\n  ,3]\n", "a: [1,\n  2,\n  3]\n"),
        Example("a comment before a comma", "a: [1 # one\n  , 2]\n", "a: [1, # one\n  2]\n"),
        Example("comments on both sides of a comma", "a: [1 # one\n  , # two\n  2]\n", "a: [1, # one\n  # two\n  2]\n"),
        Example("no values", "a: {b, c: , d: }\n", "a: { b, c: , d: }\n"),
        Example("pairs", "a: [b: 1, ? c : 2, d: ]\n", "a: [b: 1, ? c: 2, d: ]\n"),
        Example("quoted keys without a space", #"a: {"b":1, 'c':2}"# + "\n", #"a: { "b": 1, 'c': 2 }"# + "\n"),
        Example("a hyphen that is a text", "a: [-,-]\nb: {c: -,}\n", "a: [-, -]\nb: { c: -}\n"),
        Example("aliases and anchors", "a: [&x 1 ,*x , &y ,*y]\n", "a: [&x 1, *x, &y , *y]\n"),
        Example(
            "broken ones in one another",
            "a: {b: [\n1,\n2\n], c: {\nd: 3 }}\n",
            "a: { b: [\n    1,\n    2\n  ], c: {\n    d: 3 } }\n"
        ),
        Example(
            "one that holds all",
            "{a: 1,\nb: {\nc: 2\n}\n}\n",
            "{ a: 1,\n  b: {\n    c: 2\n  }\n}\n"
        ),
        Example("in a list", "- [\n1,\n2\n]\n- {a: 1,\nb: 2}\n", "- [\n    1,\n    2\n  ]\n- { a: 1,\n  b: 2 }\n"),
        Example("empty lines", "a: [\n\n\n1,\n\n\n2\n\n]\n", "a: [\n\n    1,\n\n    2\n\n  ]\n"),
        Example("a key and a value on two lines", "a: {b:\n  1, ? c\n  : 2}\n", "a: { b: 1, ? c: 2 }\n"),
    ]

    static let comments = [
        Example("nothing else", "\n\n#a\n\n\n\n  #  b  \n", "# a\n\n#  b\n"),
        Example(
            "drawn lines and headings",
            "#---\n#====#\n##a\n#!b\n#\n#é\n#-- a\n",
            "#---\n#====#\n## a\n#!b\n#\n# é\n# -- a\n"
        ),
        Example(
            "behind an indicator",
            "a: # one\n  - # two\n    b: 1\n  -   # three\n",
            "a: # one\n  - # two\n    b: 1\n  - # three\n"
        ),
        Example(
            "between a key and its value",
            "a:\n      # one\n\n      # two\n      b\n",
            "a:\n  # one\n\n  # two\n  b\n"
        ),
        Example("behind properties", "a: &x # one\n  # two\n  b: 1\n", "a: &x # one\n  # two\n  b: 1\n"),
        Example(
            "before properties on their own lines",
            "a:\n  # one\n  &x\n  # two\n  b: 1\n",
            "a:\n  # one\n  &x\n  # two\n  b: 1\n"
        ),
        Example(
            "in place of entries",
            "a:\n   # b: 1\nc:\n  -\n     # d\n  - e\n",
            "a:\n  # b: 1\nc:\n  -\n    # d\n  - e\n"
        ),
        Example(
            "at the ends of levels",
            "a:\n    b:\n        c: 1\n        # of c\n      # of b still\n    # of b\n  # of a\n# of d\nd: 2\n",
            "a:\n  b:\n    c: 1\n    # of c\n  # of b still\n  # of b\n# of a\n# of d\nd: 2\n"
        ),
        Example("that go left and then right", "a:\n  b: 1\n# c\n  # d\ne: 2\n", "a:\n  b: 1\n# c\n# d\ne: 2\n"),
        Example(
            "behind a list as far left as its key",
            "a:\n- 1\n# of b\nb:\n- 2\n  # of 2\nc: 3\n",
            "a:\n  - 1\n# of b\nb:\n  - 2\n  # of 2\nc: 3\n"
        ),
        Example(
            "at the end of the file",
            "a:\n  b:\n    c: 1\n    # c\n\n  # b\n",
            "a:\n  b:\n    c: 1\n    # c\n\n  # b\n"
        ),
        Example("behind `|`", "a: |   #one\n   text\n#two\n", "a: | # one\n  text\n# two\n"),
        Example("right behind `|`", "a: |-# one\n   two\nb: >#\n", "a: |- # one\n  two\nb: > #\n"),
        Example(
            "in brackets",
            "a: [ #one\n 1, #two\n #three\n 2\n #four\n] #five\n",
            "a: [ # one\n    1, # two\n    # three\n    2\n    # four\n  ] # five\n"
        ),
        Example(
            "aligned in lines one below the other",
            "a: 1    # one\nbb: 22  # two\nc: 3 # three\n",
            "a: 1    # one\nbb: 22  # two\nc: 3 # three\n"
        ),
        Example(
            "aligned, with one that a wider text moves",
            "a: 1       # one\nb: {c: 2}  # two\nd: {e: 3,f: 4} # three\n",
            "a: 1         # one\nb: { c: 2 }  # two\nd: { e: 3, f: 4 } # three\n"
        ),
        Example(
            "aligned, and further indented than they will be",
            "a:\n        b: 1    # one\n        cc: 22  # two\n",
            "a:\n  b: 1    # one\n  cc: 22  # two\n"
        ),
        Example(
            "in a column that only chance has them share",
            "a: {b: 1} # one\nc: 1\nd: 23456  # two\n",
            "a: { b: 1 } # one\nc: 1\nd: 23456 # two\n"
        ),
        Example(
            "aligned in lines that become wider together",
            "a: {b: 1} # one\nc: 2      # two\n",
            "a: { b: 1 } # one\nc: 2        # two\n"
        ),
        Example("alone, far off", "a: 1          # one\n\nb: 2  # two\n", "a: 1 # one\n\nb: 2 # two\n"),
        Example(
            "in a column that they share",
            "a: 1          # one\n\nb: 22         # two\n",
            "a: 1          # one\n\nb: 22         # two\n"
        ),
        Example("aligned behind wide characters", "a: 合計  # one\nb: abcd  # two\n", "a: 合計  # one\nb: abcd  # two\n"),
    ]

    static let texts = [
        Example(
            "plain, over lines",
            "a: b\n     c\n\n\n     d\nb:\n         e\n    f\n",
            "a: b\n  c\n\n\n  d\nb:\n  e\n  f\n"
        ),
        Example("in quotes, over lines", "a: \"b   \n     c\n\n   d \"\n", "a: \"b\n  c\n\n  d \"\n"),
        Example(
            "with blanks and line breaks behind backslashes",
            "a: \"b \\\n      \\ c\\   \n  d\\\\   \n  e\"\n",
            "a: \"b \\\n  \\ c\\ \n  d\\\\\n  e\"\n"
        ),
        Example("in single quotes, with a backslash", "a: 'b\\   \n  c'\n", "a: 'b\\\n  c'\n"),
        Example("with quotes that nobody needs", "a: \"b\"\n'c': 'd'\n", "a: \"b\"\n'c': 'd'\n"),
        Example(
            "kept lines",
            "a: |\n        b\n          c\n\n        d   \ne: 1\n",
            "a: |\n  b\n    c\n\n  d   \ne: 1\n"
        ),
        Example(
            "kept lines with an indentation that is told",
            "a:\n    - |2-\n        b\n       c\n",
            "a:\n  - |2-\n      b\n     c\n"
        ),
        Example("kept lines after empty ones", "a: |\n    \n\n    b\n", "a: |\n\n\n  b\n"),
        Example("kept empty lines at the end", "a: |+\n   b\n\n\nc: >+\n  d\n\n", "a: |+\n  b\n\n\nc: >+\n  d\n\n"),
        Example(
            "empty lines at the end that are not kept",
            "a: |\n   b\n\n\n\nc: |-\n   d\n\n\n",
            "a: |\n  b\n\nc: |-\n  d\n"
        ),
        Example("kept lines at the end of a file without a line break", "a: |\n  b", "a: |-\n  b\n"),
        Example("kept lines at such an end, with all line breaks", "a: >+\n  b\n\n  c", "a: >-\n  b\n\n  c\n"),
        Example("no kept lines", "a: |\nb: >+\n\nc: |-\n", "a: |\nb: >+\n\nc: |-\n"),
        Example(
            "lines that end otherwise",
            "a: |\n  b\u{2028}  c\u{85}  d\ne: 'f\u{2029}  g'\n",
            "a: |\n  b\u{2028}  c\n  d\ne: 'f\u{2029}  g'\n"
        ),
        Example("from right to left, and emoji", "a:   שלום\n👩‍👩‍👧:   {  é: 合計}\n", "a: שלום\n👩‍👩‍👧: { é: 合計 }\n"),
        Example("alone", "  a\n b\n", "a\n  b\n"),
        Example("alone, like a marker", "   --- a\n", "  --- a\n"),
        Example("alone, of kept lines", "--- |\n a\n  b\n", "--- |\n  a\n   b\n"),
    ]

    static let documents = [
        Example("markers", "---\na: 1\n...\n", "---\na: 1\n...\n"),
        Example(
            "directives",
            "%YAML 1.1   # one\n# two\n\n\n---   # three\na:   1\n... # four\n",
            "%YAML 1.1 # one\n# two\n\n--- # three\na: 1\n... # four\n"
        ),
        Example("nodes behind a marker", "---   &x  [a,b]\n", "--- &x [a, b]\n"),
        Example("a marker and nothing", "---\n", "---\n"),
        Example("a tagged root", "--- !own\na: 1\n", "--- !own\na: 1\n"),
    ]
}
