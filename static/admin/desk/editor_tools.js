// The tools above the text: one stop for the Tab key, arrows between them, each with a name and a state.

const ICONS = {
  bullets: "M4 6h.01M4 12h.01M4 18h.01M9 6h11M9 12h11M9 18h11",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4v4M3 8h2M3 14h2.5l-2.5 4H6",
  quote: "M6 17c2 0 3-1.5 3-4V7H4v6h3M16 17c2 0 3-1.5 3-4V7h-5v6h3",
  pull: "M4 5v14M8 8h12M8 12h12M8 16h7",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.600-5.600l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.600 5.600l1-1",
  rule: "M4 12h16",
  table: "M4 5h16v14H4zM4 10h16M10 5v14",
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
}

const run = (editor) => editor.chain().focus()

const TOOLS = [
  { name: "H2 heading", text: "H2", act: (e) => run(e).toggleHeading({ level: 2 }).run(), on: (e) => e.isActive("heading", { level: 2 }) },
  { name: "H3 smaller heading", text: "H3", act: (e) => run(e).toggleHeading({ level: 3 }).run(), on: (e) => e.isActive("heading", { level: 3 }) },
  { name: "Bold", text: "B", look: "b", apart: true, act: (e) => run(e).toggleBold().run(), on: (e) => e.isActive("bold") },
  { name: "Italic", text: "I", look: "i", act: (e) => run(e).toggleItalic().run(), on: (e) => e.isActive("italic") },
  { name: "Link", icon: "link", link: true, on: (e) => e.isActive("link"), can: (e) => !e.state.selection.empty || e.isActive("link") },
  { name: "List", icon: "bullets", apart: true, act: (e) => run(e).toggleBulletList().run(), on: (e) => e.isActive("bulletList") },
  { name: "Numbered list", icon: "numbers", act: (e) => run(e).toggleOrderedList().run(), on: (e) => e.isActive("orderedList") },
  { name: "Quotation", icon: "quote", act: (e) => run(e).toggleBlockquote().run(), on: (e) => e.isActive("blockquote") },
  { name: "Pull quote", icon: "pull", act: (e) => run(e).togglePullQuote().run(), on: (e) => e.isActive("pullQuote") },
  { name: "Rule", icon: "rule", act: (e) => run(e).setHorizontalRule().run() },
  { name: "Table", icon: "table", act: (e) => run(e).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), can: (e) => !e.isActive("table") },
  { name: "Undo", icon: "undo", apart: true, act: (e) => run(e).undo().run(), can: (e) => e.can().undo() },
  { name: "Redo", icon: "redo", act: (e) => run(e).redo().run(), can: (e) => e.can().redo() },
]

export function toolbar(editor) {
  const element = document.createElement("div")
  element.className = "editor__tools"
  for (const [name, value] of Object.entries({ role: "toolbar", "aria-label": "Text tools", "aria-controls": "body-text" })) element.setAttribute(name, value)
  // A moment later, when what the keys before have selected is known.
  const askForLink = () => setTimeout(() => linkDialog(editor), 50)
  const buttons = TOOLS.map((tool) => button(tool, editor, askForLink))
  element.append(...buttons)

  const show = () =>
    TOOLS.forEach((tool, index) => {
      if (tool.on) buttons[index].setAttribute("aria-pressed", String(tool.on(editor)))
      if (tool.can) buttons[index].setAttribute("aria-disabled", String(!tool.can(editor)))
    })
  editor.on("transaction", show)
  show()
  walkByArrows(element, buttons)
  return { element, askForLink }
}

function button(tool, editor, askForLink) {
  const made = document.createElement("button")
  made.type = "button"
  made.title = tool.name
  made.setAttribute("aria-label", tool.name)
  made.classList.toggle("is-apart", Boolean(tool.apart))
  made.append(tool.icon ? icon(ICONS[tool.icon]) : letter(tool))
  made.addEventListener("mousedown", (event) => event.preventDefault())
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") === "true") return
    tool.link ? askForLink() : tool.act(editor)
  })
  return made
}

function letter({ text, look }) {
  return Object.assign(document.createElement(look ?? "span"), { textContent: text })
}

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path")
  const told = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" }
  for (const [name, value] of Object.entries(told)) svg.setAttribute(name, value)
  line.setAttribute("d", path)
  svg.append(line)
  return svg
}

function walkByArrows(bar, buttons) {
  buttons.forEach((each, index) => (each.tabIndex = index ? -1 : 0))
  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement)
    const last = buttons.length - 1
    const next = { ArrowRight: here < last ? here + 1 : 0, ArrowLeft: here > 0 ? here - 1 : last, Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.forEach((each, index) => (each.tabIndex = index === next ? 0 : -1))
    buttons[next].focus()
  })
}

function linkDialog(editor) {
  if (editor.state.selection.empty && !editor.isActive("link")) return
  const dialog = document.createElement("dialog")
  dialog.className = "editor__link"
  dialog.setAttribute("aria-labelledby", "link-title")
  dialog.innerHTML = `
    <form method="dialog">
      <h2 id="link-title">Link</h2>
      <div class="form-row"><label for="link-address">Address</label>
        <input id="link-address" type="text" inputmode="url" placeholder="https://… or /news/…" autocomplete="off"></div>
      <p><button class="button button--main" value="set">Set the link</button>
        <button class="button" value="drop">Remove it</button>
        <button class="button" value="leave" formnovalidate>Cancel</button></p>
    </form>`
  // Outside the story's form: a form within a form is none.
  document.body.append(dialog)
  const address = dialog.querySelector("input")
  address.value = editor.getAttributes("link").href ?? ""
  dialog.addEventListener("close", () => {
    const href = address.value.trim()
    const chain = run(editor).extendMarkRange("link")
    if (dialog.returnValue === "set" && href) chain.setLink({ href: /^[\w.-]+\.[a-z]{2,}(\/|$)/i.test(href) ? `https://${href}` : href }).run()
    else if (dialog.returnValue === "drop" || dialog.returnValue === "set") chain.unsetLink().run()
    else editor.commands.focus()
    dialog.remove()
  })
  dialog.showModal()
  address.focus()
}
