import Foundation
import MisasCompiler
import MisasTooling

/// Specs whose texts try to be more than texts.
enum HostileSystem {
    /// What each text is made of.
    static let texts = [
        #"</script><script>window.broken = 1</script><img src=x onerror="window.broken = 2">"#,
        #"<!-- <b>'quoted' "twice" `back` ``two`` |pipe| \| *star* _line_ ~~gone~~ $x$ [a](javascript:alert(1)) ![i](x)"#,
        "# heading\n- item\n1. one\n    code\n---\n===\n> quote\n| a |\n|---|\n```\nfence\n~~~\n\n\nnext\u{2028}after",
        "\u{202E}turned\u{202C} \u{2066}isolated\u{2069} שלום עולם مرحبا 👩‍👧‍👦 é 合計 \u{FEFF}end",
        "{{data}} {{title}} ${window.broken = 3} </style> &amp; &lt; \\u003c %%{init: {}}%% \u{7F} ;",
        String(repeating: "long ", count: 2000),
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    ]

    private static func quoted(_ index: Int) -> String { JSONText.quoted(texts[index % texts.count]) }

    /// Two subsystems with such texts wherever one may stand.
    static let specs: [String] = [
        """
        misas: 1
        subsystem: readme
        description: \(quoted(0))
        types:
          ID: { identifier: uuid, description: \(quoted(1)) }
          Commands: { enum: { a: { value: \(quoted(1)), description: \(quoted(2)), deprecated: \(quoted(3)) } } }
          Either: { union: { one: { type: string, wireName: \(quoted(4)) }, two: none } }
        errors:
          Broken: { message: "no </script> |", tags: [odd], fields: {} }
        aggregates:
          Events:
            description: \(quoted(2))
            identifier: ID
            state: { value: { type: string, default: \(quoted(4)), wireName: \(quoted(1)) } }
            events:
              End: { description: \(quoted(3)), deprecated: \(quoted(0)), fields: { id: ID, click: string } }
              EndIsNear: { description: \(quoted(5)), fields: { id: ID } }
            commands:
              Style:
                description: \(quoted(6))
                creates: true
                fields: { id: ID, name: { type: string, pattern: "^[`|\\\\\\\\]+$", personal: true, description: \(quoted(1)) } }
                emits: [End]
                throws: [Broken]
                requires: [\(quoted(0))]
                http: POST /subgraph/end~x
              Click: { description: \(quoted(4)), fields: { id: ID }, emits: [EndIsNear, End] }
        predictions:
          Graph: { description: \(quoted(0)), key: id, fields: { id: ID } }
        policies:
          Class:
            description: \(quoted(0))
            on: [End, EndIsNear, Graph]
            sends: [Click]
            predicts: [Graph]
            partitionBy: id
        """,
        """
        misas: 1
        subsystem: end_1_x
        description: \(quoted(5))
        uses: [readme]
        types:
          AB: { fields: { events: "map<string, readme.ID>", deprecated: { type: int, deprecated: \(quoted(1)) } } }
          Ab: { enum: [a] }
        events:
          Happened: { stream: "end/{id}-{{x}} |`", fields: { id: readme.ID, "note": { type: string, wireName: "a/b~c <" } } }
        policies:
          Watch: { description: \(quoted(1)), on: [readme.End, Happened], sends: [readme.Click], failure: skip }
        """,
    ]

    static let subject = Subject("Hostile system", specs)

    /// What a system file says as badly.
    static let info = DocumentInfo(
        nil,
        title: texts[0],
        version: texts[1]
    )
}
