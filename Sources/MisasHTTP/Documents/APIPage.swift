// Written by Scripts/embed-page from Templates/Docs. Do not edit.
// swift-format-ignore-file

/// The page that shows the OpenAPI document, which it reads from beside itself.
enum APIPage {
    static let html = ###"""
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API</title>
<style>
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --dim: #777; --get: #1f7a4d; --post: #1c5fb8; --put: #8a5a00; --delete: #b3261e }
@media (prefers-color-scheme: dark) { :root { --dim: #aaa; --get: #5cc894; --post: #7db1f5; --put: #e0aa4e; --delete: #f2857d } }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif }
header, main { max-width: 60rem; margin: auto; padding: 1rem }
h1 { margin: 0; font-size: 1.6rem }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem }
h3 { margin: 1rem 0 .25rem; font-size: .95rem }
p { margin: .25rem 0 }
input { width: 100%; margin-top: .75rem; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; overflow: hidden }
summary { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; padding: .5rem .75rem; cursor: pointer }
summary:hover { background: var(--soft) }
.in { padding: 0 .75rem .75rem }
.method { font: 600 .8rem ui-monospace, monospace; width: 4rem }
.GET { color: var(--get) } .POST { color: var(--post) } .PUT, .PATCH { color: var(--put) } .DELETE { color: var(--delete) }
code, pre { font: .85rem/1.45 ui-monospace, monospace }
pre { margin: .25rem 0; padding: .6rem .75rem; background: var(--soft); border-radius: .4rem; overflow-x: auto }
.dim { color: var(--dim) }
.old { text-decoration: line-through }
.tag { font-size: .75rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--dim) }
ul.fields { list-style: none; margin: .25rem 0; padding: 0 0 0 .9rem; border-left: 2px solid var(--line) }
ul.fields li { margin: .15rem 0 }
</style>
</head>
<body>
<header>
<h1 id="title">API</h1>
<p id="about" class="dim">Reading the document …</p>
<input id="search" type="search" placeholder="Search commands, queries and paths" aria-label="Search" autocomplete="off">
</header>
<main id="main"></main>
<script>
"use strict"
const make = (name, attributes, ...children) => {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes ?? {})) node.setAttribute(key, value)
  node.append(...children.filter(child => child !== null && child !== undefined && child !== ""))
  return node
}
let api = {}
const follow = schema => schema?.$ref ? schema.$ref.slice(2).split("/").reduce((at, part) => at?.[part], api) ?? {} : schema ?? {}
const nameOf = schema => schema?.$ref?.split("/").pop()

// A type in a few words, and what is asked of its values.
const words = schema => {
  if (!schema || Object.keys(schema).length === 0) return "anything"
  if (schema.$ref) return nameOf(schema) + (follow(schema).enum ? `: ${words(follow(schema))}` : "")
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf).map(words).join(" or ")
  const type = [schema.type ?? []].flat().join(" or ")
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(" or ")
  if (schema.type === "array") return `list of ${words(schema.items)}`
  if (schema.additionalProperties?.type || schema.additionalProperties?.$ref) return `map to ${words(schema.additionalProperties)}`
  return schema.format ? `${type} (${schema.format})` : type || "anything"
}
const checks = schema => ["minLength", "maxLength", "pattern", "minimum", "maximum", "x-minimum", "x-maximum", "minItems", "maxItems", "default"]
  .filter(key => schema?.[key] !== undefined && !(key === "pattern" && schema.format))
  .map(key => `${key.replace("x-", "")} ${typeof schema[key] === "string" ? schema[key] : JSON.stringify(schema[key])}`).join(", ")

const fields = (schema, above = []) => {
  const found = follow(schema), list = make("ul", { class: "fields" })
  const name = nameOf(schema)
  if (name && above.includes(name)) return null
  const inside = name ? [...above, name] : above
  for (const [key, value] of Object.entries(found.properties ?? {})) {
    const required = found.required?.includes(key)
    const item = make("li", null,
      make("code", value.deprecated ? { class: "old" } : null, key), " ",
      make("span", { class: "dim" }, `${words(value)}${required ? "" : ", optional"}${checks(value) ? ", " + checks(value) : ""}`))
    if (value.description) item.append(make("div", null, value.description))
    const more = fields(value.type === "array" ? value.items : value, inside)
    if (more) item.append(more)
    list.append(item)
  }
  for (const one of found.oneOf ?? found.anyOf ?? []) {
    const more = fields(one, inside)
    list.append(make("li", null, ...(more ? [more] : [make("span", { class: "dim" }, `or ${words(one)}`)])))
  }
  return list.childElementCount ? list : null
}

const sample = (schema, depth = 0) => {
  const found = follow(schema)
  if (schema?.examples ?? found.examples) return (schema?.examples ?? found.examples)[0]
  if (schema?.default !== undefined) return schema.default
  if (found.const !== undefined) return found.const
  if (found.enum) return found.enum[0]
  if (found.oneOf ?? found.anyOf) return sample((found.oneOf ?? found.anyOf)[0], depth + 1)
  const type = [found.type].flat()[0]
  if (depth > 6) return null
  switch (type) {
    case "object": {
      const value = {}
      for (const key of found.required ?? Object.keys(found.properties ?? {})) value[key] = sample(found.properties?.[key], depth + 1)
      return value
    }
    case "array": return found.minItems ? [sample(found.items, depth + 1)] : []
    case "integer": case "number": return found.minimum ?? 1
    case "boolean": return true
    case "string": switch (found.format) {
      case "uuid": return "0190a6f0-0000-7000-8000-000000000001"
      case "date": return "2030-01-01"
      case "date-time": return "2030-01-01T12:00:00Z"
      case "decimal": return "1"
      case "duration": return "PT1H"
      default: return "text"
    }
    default: return null
  }
}

const operation = (method, path, described) => {
  const inside = make("div", { class: "in" })
  const box = make("details", { id: described.operationId },
    make("summary", null,
      make("span", { class: `method ${method}` }, method), make("code", described.deprecated ? { class: "old" } : null, path),
      make("span", { class: "dim" }, described.summary ?? ""),
      ...(described.security ?? []).flatMap(one => Object.values(one).flat()).map(role => make("span", { class: "tag" }, role))))
  box.append(inside)
  box.dataset.words = [method, path, described.operationId, described.description ?? ""].join(" ").toLowerCase()
  const fill = () => {
    if (inside.childElementCount) return
    inside.append(make("p", null, described.description ?? ""), make("p", { class: "dim" }, make("code", null, described.operationId)))
    const parameters = described.parameters ?? []
    if (parameters.length) {
      inside.append(make("h3", null, "Parameters"))
      const list = make("ul", { class: "fields" })
      for (const parameter of parameters) {
        const item = make("li", null, make("code", null, parameter.name), " ", make("span", { class: "dim" },
          `in the ${parameter.in}, ${words(parameter.schema)}${parameter.required ? "" : ", optional"}${checks(parameter.schema) ? ", " + checks(parameter.schema) : ""}`))
        if (parameter.description) item.append(make("div", null, parameter.description))
        list.append(item)
      }
      inside.append(list)
    }
    const body = described.requestBody?.content?.["application/json"]?.schema
    if (body) inside.append(make("h3", null, "Body"), fields(body) ?? "")
    let url = path
    for (const parameter of parameters.filter(one => one.in === "path")) url = url.replace(`{${parameter.name}}`, sample(parameter.schema))
    const call = [`curl ${method === "GET" ? "" : `-X ${method} `}${location.origin}${url}`]
    if (described.security) call.push(`-H 'Authorization: Bearer …'`)
    if (body) call.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(sample(body))}'`)
    inside.append(make("h3", null, "Example"), make("pre", null, call.join(" \\\n  ")))
    for (const [status, response] of Object.entries(described.responses ?? {})) {
      const found = follow(response)
      inside.append(make("h3", null, status === "default" ? "Otherwise" : status), make("p", null, found.description ?? ""))
      const schema = found.content?.["application/json"]?.schema
      const data = status < "3" ? follow(schema).properties?.data : null
      if (data) inside.append(make("p", { class: "dim" }, `data: ${words(data)}`), fields(data.type === "array" ? data.items : data) ?? "")
    }
  }
  box.addEventListener("toggle", fill)
  return box
}

const show = () => {
  document.title = `${api.info.title} API`
  document.getElementById("title").textContent = api.info.title
  document.getElementById("about").textContent = [`Version ${api.info.version}`, api.info.description].filter(Boolean).join(". ")
  const main = document.getElementById("main")
  const groups = new Map((api.tags ?? []).map(tag => [tag.name, make("section", null, make("h2", null, tag.name), make("p", { class: "dim" }, tag.description ?? ""))]))
  for (const [path, methods] of Object.entries(api.paths ?? {})) {
    for (const [method, described] of Object.entries(methods)) {
      groups.get(described.tags?.[0])?.append(operation(method.toUpperCase(), path, described))
    }
  }
  main.append(...groups.values())
  document.getElementById("search").addEventListener("input", event => {
    const wanted = event.target.value.toLowerCase().split(/\s+/)
    for (const box of main.querySelectorAll("details")) box.hidden = !wanted.every(word => box.dataset.words.includes(word))
    for (const group of main.children) group.hidden = ![...group.querySelectorAll("details")].some(box => !box.hidden)
  })
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target) { target.open = true; target.scrollIntoView() }
}

fetch("openapi.json").then(reply => reply.json()).then(found => { api = found; show() }, error => {
  document.getElementById("about").textContent = `The document cannot be read: ${error.message}`
})
</script>
</body>
</html>

"""###
}
