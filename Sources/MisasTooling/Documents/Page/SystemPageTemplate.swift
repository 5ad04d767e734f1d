// Written by Scripts/embed-page from Templates/Docs. Do not edit.
// swift-format-ignore-file

/// The page that shows a system, before anything is put into it.
enum SystemPageTemplate {
    static let html = ###"""
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{{scriptHash}}'; style-src 'sha256-{{styleHash}}'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="misas-gen {{compiler}}">
<title>{{title}}</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --dim: #666; --mark: #b3261e; --command: #1c5fb8; --event: #a85500; --prediction: #b3264f; --policy: #6b2fa8; --projection: #1f7a4d; --aggregate: #7a6000; --query: #00707a; --error: #b3261e; --type: #5a6470 }
@media (prefers-color-scheme: dark) { :root { --dim: #aaa; --mark: #f2857d; --command: #7db1f5; --event: #f0a860; --prediction: #f58fae; --policy: #c79cf0; --projection: #5cc894; --aggregate: #dcc05a; --query: #5cc3cc; --error: #f2857d; --type: #a3aeba } }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
header, main, footer { max-width: 72rem; margin: auto; padding: 1rem }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25 }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.3rem }
h3 { margin: 1.5rem 0 .4rem; font-size: 1rem }
section, details { scroll-margin-top: 5.5rem }
p { margin: .25rem 0 }
a { color: var(--command) }
:focus-visible { outline: 2px solid var(--command); outline-offset: 2px }
.skip { position: absolute; left: -100vw }
.skip:focus { left: .5rem; top: .5rem; padding: .25rem .5rem; background: Canvas }
input[type=search], select { width: 100%; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit }
select { background: Canvas }
.find { position: sticky; top: 0; z-index: 1; padding: .75rem 0 .5rem; background: Canvas }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem .9rem; margin: .5rem 0 0; padding: 0; list-style: none; max-height: 9rem; overflow-y: auto }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0 }
summary { display: flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; padding: .5rem .75rem; cursor: pointer }
summary:hover { background: var(--soft) }
summary .about { flex: 1 1 16rem; min-width: 0; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
details[open] > summary .about { display: none }
.in { padding: 0 .75rem .75rem }
.kind { font: 600 .8rem ui-monospace, monospace; width: 5.5rem }
.command { --kind: var(--command) } .event { --kind: var(--event) } .prediction { --kind: var(--prediction) } .policy { --kind: var(--policy) } .projection { --kind: var(--projection) } .aggregate, .subsystem { --kind: var(--aggregate) } .query { --kind: var(--query) } .error { --kind: var(--error) } .type, .neighbour { --kind: var(--type) }
.kind, .legend span { color: var(--kind) }
code { font: .9em/1.45 ui-monospace, monospace }
.dim { color: var(--dim) }
.old { text-decoration: line-through }
.tag { font-size: .75rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--dim) }
.tag.mark { color: var(--mark); border-color: currentColor }
.text { white-space: pre-line }
dl { display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); gap: .15rem .75rem; margin: .5rem 0 }
dt { color: var(--dim) }
dd { margin: 0 }
ul.fields { list-style: none; margin: .25rem 0; padding: 0 0 0 .9rem; border-left: 2px solid var(--line) }
ul.fields li { margin: .3rem 0 }
.label { margin-top: .6rem; font-weight: 600 }
.scroll { overflow: auto; max-height: 80vh; margin: .5rem 0; border: 1px solid var(--line); border-radius: .4rem }
.legend { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .85rem }
.pick { display: grid; gap: .25rem; max-width: 30rem; margin: .5rem 0 }
.scroll.whole { max-height: none }
.scroll.whole svg { max-width: 100%; height: auto }
svg { display: block }
svg rect { fill: color-mix(in srgb, var(--kind) 14%, Canvas); stroke: var(--kind) }
svg .neighbour rect { stroke-dasharray: 4 3 }
svg text { fill: CanvasText; font: 600 13px system-ui, sans-serif }
svg text.sub { fill: var(--dim); font: 11px system-ui, sans-serif }
svg text.on { fill: var(--dim); font: 11px system-ui, sans-serif; text-anchor: middle; paint-order: stroke; stroke: Canvas; stroke-width: 4px }
svg path { fill: none; stroke: var(--dim); stroke-width: 1.3 }
svg path.schedules, svg path.keeps { stroke-dasharray: 5 4 }
svg path.lit { stroke: var(--command); stroke-width: 2.4 }
svg marker path { fill: var(--dim); stroke: none }
svg a:hover rect, svg a:focus-visible rect { stroke-width: 2.5 }
[hidden] { display: none !important }
@media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0 } dd { margin: 0 0 .3rem } .kind { width: auto } }
@media print {
  .find, .skip, .pick, .fit, nav { display: none }
  header, main, footer { max-width: none; padding: 0 }
  .scroll { overflow: visible; max-height: none; border: none }
  svg { max-width: 100%; height: auto }
  body { font-size: 12px }
  h2, h3, summary, .label { break-after: avoid }
  dd, li { break-inside: avoid }
}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<h1 id="title" dir="auto">{{title}}</h1>
<p id="facts" class="dim"></p>
<p id="about" class="text" dir="auto"></p>
<nav id="nav" aria-label="Parts of this page"></nav>
</header>
<main id="main" tabindex="-1">
<noscript><p>This page shows itself by its own script, which this browser does not run.</p></noscript>
</main>
<footer class="dim"><p>Written by misas-gen {{compiler}} from the system's specs.</p></footer>
<script type="application/json" id="data">{{data}}</script>
<script>
"use strict"
const data = JSON.parse(document.getElementById("data").textContent)
// Texts of users only ever become text: this takes no HTML, and the page's policy lets nothing else do so.
const build = space => (name, attributes, ...children) => {
  const node = space ? document.createElementNS(space, name) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== null && value !== undefined) node.setAttribute(key, value)
  node.append(...children.filter(child => child !== null && child !== undefined && child !== ""))
  return node
}
const make = build(null)
const draw = build("http://www.w3.org/2000/svg")
const items = new Map(data.items.map(item => [item.id, item]))
const counted = (count, one, many) => `${count} ${count === 1 ? one : many ?? one + "s"}`
const first = text => (text ?? "").split(/\n\s*\n/)[0].replace(/\s+/g, " ").slice(0, 300)
const nameOf = (id, home) => id.startsWith(home + ".") ? id.slice(home.length + 1) : id

// MARK: Words

const link = (id, home) => items.has(id) ? make("a", { href: "#" + id }, nameOf(id, home)) : make("span", null, nameOf(id, home))
// A value is a list of pieces: text, code, or a thing that there is a place for on this page.
const pieces = (value, home) => value.map(piece =>
  typeof piece === "string" ? piece : piece.c !== undefined ? make("code", null, piece.c) : link(piece.s, home))
const listed = (values, home, separator = ", ") => values.flatMap((value, index) => [...(index ? [separator] : []), ...pieces(value, home)])

const fieldOf = (field, home) => {
  const rules = field.rules.map(rule => [...pieces(rule, home)])
  if (field.default !== undefined) rules.push(["default ", make("code", null, field.default)])
  if (field.example !== undefined) rules.push(["such as ", make("code", null, field.example)])
  const item = make("li", null,
    make("code", field.deprecated ? { class: "old" } : null, field.name),
    ...(field.wire ? [make("span", { class: "dim" }, " in JSON "), make("code", null, field.wire)] : []),
    " ", make("span", { class: "dim" }, ...pieces(field.type ?? [], home), ...rules.flatMap(rule => [", ", ...rule])),
    ...(field.personal ? [" ", make("span", { class: "tag mark" }, "personal")] : []),
    ...(field.deprecated ? [" ", make("span", { class: "tag mark" }, "deprecated")] : []))
  if (field.description) item.append(make("div", { class: "text", dir: "auto" }, field.description))
  if (field.deprecated) item.append(make("div", { class: "dim", dir: "auto" }, `Deprecated: ${field.deprecated}`))
  return item
}

const fill = (box, item) => {
  const inside = box.querySelector(".in")
  if (inside.childElementCount) return
  if (item.deprecated) inside.append(make("p", { dir: "auto" }, make("span", { class: "tag mark" }, "deprecated"), " ", item.deprecated))
  if (item.description) inside.append(make("p", { class: "text", dir: "auto" }, item.description))
  const facts = make("dl")
  for (const [name, values, separator] of item.facts) facts.append(make("dt", null, name), make("dd", { dir: "auto" }, ...listed(values, item.subsystem, separator)))
  inside.append(facts)
  for (const [name, fields] of item.lists) {
    inside.append(make("p", { class: "label" }, name), make("ul", { class: "fields" }, ...fields.map(field => fieldOf(field, item.subsystem))))
  }
}

const boxOf = item => {
  const box = make("details", { id: item.id, class: item.kind },
    make("summary", null,
      make("span", { class: "kind" }, item.kind), make("code", item.deprecated ? { class: "old" } : null, item.name),
      item.route ? make("code", { class: "dim" }, item.route) : null,
      item.deprecated ? make("span", { class: "tag mark" }, "deprecated") : null,
      item.lists.some(([, fields]) => fields.some(field => field.personal)) ? make("span", { class: "tag mark" }, "personal") : null,
      make("span", { class: "tag hit", hidden: "" }),
      make("span", { class: "dim about", dir: "auto" }, first(item.description))),
    make("div", { class: "in" }))
  box.addEventListener("toggle", () => { if (box.open) fill(box, item) })
  return box
}

// MARK: Pictures

const pen = document.createElement("canvas").getContext("2d")
const widthOf = (text, font) => { pen.font = font; return pen.measureText(text).width }

const most = (numbers, least = 0) => numbers.reduce((one, other) => Math.max(one, other), least)

// Places as near to the wished ones as they can be with so much room between each two, by pooling neighbours.
const spread = (wishes, rooms) => {
  const offsets = []
  let sum = 0
  wishes.forEach((_, index) => { if (index) sum += rooms[index - 1]; offsets.push(sum) })
  const pools = []
  wishes.forEach((wish, index) => {
    pools.push({ total: wish - offsets[index], count: 1 })
    while (pools.length > 1) {
      const last = pools[pools.length - 1], before = pools[pools.length - 2]
      if (before.total / before.count <= last.total / last.count) break
      before.total += last.total
      before.count += last.count
      pools.pop()
    }
  })
  return pools.flatMap(pool => Array(pool.count).fill(pool.total / pool.count)).map((place, index) => place + offsets[index])
}

// From left to right in columns: what follows stands behind what leads to it. An edge that closes a circle runs back.
const layout = (nodes, edges, gap) => {
  const next = nodes.map(() => []), before = nodes.map(() => [])
  edges.forEach((edge, number) => { next[edge.from].push(number); before[edge.to].push(number) })
  const state = nodes.map(() => 0), order = []
  const visit = root => {
    const path = [[root, 0]]
    state[root] = 1
    while (path.length) {
      const top = path[path.length - 1]
      const number = next[top[0]][top[1]++]
      if (number === undefined) { state[top[0]] = 2; order.push(top[0]); path.pop(); continue }
      const edge = edges[number]
      if (state[edge.to] === 1) edge.turned = true
      else if (state[edge.to] === 0) { state[edge.to] = 1; path.push([edge.to, 0]) }
    }
  }
  nodes.forEach((_, index) => { if (!before[index].length && !state[index]) visit(index) })
  nodes.forEach((_, index) => { if (!state[index]) visit(index) })
  order.reverse()
  const low = edge => edge.turned ? edge.to : edge.from, high = edge => edge.turned ? edge.from : edge.to
  const lower = nodes.map(() => []), upper = nodes.map(() => [])
  for (const edge of edges) if (edge.from !== edge.to) { upper[low(edge)].push(high(edge)); lower[high(edge)].push(low(edge)) }
  const layer = nodes.map(() => 0)
  for (const node of order) for (const other of upper[node]) layer[other] = Math.max(layer[other], layer[node] + 1)
  for (const node of order) if (!lower[node].length && upper[node].length) layer[node] = -most(upper[node].map(other => -layer[other]), -Infinity) - 1

  // An edge over several columns goes through a place of its own in each.
  const cells = nodes.map((node, index) => ({ height: node.height, width: node.width, layer: layer[index], up: [], down: [], y: 0 }))
  for (const edge of edges) {
    edge.path = [low(edge)]
    for (let at = layer[low(edge)] + 1; at < layer[high(edge)]; at++) {
      edge.path.push(cells.length)
      cells.push({ height: 6, width: 0, layer: at, up: [], down: [], y: 0 })
    }
    edge.path.push(high(edge))
    if (edge.from === edge.to) continue
    edge.path.slice(1).forEach((cell, index) => { cells[cell].down.push(edge.path[index]); cells[edge.path[index]].up.push(cell) })
  }
  const columns = Array.from({ length: most(layer) + 1 }, () => [])
  for (const index of order) columns[cells[index].layer].push(index)
  for (let index = nodes.length; index < cells.length; index++) columns[cells[index].layer].push(index)
  const rank = []
  const number = column => column.forEach((cell, index) => { rank[cell] = index })
  const mean = (list, value, otherwise) => list.length ? list.reduce((sum, cell) => sum + value(cell), 0) / list.length : otherwise
  columns.forEach(number)
  for (let round = 0; round < 10; round++) {
    const down = round % 2 === 0
    for (const column of down ? columns : [...columns].reverse()) {
      const wish = new Map(column.map(cell => [cell, mean(down ? cells[cell].down : cells[cell].up, other => rank[other], rank[cell])]))
      column.sort((one, other) => wish.get(one) - wish.get(other) || rank[one] - rank[other])
      number(column)
    }
  }
  for (const column of columns) { let y = 0; for (const cell of column) { cells[cell].y = y + cells[cell].height / 2; y += cells[cell].height + 14 } }
  for (let round = 0; round < 8; round++) {
    const down = round % 2 === 0
    for (const column of down ? columns : [...columns].reverse()) {
      const wishes = column.map(cell => mean(down ? cells[cell].down : cells[cell].up, other => cells[other].y, cells[cell].y))
      const rooms = column.slice(1).map((cell, index) => (cells[cell].height + cells[column[index]].height) / 2 + 14)
      spread(wishes, rooms).forEach((y, index) => { cells[column[index]].y = y })
    }
  }
  const lefts = [], widths = columns.map(column => most(column.map(cell => cells[cell].width)))
  widths.reduce((x, width, index) => { lefts[index] = x; return x + width + gap }, 0)
  const top = -most(cells.map(cell => cell.height / 2 - cell.y), -Infinity)
  nodes.forEach((node, index) => { node.x = lefts[layer[index]]; node.y = cells[index].y - top - node.height / 2 })
  for (const edge of edges) {
    // Each place with where the edge comes in and goes out.
    edge.stops = edge.path.map((cell, index) => {
      const y = cells[cell].y - top, left = lefts[cells[cell].layer]
      return index === 0 ? [left + cells[cell].width, left + cells[cell].width, y]
        : index === edge.path.length - 1 ? [left, left, y] : [left, left + widths[cells[cell].layer], y]
    })
    // Beside the edge that runs the other way.
    if (edge.turned) edge.stops = edge.stops.map(([from, to, y]) => [to, from, y + 9]).reverse()
  }
  return { width: most(nodes.map(node => node.x + node.width)), height: most(cells.map(cell => cell.y + cell.height / 2), -Infinity) - top }
}

// The parts of a graph that nothing connects, each laid out by itself.
const parts = (nodes, edges) => {
  const root = nodes.map((_, index) => index)
  const find = index => { while (root[index] !== index) { root[index] = root[root[index]]; index = root[index] } return index }
  for (const edge of edges) root[find(edge.from)] = find(edge.to)
  const groups = new Map()
  nodes.forEach((node, index) => { const key = find(index); if (!groups.has(key)) groups.set(key, { nodes: [], edges: [], places: new Map() }); const group = groups.get(key); group.places.set(index, group.nodes.length); group.nodes.push(node) })
  for (const edge of edges) { const group = groups.get(find(edge.from)); edge.from = group.places.get(edge.from); edge.to = group.places.get(edge.to); group.edges.push(edge) }
  return [...groups.values()]
}

const curve = stops => stops.reduce((path, [from, to, y], index) => {
  if (index === 0) return `M${to} ${y}`
  const [, x, above] = stops[index - 1], middle = (x + from) / 2
  return `${path}C${middle} ${above} ${middle} ${y} ${from} ${y}${to === from ? "" : `L${to} ${y}`}`
}, "")

let pictures = 0
const picture = (nodes, edges, label, gap = 48) => {
  const head = `arrow-${++pictures}`
  const places = new Map(nodes.map((node, index) => [node.id, index]))
  for (const node of nodes) {
    node.width = Math.ceil(Math.max(90, widthOf(node.name, "600 13px system-ui, sans-serif") + 24, widthOf(node.sub, "11px system-ui, sans-serif") + 24))
    node.height = 42
  }
  const drawn = edges.map(edge => ({ ...edge, source: edge.from, target: edge.to, from: places.get(edge.from), to: places.get(edge.to) }))
  const margin = 12
  let width = 0, height = margin
  const lone = []
  for (const part of parts(nodes, drawn)) {
    if (part.nodes.length === 1 && !part.edges.length) { lone.push(part.nodes[0]); continue }
    const size = layout(part.nodes, part.edges, gap)
    for (const node of part.nodes) { node.x += margin; node.y += height }
    for (const edge of part.edges) edge.stops = edge.stops.map(([from, to, y]) => [from + margin, to + margin, y + height])
    width = Math.max(width, size.width)
    height += size.height + 24
  }
  // What nothing is connected to stands below, in rows.
  let x = margin
  const limit = Math.max(width, 700)
  lone.forEach((node, index) => {
    if (index && x + node.width > limit) { x = margin; height += 56 }
    node.x = x
    node.y = height
    x += node.width + 14
    width = Math.max(width, x - 14 - margin)
    if (index === lone.length - 1) height += 56
  })
  width = Math.ceil(width + 2 * margin)
  height = Math.ceil(height)
  const lines = drawn.map(edge => {
    return draw("path", { class: edge.kind, d: edge.from === edge.to ? loop(nodes[places.get(edge.source)]) : curve(edge.stops), "marker-end": `url(#${head})`, "data-from": edge.source, "data-to": edge.target },
      draw("title", null, edge.title))
  })
  const words = drawn.filter(edge => edge.label && edge.stops.length > 1).map(edge =>
    draw("text", { class: "on", x: (edge.stops[0][1] + edge.stops[1][0]) / 2, y: (edge.stops[0][2] + edge.stops[1][2]) / 2 - 5 }, edge.label))
  const shapes = nodes.map(node => {
    const inside = [draw("title", null, node.title), draw("rect", { x: node.x, y: node.y, width: node.width, height: node.height, rx: node.round }),
      draw("text", { x: node.x + 12, y: node.y + 18 }, node.name), draw("text", { class: "sub", x: node.x + 12, y: node.y + 33 }, node.sub)]
    const shape = draw(node.href ? "a" : "g", { class: node.kind, href: node.href, "data-id": node.id }, ...inside)
    const light = isOn => { for (const line of lines) if (line.dataset.from === node.id || line.dataset.to === node.id) line.classList.toggle("lit", isOn) }
    for (const [event, isOn] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) shape.addEventListener(event, () => light(isOn))
    return shape
  })
  const arrow = draw("defs", null, draw("marker", { id: head, viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, draw("path", { d: "M0 0L8 4L0 8Z" })))
  return draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label }, arrow, ...lines, ...shapes, ...words)
}
// An edge from a node to itself.
const loop = node => `M${node.x + node.width - 20} ${node.y}c0 -14 12 -14 12 0`

// MARK: What leads to what

const drawnKinds = ["command", "event", "prediction", "policy", "projection"]
const verbs = { emits: "leads to", handles: "is handled by", sends: "sends", schedules: "schedules" }
// In the direction in which things happen: what is handled comes before who handles it.
const steps = data.edges.map(([source, kind, target]) => kind === "handles" ? { from: target, kind, to: source } : { from: source, kind, to: target })
const around = new Map()
for (const step of steps) for (const id of [step.from, step.to]) { if (!around.has(id)) around.set(id, []); around.get(id).push(step) }
const nodeOf = id => {
  const item = items.get(id)
  if (!item) return { id, name: id, sub: "elsewhere", kind: "neighbour", round: 4, title: id }
  const owner = item.aggregate ? nameOf(item.aggregate, item.subsystem) : data.subsystems.length > 1 ? item.subsystem : ""
  return { id, name: item.name, sub: [item.kind, owner].filter(Boolean).join(" · "), kind: item.kind, href: "#" + id, round: item.kind === "event" || item.kind === "prediction" ? 18 : item.kind === "projection" ? 10 : 4, title: first(item.description) || item.name }
}
const flowOf = scope => {
  const core = new Set(data.items.filter(item => drawnKinds.includes(item.kind) && scope(item)).map(item => item.id))
  const chosen = new Set()
  const take = id => { for (const step of around.get(id) ?? []) chosen.add(step) }
  for (const id of core) take(id)
  // What policies of others do because of this belongs to the story too.
  for (const step of [...chosen]) {
    if (step.kind === "handles") for (const further of around.get(step.to) ?? []) if (further.kind !== "handles") chosen.add(further)
  }
  const edges = steps.filter(step => chosen.has(step))
  const ids = new Set([...core, ...edges.flatMap(step => [step.from, step.to])])
  return {
    nodes: [...ids].map(nodeOf),
    edges: edges.map(step => ({ ...step, kind: step.kind === "handles" && items.get(step.to)?.kind === "projection" ? "keeps" : step.kind, title: `${step.from} ${verbs[step.kind]} ${step.to}` }))
  }
}

const flowSection = () => {
  const drawn = data.items.filter(item => drawnKinds.includes(item.kind))
  if (!drawn.length) return null
  const many = data.subsystems.length > 1
  const scopes = []
  const choose = make("select", { id: "scope" })
  const add = (group, name, scope) => { group.append(make("option", { value: scopes.length }, name)); scopes.push(scope) }
  if (many) add(choose, `The whole system (${counted(drawn.length, "thing")})`, () => true)
  for (const subsystem of data.subsystems) {
    const own = drawn.filter(item => item.subsystem === subsystem.name)
    if (!own.length) continue
    const group = make("optgroup", { label: subsystem.name })
    add(group, `${many ? `All of ${subsystem.name}` : "The whole system"} (${counted(own.length, "thing")})`, item => item.subsystem === subsystem.name)
    for (const aggregate of data.items.filter(item => item.subsystem === subsystem.name && item.kind === "aggregate")) {
      add(group, aggregate.name, item => item.aggregate === aggregate.id)
    }
    choose.append(group)
  }
  const frame = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "What leads to what, as a picture" })
  const fit = make("input", { type: "checkbox", id: "fit" })
  fit.addEventListener("change", () => frame.classList.toggle("whole", fit.checked))
  const show = () => {
    const { nodes, edges } = flowOf(scopes[choose.value])
    frame.replaceChildren(nodes.length > 5000 ? make("p", { class: "in" }, `${nodes.length} boxes are more than a picture can show.`) : picture(nodes, edges, "What leads to what"))
  }
  choose.addEventListener("change", show)
  // Where the whole would be more than anybody takes in at a glance, a part is shown first.
  const sizes = scopes.map(scope => drawn.filter(scope).length)
  const fitting = sizes.findIndex(size => size && size <= 60)
  choose.value = fitting >= 0 ? fitting : sizes.indexOf(-most(sizes.filter(Boolean).map(size => -size), -Infinity))
  show()
  return make("section", { id: "flow", class: "overview", "aria-labelledby": "flow-title" },
    make("h2", { id: "flow-title" }, "What leads to what"),
    make("p", { class: "dim" }, "From left to right: a command leads to events, policies react to them and send further commands, projections keep what is read. Each box leads to its description."),
    make("p", { class: "legend" }, ...drawnKinds.filter(kind => drawn.some(item => item.kind === kind)).map(kind => make("span", { class: kind }, `■ ${kind}`))),
    make("label", { class: "pick" }, "Show", choose), make("label", { class: "fit" }, fit, " all of it at once, however small"), frame)
}

// MARK: The map of subsystems

const mapSection = () => {
  if (data.subsystems.length + data.neighbours.length < 2) return null
  const nodes = [...data.subsystems.map(one => ({ id: one.name, name: one.name, sub: counted(data.items.filter(item => item.subsystem === one.name).length, "thing"), kind: "subsystem", href: "#subsystem-" + one.name, round: 6, title: first(one.description) || one.name })),
    ...data.neighbours.map(name => ({ id: name, name, sub: "described elsewhere", kind: "neighbour", round: 6, title: name }))]
  const edges = data.links.map(one => ({ from: one.source, to: one.target, kind: "uses",
    label: [one.sends.length ? "sends" : "", one.handles.length ? "reacts" : "", one.names.length ? "uses" : ""].filter(Boolean).join(", ") || "uses",
    title: `${one.source} uses ${one.target}` }))
  const grouped = pairs => { const found = new Map(); for (const [source, target] of pairs) { if (!found.has(source)) found.set(source, []); found.get(source).push(target) } return [...found] }
  const list = make("ul", null, ...data.links.map(one => {
    const lines = [
      ...grouped(one.sends).map(([source, targets]) => [link(source), " sends ", ...listed(targets.map(target => [{ s: target }]))]),
      ...grouped(one.handles).map(([source, targets]) => [link(source), " reacts to ", ...listed(targets.map(target => [{ s: target }]))]),
      ...(one.names.length ? [["It speaks of ", ...listed(one.names.map(target => [{ s: target }]))]] : [])]
    return make("li", null, make("b", null, one.source), " uses ", make("b", null, one.target), ...(lines.length ? [make("ul", null, ...lines.map(line => make("li", null, ...line)))] : []))
  }))
  const frame = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Which subsystem uses which, as a picture" }, picture(nodes, edges, "Which subsystem uses which", 130))
  return make("section", { id: "map", class: "overview", "aria-labelledby": "map-title" },
    make("h2", { id: "map-title" }, "Which subsystem uses which"), frame, data.links.length ? list : null)
}

// MARK: Everything, by subsystems

const sections = [["command", "Commands"], ["event", "Events"], ["query", "Queries"], ["prediction", "Predictions"], ["projection", "Projections"], ["policy", "Policies"], ["error", "Errors"], ["type", "Types"]]
const boxes = []
const groupOf = (title, members) => {
  const own = members.map(item => { const box = boxOf(item); boxes.push({ box, item }); return box })
  return make("section", { class: "group" }, make("h3", null, title), ...own)
}
const subsystemSection = one => {
  const own = data.items.filter(item => item.subsystem === one.name)
  const groups = own.filter(item => item.kind === "aggregate").map(aggregate =>
    groupOf(aggregate.name, [aggregate, ...own.filter(item => item.aggregate === aggregate.id)]))
  for (const [kind, title] of sections) {
    const members = own.filter(item => item.kind === kind && !item.aggregate)
    if (members.length) groups.push(groupOf(title, members))
  }
  return make("section", { id: "subsystem-" + one.name, class: "described" }, make("h2", null, one.name),
    one.description ? make("p", { class: "text", dir: "auto" }, one.description) : null, ...groups)
}

// MARK: Search

const wordsOf = item => {
  const fields = item.lists.flatMap(([, list]) => list).map(field => ({ name: field.name, text: [field.name, field.wire, field.description, field.deprecated].filter(Boolean).join(" ").toLowerCase() }))
  return { head: [item.kind, item.id, item.wire, item.route, item.description, item.deprecated].filter(Boolean).join(" ").toLowerCase(), fields }
}
const search = (query, told) => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  let count = 0
  for (const entry of boxes) {
    const { box, item } = entry
    const known = entry.words ??= wordsOf(item)
    const hits = known.fields.filter(field => words.some(word => field.text.includes(word) && !known.head.includes(word)))
    const isFound = words.every(word => known.head.includes(word) || known.fields.some(field => field.text.includes(word)))
    box.hidden = !isFound
    if (isFound) count++
    const hit = box.querySelector(".hit")
    hit.hidden = !words.length || !isFound || !hits.length
    hit.textContent = hit.hidden ? "" : `in ${hits.slice(0, 3).map(field => field.name).join(", ")}`
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = ![...group.querySelectorAll("details")].some(box => !box.hidden)
  for (const one of document.querySelectorAll(".described")) one.hidden = words.length > 0 && ![...one.querySelectorAll("details")].some(box => !box.hidden)
  for (const one of document.querySelectorAll(".overview")) one.hidden = words.length > 0
  told.textContent = !words.length ? "" : count ? `${counted(count, "thing")} found` : "Nothing has all of these words."
}

// MARK: The page

const show = () => {
  document.getElementById("facts").append(...[
    data.version ? [`Version ${data.version}`] : null,
    data.license ? ["Licence: ", data.license.href ? make("a", { href: data.license.href }, data.license.name) : data.license.name] : null,
    ...data.contacts.map(contact => [contact.name, ...(contact.links.flatMap(one => [" ", one.href ? make("a", { href: one.href }, one.text) : one.text]))])
  ].filter(Boolean).flatMap((part, index) => index ? [" · ", ...part] : part))
  document.getElementById("about").textContent = data.description ?? ""
  const main = document.getElementById("main")
  const told = make("p", { class: "dim", role: "status", id: "told" })
  const field = make("input", { id: "search", type: "search", placeholder: "Search names, fields and descriptions", "aria-label": "Search names, fields and descriptions", autocomplete: "off" })
  const shown = [mapSection(), flowSection(), ...data.subsystems.map(subsystemSection)].filter(Boolean)
  main.replaceChildren(make("div", { class: "find", role: "search" }, field, told), ...shown)
  document.getElementById("nav").append(make("ul", null, ...shown.map(part => make("li", null, make("a", { href: "#" + part.id }, part.querySelector("h2").textContent)))))
  field.addEventListener("input", () => search(field.value, told))
  const reveal = id => {
    const target = id && document.getElementById(id)
    if (!target || !main.contains(target)) return false
    if (field.value && target.closest("[hidden]")) { field.value = ""; search("", told) }
    if (items.has(id)) { fill(target, items.get(id)); target.open = true; target.querySelector("summary").focus({ preventScroll: true }) }
    target.scrollIntoView()
    return true
  }
  const here = () => { try { return decodeURIComponent(location.hash.slice(1)) } catch { return "" } }
  addEventListener("hashchange", () => reveal(here()))
  document.addEventListener("click", event => {
    const target = event.target.closest?.("a")?.getAttribute("href")
    if (target?.startsWith("#") && "#" + here() === target) reveal(target.slice(1))
  })
  reveal(here())
  // On paper nothing can be opened.
  let opened = []
  addEventListener("beforeprint", () => {
    opened = boxes.filter(({ box }) => !box.hidden && !box.open)
    for (const { box, item } of boxes) if (!box.hidden) { fill(box, item); box.open = true }
  })
  addEventListener("afterprint", () => { for (const { box } of opened) box.open = false })
}
show()
</script>
</body>
</html>

"""###
}
