import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

/// A page in a folder of its own.
private struct Page {
    let file: String

    /// Opens the page of a system, and runs a script there.
    static func visit<Result: Decodable & Sendable>(
        _ system: SystemDescription,
        _ script: String,
        _ options: [String] = [],
        as type: Result.Type = Result.self
    ) async throws -> Browser.Visit<Result> {
        try await visit(SystemPage(system).html, script, options)
    }

    static func visit<Result: Decodable & Sendable>(
        _ html: String,
        _ script: String,
        _ options: [String] = [],
        as type: Result.Type = Result.self
    ) async throws -> Browser.Visit<Result> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-page-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "index.html")
        try Data(html.utf8).write(to: file)
        return try await Browser.visit(file.path(percentEncoded: false), script, options: options)
    }
}

@Suite("The page of a system, as bytes")
struct SystemPageTextTests {
    @Test("is made of the template that is there: run Scripts/embed-page after a change")
    func template() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).swift")
        defer { try? FileManager.default.removeItem(at: copy) }
        let run = try await Script.run("Scripts/embed-page", ["system", copy.path(percentEncoded: false)])
        #expect(run.status == 0, "\(run.output)")
        let source = Subject.root.appending(path: "Sources/MisasTooling/Documents/Page/SystemPageTemplate.swift")
        #expect(try Data(contentsOf: copy) == Data(contentsOf: source))
    }

    @Test("holds nothing of a text that means anything to HTML", arguments: try Subject.all())
    func escaping(subject: Subject) throws {
        let info = subject.name == HostileSystem.subject.name ? HostileSystem.info : DocumentInfo(nil, title: "T")
        let html = SystemPage(SystemDescription(try subject.specs(), info: info)).html
        let start = try #require(html.firstRange(of: #"id="data">"#)).upperBound
        let data = html[start..<(try #require(html[start...].firstRange(of: "</script>")).lowerBound)]
        #expect(!data.contains { "<>&".contains($0) })
        #expect(try JSONSerialization.jsonObject(with: Data(data.utf8)) is [String: Any])
        // Its two scripts and its style end where the template has them end.
        #expect(html.ranges(of: "</script").count == 2)
        #expect(html.ranges(of: "</style").count == 1)
        #expect(html.ranges(of: "<!--").isEmpty)
        // The name of SVG's elements, which nobody is asked for.
        #expect(SystemPageTemplate.html.ranges(of: "://").count == 1)
        #expect(SystemPage(SystemDescription(try subject.specs(), info: info)).html == html)
    }

    @Test(
        "has hashes as RFC 4648 writes them",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ]
    )
    func base64(text: String, encoded: String) {
        #expect(Base64.text(of: Array(text.utf8)) == encoded)
        #expect(Base64.text(of: SHA256.digest(of: [])) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }
}

@Suite(
    "The page of a system, in a browser",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: Browser.isToBeTested, "there is no Chromium")
)
struct SystemPageTests {
    /// Waits until what was asked for is drawn.
    private static let settled =
        "const settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"

    private static func script(_ body: String) -> String { "(async () => { \(settled) \(body) })()" }

    private static let find = """
        const find = async query => {
          const field = document.getElementById("search")
          field.value = query
          field.dispatchEvent(new Event("input"))
          await settled()
          return [...document.querySelectorAll("details")].filter(box => box.checkVisibility()).map(box => box.id)
        }
        """

    @Test("draws all that happens in the example, and each arrow between")
    func picture() async throws {
        struct Drawn: Decodable, Sendable {
            let nodes: [String]
            let edges: [String]
            let texts: [String]
            let inside: Bool
            let apart: Bool
        }
        let system = try Subject.banking().system()
        let visit = try await Page.visit(
            system,
            """
            (() => {
              const svg = document.querySelector("#flow svg"), whole = svg.getBoundingClientRect()
              const boxes = [...svg.querySelectorAll("[data-id] rect")].map(box => box.getBoundingClientRect())
              return {
                nodes: [...svg.querySelectorAll("[data-id]")].map(node => node.dataset.id).sort(),
                edges: [...svg.querySelectorAll("[data-from]")].map(edge => `${edge.dataset.from} ${edge.dataset.to}`).sort(),
                texts: [...svg.querySelectorAll("[data-id] text:not(.sub)")].map(text => text.textContent).sort(),
                inside: boxes.every(box => box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom),
                apart: boxes.every((one, index) => boxes.slice(index + 1).every(other =>
                  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top))
              }
            })()
            """,
            as: Drawn.self
        )
        #expect(visit.messages.isEmpty)
        let drawn: Set<Symbol.Kind> = [.command, .event, .prediction, .policy, .projection]
        let entries = system.subsystems.flatMap(\.entries).filter { drawn.contains($0.kind) }
        #expect(visit.result.nodes == entries.map { "\($0.subsystem).\($0.name)" }.sorted())
        #expect(visit.result.texts == entries.map(\.name).sorted())
        let steps = system.relations.all.compactMap { relation -> String? in
            let (source, target) = (system.name(of: relation.source), system.name(of: relation.target))
            switch relation.kind {
            case .emits, .sends, .schedules: return "\(source) \(target)"
            case .handles: return "\(target) \(source)"
            case .has, .failsWith, .speaksOf: return nil
            }
        }
        #expect(visit.result.edges == steps.sorted())
        #expect(steps.count == 26)
        #expect(visit.result.inside)
        #expect(visit.result.apart)
    }

    @Test("draws a part of it, and the map of the subsystems")
    func parts() async throws {
        struct Drawn: Decodable, Sendable {
            let options: [String]
            let nodes: [String]
            let map: [String]
            let arrows: Int
        }
        let visit = try await Page.visit(
            try Subject.banking().system(),
            """
            (() => {
              const choose = document.getElementById("scope")
              choose.value = [...choose.options].find(option => option.textContent === "Transfer").value
              choose.dispatchEvent(new Event("change"))
              return {
                options: [...choose.options].map(option => option.textContent),
                nodes: [...document.querySelectorAll("#flow [data-id]")].map(node => node.dataset.id).sort(),
                map: [...document.querySelectorAll("#map [data-id]")].map(node => node.dataset.id),
                arrows: document.querySelectorAll("#map [data-from=transfers][data-to=accounts]").length
              }
            })()
            """,
            as: Drawn.self
        )
        #expect(visit.messages.isEmpty)
        #expect(
            visit.result.options == [
                "The whole system (20 things)", "All of accounts (12 things)", "Account", "All of transfers (8 things)",
                "Transfer",
            ]
        )
        #expect(
            visit.result.nodes == [
                "accounts.DepositMoney", "accounts.WithdrawMoney", "transfers.CompleteTransfer",
                "transfers.FailTransfer",
                "transfers.MoveMoney", "transfers.RequestTransfer", "transfers.TransferCompleted",
                "transfers.TransferFailed", "transfers.TransferOverview", "transfers.TransferRequested",
            ]
        )
        #expect(visit.result.map == ["accounts", "transfers"])
        #expect(visit.result.arrows == 1)
    }

    @Test("finds things by name, by name in data, by field, by description, and tells in which field")
    func search() async throws {
        struct Found: Decodable, Sendable {
            let name, wireName, field, text, both, nothing, all: [String]
            let hit, told, none: String
        }
        let visit = try await Page.visit(
            try Subject.banking().system(),
            Self.script(
                """
                \(Self.find)
                const name = await find("WITHDRAWmoney"), wireName = await find("money_withdrawn"), text = await find("accountants")
                const field = await find("lastMovedAt")
                const hit = document.querySelector("details:not([hidden]) .hit").textContent
                const both = await find("full owner"), told = document.getElementById("told").textContent
                const nothing = await find("zebra"), none = document.getElementById("told").textContent
                const all = await find("")
                return { name, wireName, field, text, both, nothing, all, hit, told, none }
                """
            ),
            as: Found.self
        )
        #expect(visit.messages.isEmpty)
        #expect(visit.result.name == ["accounts.WithdrawMoney"])
        #expect(visit.result.wireName == ["accounts.MoneyWithdrawn"])
        #expect(visit.result.field == ["accounts.AccountView"])
        #expect(visit.result.hit == "in lastMovedAt")
        #expect(visit.result.text == ["accounts.Ledger"])
        #expect(visit.result.both == ["accounts.AccountOpened"])
        #expect(visit.result.told == "1 thing found")
        #expect(visit.result.nothing.isEmpty)
        #expect(visit.result.none == "Nothing has all of these words.")
        #expect(visit.result.all.count == 41)
    }

    @Test("has links that lead where they should, in both directions, and are reached by keys")
    func links() async throws {
        struct Followed: Decodable, Sendable {
            let dangling: [String]
            let count: Int
            let opened: Bool
            let inView: Bool
            let focused: String
            let after: Bool
            let leads: [String]
            let back: [String]
            let tabbable: Int
            let unnamed: Int
        }
        let visit = try await Page.visit(
            try Subject.banking().system(),
            Self.script(
                """
                \(Self.find)
                for (const box of document.querySelectorAll("details")) box.open = true
                await settled()
                const all = [...document.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href"))
                const dangling = all.filter(href => !document.getElementById(decodeURIComponent(href.slice(1))))
                const names = id => [...document.getElementById(id).querySelectorAll("dl a")].map(link => link.textContent)
                const leads = names("accounts.WithdrawMoney"), back = names("accounts.MoneyWithdrawn")
                for (const box of document.querySelectorAll("details")) box.open = false
                await settled()
                const target = document.getElementById("transfers.MoveMoney")
                document.querySelector("#flow [data-id='transfers.MoveMoney']").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))
                await new Promise(done => setTimeout(done, 0))
                await settled()
                const place = target.getBoundingClientRect()
                const opened = target.open, inView = place.top >= 0 && place.top < innerHeight
                const focused = document.activeElement.closest("details")?.id ?? ""
                // From what a search has hidden, the same.
                await find("ledger")
                location.hash = "accounts.Money"
                await settled()
                const after = document.getElementById("accounts.Money").open && document.getElementById("search").value === ""
                const reached = [...document.querySelectorAll("a[href], summary, input, select, [tabindex='0']")]
                const unnamed = reached.filter(one => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length)).length
                return { dangling, count: all.length, opened, inView, focused, after, leads, back, tabbable: reached.filter(one => one.tabIndex >= 0).length, unnamed }
                """
            ),
            as: Followed.self
        )
        #expect(visit.messages.isEmpty)
        #expect(visit.result.dangling.isEmpty)
        #expect(visit.result.count > 150)
        #expect(visit.result.leads.contains("MoneyWithdrawn") && visit.result.leads.contains("transfers.MoveMoney"))
        #expect(visit.result.back == ["Account", "WithdrawMoney", "AccountOverview", "Ledger", "CloseDormantAccounts"])
        #expect(visit.result.opened && visit.result.inView)
        #expect(visit.result.focused == "transfers.MoveMoney")
        #expect(visit.result.after)
        #expect(visit.result.tabbable > 60)
        #expect(visit.result.unnamed == 0)
    }

    @Test("marks what is deprecated and what is personal")
    func marks() async throws {
        let system = try Subject(
            "shop",
            [
                """
                misas: 1
                subsystem: shop
                events:
                  Gone:
                    deprecated: use Moved
                    fields: { name: { type: string, personal: true }, old: { type: int, deprecated: not counted } }
                """
            ]
        )
        .system()
        let visit: Browser.Visit<[String]> = try await Page.visit(
            system,
            Self.script(
                """
                const box = document.getElementById("shop.Gone")
                box.open = true
                await settled()
                return [box.querySelector("summary").textContent, ...[...box.querySelectorAll(".in p, li")].map(one => one.textContent)]
                """
            )
        )
        #expect(visit.messages.isEmpty)
        #expect(
            visit.result == [
                "eventGonedeprecatedpersonal", "deprecated use Moved", "Fields", "name string personal",
                "old int deprecatedDeprecated: not counted",
            ]
        )
    }

    @Test("has its headings in order, says in which language it is, and keeps its policy")
    func form() async throws {
        struct Form: Decodable, Sendable {
            let language: String
            let title: String
            let headings: [String]
            let ids: Int
            let refused: [String]
        }
        let visit = try await Page.visit(
            try Subject.banking().system(),
            Self.script(
                """
                const ids = [...document.querySelectorAll("[id]")].map(one => one.id)
                const refused = []
                document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective))
                try { document.body.innerHTML += "<b>x</b>" } catch { refused.push("thrown") }
                const script = document.createElement("script")
                try { script.textContent = "window.broken = 1" } catch { refused.push("thrown") }
                document.body.append(script)
                const picture = document.createElement("img")
                picture.src = "https://example.invalid/x.png"
                document.body.append(picture)
                try { await fetch("https://example.invalid/") } catch { refused.push("thrown") }
                await new Promise(done => setTimeout(done, 0))
                await settled()
                return { language: document.documentElement.lang, title: document.title, headings: [...document.querySelectorAll("h1, h2, h3, h4")].map(one => one.localName + " " + one.textContent), ids: ids.length - new Set(ids).size, refused: window.broken ? ["broken"] : [...new Set(refused)].sort() }
                """
            ),
            as: Form.self
        )
        #expect(visit.result.language == "en")
        #expect(visit.result.title == "Banking")
        #expect(visit.result.ids == 0)
        #expect(
            visit.result.headings.prefix(5) == [
                "h1 Banking", "h2 Which subsystem uses which", "h2 What leads to what", "h2 accounts", "h3 Account",
            ]
        )
        let levels = visit.result.headings.compactMap { $0.dropFirst().first?.wholeNumberValue }
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(visit.result.refused == ["connect-src", "img-src", "require-trusted-types-for", "thrown"])
        // The browser tells of what it refused, and asked nobody for it.
        #expect(!visit.messages.isEmpty && !visit.messages.contains { $0.hasPrefix("request:") }, "\(visit.messages)")
    }

    @Test("shows hostile texts as texts, and is no wider than a phone", arguments: [360, 1280])
    func hostile(width: Int) async throws {
        struct Shown: Decodable, Sendable {
            let broken: Bool
            let title: String
            let texts: [String]
            let wide: Int
            let elements: [String]
            let sideways: [String]
        }
        let system = SystemDescription(try HostileSystem.subject.specs(), info: HostileSystem.info)
        let visit = try await Page.visit(
            system,
            Self.script(
                """
                for (const box of document.querySelectorAll("details")) box.open = true
                await settled()
                const within = one => one.closest(".scroll") !== null
                return {
                  broken: "broken" in window, title: document.getElementById("title").textContent,
                  texts: [...document.querySelectorAll(".text, dd, li, li code, .in p")].map(one => one.textContent),
                  wide: document.documentElement.scrollWidth,
                  elements: [...new Set([...document.querySelectorAll("*")].map(one => one.localName))].sort(),
                  sideways: [...document.querySelectorAll("main *")].filter(one => !within(one) && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.localName + " " + one.className)
                }
                """
            ),
            ["--width", "\(width)", "--height", "740"],
            as: Shown.self
        )
        #expect(visit.messages.isEmpty)
        #expect(!visit.result.broken)
        #expect(visit.result.wide == width)
        #expect(visit.result.sideways.isEmpty)
        let all = Set(visit.result.texts)
        for text in HostileSystem.texts { #expect(all.contains { $0.contains(text) }, "\(text.prefix(80))") }
        #expect(visit.result.title == HostileSystem.texts[0])
        #expect(!visit.result.elements.contains { ["img", "b0", "iframe", "object", "embed", "form"].contains($0) })
    }

    @Test("opens everything on paper, and closes it afterwards")
    func paper() async throws {
        let visit: Browser.Visit<[Int]> = try await Page.visit(
            try Subject.banking().system(),
            Self.script(
                """
                const open = () => document.querySelectorAll("details[open]").length
                document.getElementById("accounts.Money").open = true
                const before = open()
                dispatchEvent(new Event("beforeprint"))
                const meanwhile = open(), filled = [...document.querySelectorAll(".in")].filter(one => one.childElementCount).length
                dispatchEvent(new Event("afterprint"))
                return [before, meanwhile, filled, open()]
                """
            )
        )
        #expect(visit.messages.isEmpty)
        #expect(visit.result == [1, 41, 41, 1])
    }

    @Test("can be read in the dark")
    func dark() async throws {
        struct Colors: Decodable, Sendable {
            let background: [Double]
            let contrasts: [Double]
        }
        let script = Self.script(
            """
            document.getElementById("accounts.OpenAccount").open = true
            await settled()
            const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
            const of = color => { pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3) }
            const light = color => { const [red, green, blue] = color.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * red + 0.7152 * green + 0.0722 * blue }
            const probe = Object.assign(document.createElement("p"), { className: "skip" })
            probe.style.background = "Canvas"
            document.body.append(probe)
            const background = of(getComputedStyle(probe).backgroundColor)
            const contrast = color => { const [one, other] = [light(of(color)), light(background)].sort((a, b) => b - a); return (one + 0.05) / (other + 0.05) }
            const contrasts = [".kind", ".dim", "dt", "dd a", ".tag.mark", "code", ".legend span"].flatMap(name => [...document.querySelectorAll(name)]).map(one => contrast(getComputedStyle(one).color))
            return { background, contrasts }
            """
        )
        let system = try Subject.banking().system()
        let light = try await Page.visit(system, script, as: Colors.self).result
        let dark = try await Page.visit(system, script, ["--dark"], as: Colors.self).result
        #expect(light.background.allSatisfy { $0 > 200 })
        #expect(dark.background.allSatisfy { $0 < 60 })
        // What WCAG 2.2 asks of texts.
        for contrast in light.contrasts + dark.contrasts { #expect(contrast >= 4.5) }
        #expect(light.contrasts.count > 80)
    }

    @Test("of a hundred aggregates opens, can be searched, and shows a part of the picture first")
    func large() async throws {
        struct Shown: Decodable, Sendable {
            let items: Int
            let found: Int
            let nodes: Int
            let whole: Int
            let wide: Int
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-large-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try await Script.run("Benchmarks/Scripts/write-specs", [folder.path(percentEncoded: false), "100"])
        #expect(run.status == 0, "\(run.output)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        let inputs = try names.map { name in
            let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
            return Compilation.Input(path: name, bytes: bytes, module: String(name.prefix { $0 != "." }))
        }
        let visit = try await Page.visit(
            try Subject("large", inputs: inputs).system(),
            Self.script(
                """
                \(Self.find)
                const nodes = document.querySelectorAll("#flow [data-id]").length
                const found = (await find("Order00Begun")).length
                await find("")
                const choose = document.getElementById("scope")
                choose.value = 0
                choose.dispatchEvent(new Event("change"))
                return {
                  items: document.querySelectorAll("details").length, found, nodes,
                  whole: document.querySelectorAll("#flow [data-id]").length, wide: document.documentElement.scrollWidth
                }
                """
            ),
            as: Shown.self
        )
        #expect(visit.messages.isEmpty)
        #expect(visit.result.items == 2400)
        #expect(visit.result.found > 0 && visit.result.found < 30)
        #expect(visit.result.nodes > 0 && visit.result.nodes <= 60)
        #expect(visit.result.whole == 1100)
        #expect(visit.result.wide == 1280)
    }

    @Test("draws no picture of more than anybody could look at, and shows the rest")
    func tooLarge() async throws {
        let events = (0..<5001).map { "  E\($0): {}\n" }.joined()
        let system = try Subject("large", ["misas: 1\nsubsystem: large\nevents:\n\(events)"]).system()
        let visit: Browser.Visit<[String]> = try await Page.visit(
            system,
            """
            [document.querySelector("#flow .scroll").textContent, String(document.querySelectorAll("details").length)]
            """
        )
        #expect(visit.messages.isEmpty)
        #expect(visit.result == ["5001 boxes are more than a picture can show.", "5001"])
    }

    @Test("is there for each of all systems, without a word on the console", arguments: try Subject.all())
    func all(subject: Subject) async throws {
        let system = try subject.system()
        let visit: Browser.Visit<Int> = try await Page.visit(system, #"document.querySelectorAll("details").length"#)
        #expect(visit.messages.isEmpty)
        #expect(visit.result == system.subsystems.map(\.entries.count).reduce(0, +))
    }
}
