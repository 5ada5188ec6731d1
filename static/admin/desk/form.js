// What makes a form comfortable: fields that grow, Ctrl+S, a warning before unsaved words are left.

const form = document.querySelector("[data-desk-form]")
// A form that came back from another address is loaded again from its own.
if (form.hasAttribute("action") && form.action !== location.href) history.replaceState(null, "", form.action)

let dirty = false
let leaving = false

const sayUnsaved = () => {
  dirty = true
  const state = form.querySelector("[data-state]")
  if (state) state.textContent = "Not saved yet"
}

form.addEventListener("input", sayUnsaved)
form.addEventListener("change", sayUnsaved)
form.addEventListener("desk:saved", ({ detail }) => {
  dirty = false
  const state = form.querySelector("[data-state]")
  if (state) state.textContent = `Version ${detail.version}, saved just now`
})
form.addEventListener("submit", () => {
  leaving = true
})
window.addEventListener("pageshow", () => {
  leaving = false
})
window.addEventListener("beforeunload", (event) => {
  if (dirty && !leaving) event.preventDefault()
})

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return
  event.preventDefault()
  form.querySelector("[name=_save]")?.click()
})

// Where the browser does not size fields by what is in them.
const grow = (field) => {
  field.style.blockSize = "auto"
  field.style.blockSize = `${field.scrollHeight}px`
}
if (!CSS.supports("field-sizing", "content")) {
  const grows = [...form.querySelectorAll("[data-grows]")]
  grows.forEach(grow)
  form.addEventListener("input", (event) => grows.includes(event.target) && grow(event.target))
}

form.querySelector("#id_standfirst")?.addEventListener("keydown", (event) => {
  const text = form.querySelector(".ProseMirror") ?? form.querySelector("#id_body_html")
  if (!text || event.key !== "Enter" || event.shiftKey || event.isComposing) return
  event.preventDefault()
  text.focus()
})
form.querySelectorAll("[data-one-line]").forEach((field) => {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    form.querySelector("#id_standfirst")?.focus()
  })
})
