// Lists of rows: put in order by dragging or with the buttons, a new empty row as soon as the last one is filled.
// Without this file each row has a number for its place and a box to remove it.

class Rows {
  constructor(box) {
    this.box = box
    this.prefix = box.dataset.rows
    this.list = box.querySelector(".rows__list")
    this.blank = box.querySelector("template[data-blank]")
    this.total = box.querySelector(`[name="${this.prefix}-TOTAL_FORMS"]`)
    box.classList.add("is-live")
    this.rows().forEach((row) => this.enliven(row))
    box.addEventListener("desk:chosen", (event) => this.filled(event.target.closest("[data-row]")))
    box.addEventListener("change", (event) => this.filled(event.target.closest("[data-row]")))
    this.number()
  }

  rows() {
    return [...this.list.querySelectorAll(":scope > [data-row]")]
  }

  enliven(row) {
    const on = (name, act) => {
      const button = row.querySelector(`[data-${name}]`)
      button.hidden = false
      button.addEventListener("click", () => act(button))
    }
    on("up", (button) => this.move(row, this.before(row), button))
    on("down", (button) => this.move(row, this.before(row, 1)?.nextElementSibling, button))
    on("remove", () => this.remove(row))
    this.drag(row)
    // A page that comes back, after an error or with kept text, has its removed rows marked as it was sent.
    row.hidden = Boolean(row.querySelector("[data-delete] input")?.checked)
  }

  before(row, step = -1) {
    const shown = this.rows().filter((each) => !each.hidden && !each.classList.contains("row--blank"))
    return shown[shown.indexOf(row) + step]
  }

  move(row, before, button) {
    if (before === undefined) return
    this.list.insertBefore(row, before)
    this.number()
    button.focus()
    row.dispatchEvent(new Event("change", { bubbles: true }))
  }

  remove(row) {
    const box = row.querySelector("[data-delete] input")
    const next = this.before(row, 1) ?? this.rows().at(-1)
    if (box) box.checked = true
    row.hidden = true
    this.number()
    next?.querySelector("[data-text], input:not([type=hidden])")?.focus()
    this.box.dispatchEvent(new Event("change", { bubbles: true }))
  }

  number() {
    const rows = this.rows()
    rows.forEach((row, index) => {
      row.querySelector("[data-position] input").value = index + 1
      const shown = !row.hidden && !row.classList.contains("row--blank")
      row.querySelector("[data-up]").disabled = !shown || !this.before(row)
      row.querySelector("[data-down]").disabled = !shown || !this.before(row, 1)
    })
  }

  filled(row) {
    if (!row?.classList.contains("row--blank") || !this.isFilled(row)) return
    row.classList.remove("row--blank")
    if (!this.rows().some((each) => each.classList.contains("row--blank"))) this.add()
    this.number()
  }

  isFilled(row) {
    return [...row.querySelectorAll(".row__fields :is(input[type=text], input[type=url], textarea)")].some((each) => each.value.trim())
  }

  add() {
    const next = this.total.value++
    const made = document.createElement("template")
    made.innerHTML = this.blank.innerHTML.replaceAll("__prefix__", next)
    const row = made.content.firstElementChild
    this.list.append(row)
    this.enliven(row)
    row.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }))
  }

  drag(row) {
    const grip = row.querySelector("[data-grip]")
    grip.hidden = false
    grip.addEventListener("mousedown", () => (row.draggable = true))
    row.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move"
      event.dataTransfer.setData("text/plain", "")
      Rows.dragged = row
      row.classList.add("is-dragged")
    })
    row.addEventListener("dragover", (event) => this.over(event, row))
    row.addEventListener("dragend", () => {
      row.draggable = false
      row.classList.remove("is-dragged")
      this.number()
      row.dispatchEvent(new Event("change", { bubbles: true }))
    })
  }

  over(event, row) {
    const dragged = Rows.dragged
    if (!dragged || dragged.parentElement !== this.list || row === dragged || row.classList.contains("row--blank")) return
    event.preventDefault()
    const { top, height } = row.getBoundingClientRect()
    this.list.insertBefore(dragged, event.clientY < top + height / 2 ? row : row.nextElementSibling)
  }
}

document.querySelectorAll("[data-rows]").forEach((box) => new Rows(box))
