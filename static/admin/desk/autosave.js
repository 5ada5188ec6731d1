// Keeps what is typed and not saved: on the server, and in this browser while the server cannot be reached.
// It also says who else has the story open. Without this file a form keeps nothing until it is saved.

import { all, bodyOf, drop, put } from "./kept_here.js"

const PAUSE = 400 // after the last key
const MOST = 1500 // after the first key that is not kept
const PING = 4000
const PING_UNSEEN = 20000
const PATIENCE = 15000
const BEACON = 60000 // what a browser still sends for a page that is gone

const form = document.querySelector("#article_form")
const field = (name) => form.elements.namedItem(name)
const own = field("autosave")
const { user } = own.dataset
const address = () => own.dataset.autosave // another one once a new story is saved
const isNew = () => !/\d/.test(address())
const tab = own.value
const say = (name, words) => {
  const place = form.querySelector(`[data-${name}]`)
  if (place.textContent !== words) place.textContent = words
}

const ENDED = "Your session has ended: log in in another tab; your text is kept"
const OFFLINE = "Offline: kept in this browser"
const FULL = "This browser has no room for your text: save it now"
const troubleOf = (status) =>
  status === 403 ? "You may not change this any more: your text is kept in this browser" : status === 413 || status === 400 ? "Too long to be kept by the server: kept in this browser" : "The server has trouble: kept in this browser"

let pause, longest
let dirty = false // typed since the last turn was sent
let unkept = null // the last turn that the server has not got
let leaving = false
let saving = null // the fields that a save in the background carries
let lastSeen = 0

const token = () => field("csrfmiddlewaretoken").value
const entries = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "turn")
const entry = () => ({ user, key: own.value, address: address(), turn: Number(field("turn").value), at: Date.now(), fields: entries() })
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

async function post(body, to = address()) {
  const answer = await fetch(to, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null)
  if (!answer) return { status: 0 }
  const isOurs = answer.headers.get("Content-Type")?.includes("json")
  if (answer.ok && !isOurs) return { status: 401 }
  return { status: answer.status, told: isOurs ? await answer.json().catch(() => ({})) : {} }
}

// After a log-in in another tab the form's token is of no use; the server gives the same member a new one.
async function renew() {
  const answer = await fetch(address()).catch(() => null)
  const isOurs = answer?.ok && answer.headers.get("Content-Type")?.includes("json")
  const told = isOurs ? await answer.json() : {}
  if (String(told.user) !== user) return false
  const isFresh = token() !== told.token
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((each) => (each.value = told.token))
  return isFresh
}

async function send(kept) {
  let answer = await post(bodyOf(kept, token()), kept.address)
  if (answer.status === 403 && (await renew())) answer = await post(bodyOf(kept, token()), kept.address)
  return answer
}

function turn() {
  clearTimeout(pause)
  clearTimeout(longest)
  longest = pause = undefined
  dirty = false
  field("turn").value = Number(field("turn").value) + 1
  return (unkept = entry())
}

async function keep() {
  const kept = turn()
  const hasRoom = put(kept)
  heard(kept, await send(kept), hasRoom)
}

function heard(kept, { status, told }, hasRoom) {
  if (status === 200 && told.closed) return closed(kept)
  if (status === 200) {
    drop(kept)
    if (unkept?.key === kept.key && unkept.turn <= kept.turn) unkept = null
    lastSeen = Date.now()
    return tell({ trouble: "", ...told })
  }
  tell({ trouble: !hasRoom ? FULL : status === 401 ? ENDED : status === 0 ? OFFLINE : troubleOf(status) })
}

function tell({ kept, others, newer, trouble }) {
  if (kept) say("kept", `Kept ${kept}`)
  if (trouble) say("kept", "")
  for (const [name, words] of Object.entries({ others, newer, trouble })) if (words !== undefined) say(name, words)
}

// The form was saved, or its text discarded elsewhere; what is typed on is kept under a new name.
function closed(kept) {
  drop(kept)
  if (saving || leaving || kept.key !== own.value) return
  own.value = newKey()
  keep()
}

function typed(event) {
  if (event.target.closest?.("[data-offers]")) return
  dirty = true
  pause = (clearTimeout(pause), setTimeout(keep, PAUSE))
  longest ??= setTimeout(keep, MOST)
}

form.addEventListener("input", typed)
form.addEventListener("change", typed)

// A save that does not reach the server leaves the text here; one that does closes it, and the next page knows.
form.addEventListener("submit", () => {
  leaving = true
  put(turn())
})
form.querySelector("[name=_preview]").addEventListener("click", () => (saving = JSON.stringify(entries())), true)
form.addEventListener("desk:saved", ({ detail }) => {
  const carried = saving
  saving = unkept = null
  drop({ user, key: own.value, turn: Infinity })
  own.value = newKey()
  own.dataset.autosave = detail.keep
  field("continues").value = ""
  say("kept", "")
  say("newer", "")
  // The save itself changed the version and the key; anything else was typed meanwhile.
  const words = (text) => JSON.parse(text).filter(([name]) => !["read_version", "autosave", "continues"].includes(name))
  if (carried && JSON.stringify(words(carried)) !== JSON.stringify(words(JSON.stringify(entries())))) typed({ target: form })
})

function ping(extra = {}) {
  const body = new FormData()
  const told = { csrfmiddlewaretoken: token(), tab, read_version: field("read_version").value, ...extra }
  for (const [name, value] of Object.entries(told)) body.append(name, value)
  return body
}

async function beat() {
  if (leaving) return
  if (dirty) return
  // What the server has not got goes first; nothing else is worth asking while that fails.
  if (unkept) return heard(unkept, await send(unkept), put(unkept))
  if (isNew() || Date.now() - lastSeen < (document.hidden ? PING_UNSEEN : PING)) return
  lastSeen = Date.now()
  let answer = await post(ping())
  if (answer.status === 403 && (await renew())) answer = await post(ping())
  if (answer.status === 200) tell(answer.told)
  else if (answer.status === 401) tell({ trouble: ENDED })
}

// A page that goes away says so once, with what it still holds when that is little enough to be sent.
window.addEventListener("pagehide", () => {
  if (leaving) return void navigator.sendBeacon(address(), ping({ leave: 1 }))
  const held = dirty ? turn() : unkept
  if (held) put(held)
  const fits = held && new Blob([JSON.stringify(held.fields)]).size < BEACON
  const body = fits ? bodyOf(held, token()) : ping()
  body.append("leave", 1)
  body.set("tab", tab)
  navigator.sendBeacon(address(), body)
})
window.addEventListener("pageshow", ({ persisted }) => {
  leaving = false
  if (persisted) beat()
})
document.addEventListener("visibilitychange", () => document.hidden && dirty && !leaving && keep())
window.addEventListener("online", beat)

// What a former page of this browser could not send is sent now, and offered like the rest.
async function rescue() {
  let isHere = false
  for (const left of all(user)) {
    if (left.key === own.value) continue
    const { status, told } = await send(left)
    if (status !== 200) continue
    drop(left)
    isHere ||= !told.closed && left.address === address()
  }
  if (!isHere) return
  const page = await fetch(form.action || location.href).then((answer) => answer.text()).catch(() => "")
  const offers = new DOMParser().parseFromString(page, "text/html").querySelector("[data-offers]")
  if (offers) document.querySelector("[data-offers]").replaceWith(offers)
}

setInterval(beat, 1000)
rescue().then(beat)
