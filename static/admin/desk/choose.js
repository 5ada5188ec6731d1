// Fields that find people, places, topics, stories and pictures by name.
// The field works without this file: a name typed in full is looked up when the form is saved.

const PAUSE = 120
let count = 0

class Chooser {
  constructor(box) {
    this.box = box
    this.input = box.querySelector("[data-text]")
    this.several = box.dataset.several
    this.offers = []
    this.at = -1
    this.list = document.createElement("ul")
    this.list.id = `offers-${++count}`
    this.list.className = "offers"
    this.list.hidden = true
    this.list.setAttribute("role", "listbox")
    this.list.tabIndex = -1 // a list that scrolls would else be stepped into
    this.list.setAttribute("aria-label", "What is found")
    box.append(this.list)
    this.describe()
    this.listen()
    box.querySelectorAll(".picked__one").forEach((each) => this.enliven(each))
  }

  describe() {
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id }
    for (const [name, value] of Object.entries(told)) this.input.setAttribute(name, value)
    this.input.placeholder ||= `Find a ${this.box.dataset.one}`
  }

  listen() {
    this.input.addEventListener("input", () => {
      this.forget()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.ask(), PAUSE)
    })
    this.input.addEventListener("keydown", (event) => this.key(event))
    this.input.addEventListener("focus", () => this.several || this.input.value || this.ask())
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150))
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const item = event.target.closest("[role=option]")
      if (item) this.choose(this.offers[[...this.list.children].indexOf(item)])
    })
  }

  async ask() {
    const words = this.input.value.trim()
    const asked = (this.asked = Symbol())
    const answer = await fetch(`${this.box.dataset.choose}?q=${encodeURIComponent(words)}`, {
      headers: { Accept: "application/json" },
    }).catch(() => null)
    if (this.asked !== asked || !answer?.ok) return
    this.offers = (await answer.json()).choices
    const { add, addLabel, one } = this.box.dataset
    if (add && (words || addLabel)) this.offers.push({ add, words, text: addLabel || `Add “${words}” as a new ${one}` })
    if (words && this.several && !this.offers.length) this.offers.push({ key: "", words, text: `Use “${words}”` })
    this.show()
  }

  show() {
    this.list.replaceChildren(...this.offers.map((offer, index) => this.item(offer, index)))
    this.list.hidden = !this.offers.length || document.activeElement !== this.input
    this.input.setAttribute("aria-expanded", String(!this.list.hidden))
    this.mark(this.offers.length && this.input.value ? 0 : -1)
  }

  item(offer, index) {
    const item = document.createElement("li")
    item.id = `${this.list.id}-${index}`
    item.setAttribute("role", "option")
    if (offer.add) item.className = "offer--new"
    if (offer.picture) {
      const picture = Object.assign(document.createElement("img"), { src: offer.picture, alt: "", width: 40, height: 40 })
      item.append(picture)
    }
    for (const [part, text] of [["text", offer.text], ["note", offer.note]]) {
      if (text) item.append(Object.assign(document.createElement("span"), { className: `offer__${part}`, textContent: text }))
    }
    return item
  }

  mark(index) {
    this.at = index
    ;[...this.list.children].forEach((item, each) => item.setAttribute("aria-selected", String(each === index)))
    const marked = this.list.children[index]
    marked?.scrollIntoView({ block: "nearest" })
    marked ? this.input.setAttribute("aria-activedescendant", marked.id) : this.input.removeAttribute("aria-activedescendant")
  }

  key(event) {
    const last = this.offers.length - 1
    if (event.key === "Backspace" && this.several && !this.input.value) this.box.querySelector("[data-picked]").lastElementChild?.remove()
    if (event.key === "ArrowDown" && this.list.hidden) return void this.ask()
    if (this.list.hidden) return void (event.key === "Enter" && event.preventDefault())
    const moves = { ArrowDown: () => this.mark(this.at < last ? this.at + 1 : 0), ArrowUp: () => this.mark(this.at > 0 ? this.at - 1 : last), Escape: () => this.close(), Enter: () => this.choose(this.offers[this.at]) }
    if (!moves[event.key]) return void (event.key === "Tab" && this.at >= 0 && !this.offers[this.at].add && this.choose(this.offers[this.at]))
    event.preventDefault()
    moves[event.key]()
  }

  close() {
    this.list.hidden = true
    this.asked = null
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
  }

  choose(offer) {
    if (!offer) return
    this.close()
    if (offer.add) return this.open(`${offer.add}?_popup=1&name=${encodeURIComponent(offer.words)}`)
    this.several ? this.pick(offer) : this.take(offer)
    this.box.dispatchEvent(new CustomEvent("desk:chosen", { bubbles: true, detail: offer }))
    this.input.dispatchEvent(new Event("change", { bubbles: true }))
  }

  take({ key, text, picture }) {
    this.input.value = this.part("was").value = text
    this.part("key").value = key
    this.picture(picture)
  }

  forget() {
    if (this.several) return
    this.part("key").value = ""
    this.picture("")
  }

  picture(address) {
    const shown = this.box.querySelector("[data-picture]")
    if (!shown) return
    shown.hidden = !address
    address ? (shown.src = address) : shown.removeAttribute("src")
  }

  part(name) {
    return this.box.querySelector(`[data-${name}]`)
  }

  pick({ key, text, words }) {
    this.input.value = key ? "" : `${words}, `
    const picked = this.box.querySelector("[data-picked]")
    if (!key || [...picked.querySelectorAll("input")].some((each) => each.value === key)) return
    const label = Object.assign(document.createElement("label"), { className: "picked__one" })
    label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: this.several, value: key, checked: true }), ` ${text}`)
    picked.append(label)
    this.enliven(label)
  }

  enliven(label) {
    label.classList.add("is-live")
    label.querySelector("input").tabIndex = -1
    const off = Object.assign(document.createElement("button"), { type: "button", className: "picked__off", textContent: "×" })
    off.setAttribute("aria-label", `Remove ${label.textContent.trim()}`)
    off.addEventListener("click", () => {
      label.remove()
      this.input.focus()
      this.input.dispatchEvent(new Event("change", { bubbles: true }))
    })
    label.append(off)
  }

  open(address) {
    Chooser.waiting = this
    window.open(address, "desk-add", "width=720,height=720,resizable,scrollbars")
  }
}

// Django's page of a popup that has saved calls this in the window that opened it.
window.dismissAddRelatedObjectPopup = (popup, key, text) => {
  popup.close()
  const chooser = Chooser.waiting
  chooser?.choose({ key: String(key), text: new DOMParser().parseFromString(text, "text/html").body.textContent })
  chooser?.input.focus()
}

const enliven = (within) => within.querySelectorAll("[data-choose]").forEach((box) => box.list ?? (box.list = new Chooser(box)))
enliven(document)
document.addEventListener("desk:row", (event) => enliven(event.target))
