// Narrow a list as soon as something is chosen; without this file the button does it.

const form = document.querySelector("[data-filters]")
if (form) {
  const go = () => {
    for (const field of form.elements) {
      const unused = !field.value || /-was$/.test(field.name)
      if (field.name && unused) field.disabled = true
    }
    form.submit()
  }
  form.addEventListener("desk:chosen", go)
  form.addEventListener("change", (event) => event.target.matches("select") && go())
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    go()
  })
  window.addEventListener("pageshow", () => [...form.elements].forEach((field) => (field.disabled = false)))
}
