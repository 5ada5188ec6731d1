// Save, and open the reader's page of it in a tab beside the form, which stays as it is.
// Without this file the button saves and the page offers the preview as a link.

const form = document.querySelector("#article_form")
const button = form.querySelector("[name=_preview]")
const version = form.querySelector("[data-version]")

async function save() {
  return fetch(form.action, {
    method: "POST",
    body: new FormData(form, button),
    headers: { Accept: "application/json" },
  }).catch(() => null)
}

// Put what only a saved story has into the form of one that was new.
async function complete(address) {
  const page = await fetch(address)
    .then((answer) => answer.text())
    .catch(() => "")
  const whole = new DOMParser().parseFromString(page, "text/html")
  form.querySelectorAll("[data-once-saved]").forEach((place) => {
    const found = whole.querySelector(`[data-once-saved=${place.dataset.onceSaved}]`)
    if (!found) return
    place.replaceWith(found)
    found.dispatchEvent(new CustomEvent("desk:row", { bubbles: true }))
  })
}

button.addEventListener("click", async (event) => {
  event.preventDefault()
  // A browser lets a page open a tab only upon a click, so it is opened before there is anything to show.
  const tab = window.open("", "desk-preview")
  const answer = await save()
  if (!answer?.headers.get("Content-Type")?.includes("json")) {
    tab?.close()
    // What is wrong is said by the page itself.
    form.querySelector("[name=_save]").click()
    return
  }
  const saved = await answer.json()
  const wasNew = new URL(form.action).pathname !== saved.form
  version.value = saved.version
  form.action = saved.form
  history.replaceState(null, "", saved.form)
  form.dispatchEvent(new CustomEvent("desk:saved", { detail: saved }))
  if (tab) tab.location = saved.preview
  else window.location = saved.preview
  if (wasNew) complete(saved.form)
})
