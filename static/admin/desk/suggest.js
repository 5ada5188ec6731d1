// The panel of suggestions: asked anew while somebody writes, and worked with the keyboard alone.
// Without this file each suggestion has a box to tick, and saving takes what is ticked.

const PAUSE = 900

const form = document.querySelector("#article_form")
const panel = form.querySelector("[data-suggestions]")
const list = panel.querySelector("[data-list]")
const told = panel.querySelector("[data-suggest-told]")
const store = `aside:${location.pathname}`
const aside = new Set(JSON.parse(sessionStorage.getItem(store) ?? "[]"))

let timer
let asking
let waiting // an answer that came while somebody was in the panel
let cameFrom

const rows = () => [...list.querySelectorAll("[data-suggestion]")]
const takes = () => [...list.querySelectorAll("[data-take]")]
const address = () => new URL("../suggest/", form.action || location.href)
const say = (words) => (told.textContent = words)
const left = () => (rows().length ? `${rows().length} left.` : "Nothing more to suggest.")

function enliven() {
  list.querySelectorAll(".suggestion__tick").forEach((tick) => tick.remove())
  list.querySelectorAll("[data-take], [data-aside]").forEach((button) => (button.hidden = false))
  rows().forEach((row) => aside.has(row.dataset.suggestion) && row.remove())
  list.querySelectorAll("ul").forEach((group) => group.children.length || (group.previousElementSibling.remove(), group.remove()))
}

async function ask() {
  const asked = (asking = Symbol())
  const answer = await fetch(address(), { method: "POST", body: new FormData(form) }).catch(() => null)
  if (asked !== asking || !answer?.ok || answer.redirected) return
  const html = await answer.text()
  if (asked !== asking) return
  panel.contains(document.activeElement) ? (waiting = html) : show(html)
}

function show(html) {
  waiting = undefined
  const before = rows().length
  list.innerHTML = html
  enliven()
  if (rows().length > before) say(`${rows().length} ${rows().length === 1 ? "suggestion" : "suggestions"}. Alt and full stop goes there.`)
}

function typed(event) {
  if (panel.contains(event.target)) return
  clearTimeout(timer)
  timer = setTimeout(ask, PAUSE)
}

// The empty row at the end of a list of rows, or the field that takes several.
function chooserOf(into) {
  const box = form.querySelector(`[data-rows="${into}"] .row--blank [data-choose], [data-several="${into}"]`)
  return box?.list
}

function take(button) {
  const { into, key, text, add, type } = button.dataset
  const chooser = chooserOf(into)
  if (!chooser) return
  if (add) return chooser.choose({ add: add.split("?")[0], words: text })
  const row = chooser.box.closest("[data-row]")
  chooser.choose({ key, text })
  if (type) row.querySelector('select[name$="-type"]').value = type
  leave(button.closest("[data-suggestion]"), `${text} is in the list, not saved yet.`)
}

function putAside(row) {
  aside.add(row.dataset.suggestion)
  sessionStorage.setItem(store, JSON.stringify([...aside]))
  leave(row, "Put aside.")
}

function leave(row, words) {
  const next = rows()[rows().indexOf(row) + 1] ?? rows()[rows().indexOf(row) - 1]
  const group = row.parentElement
  row.remove()
  if (!group.children.length) {
    group.previousElementSibling.remove()
    group.remove()
  }
  ;(next?.querySelector("[data-take]") ?? panel).focus()
  say(`${words} ${left()}`)
}

function step(by) {
  const all = takes()
  all[(all.indexOf(document.activeElement) + by + all.length) % all.length]?.focus()
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]")
  if (button) {
    event.preventDefault()
    return take(button)
  }
  const off = event.target.closest("[data-aside]")
  if (off) putAside(off.closest("[data-suggestion]"))
})

panel.addEventListener("keydown", (event) => {
  const row = document.activeElement.closest("[data-suggestion]")
  const acts = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Delete: () => row && putAside(row),
    Escape: () => cameFrom?.focus(),
  }
  if (event.key === " " && document.activeElement.matches("a[data-take]")) acts[" "] = () => take(document.activeElement)
  if (!acts[event.key]) return
  event.preventDefault()
  acts[event.key]()
})

panel.addEventListener("focusout", (event) => {
  if (waiting !== undefined && !panel.contains(event.relatedTarget)) show(waiting)
})

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "Period") return
  event.preventDefault()
  if (!panel.contains(document.activeElement)) cameFrom = document.activeElement
  ;(takes()[0] ?? panel).focus()
  panel.scrollIntoView({ block: "nearest" })
  if (!takes().length) say("Nothing to suggest.")
})

form.addEventListener("input", typed)
form.addEventListener("change", typed)
timer = setTimeout(ask, PAUSE) // what is asked of an open form only
panel.querySelector("[data-keys]").hidden = false
enliven()
