// The publish button says exactly what it will do and when. Without this file it says only whether now or later.

const card = document.querySelector("[data-publishing]")
const button = document.querySelector("[data-publish]")

const WHAT = {
  update: "update",
  correction: "correction",
  clarification: "clarification",
  editors_note: "editor’s note",
  minor: "minor change",
}

const chosen = (name) => card.querySelector(`[name="publish-${name}"]:checked`)?.value

// The clock of the paper is not that of this machine, so the digits are only set in order.
const inWords = (moment) => {
  const [, year, month, day, clock] = /^(\d+)-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(moment) ?? []
  if (!year) return ""
  const name = new Date(2000, month - 1, 1).toLocaleString("en-GB", { month: "short" })
  return `${Number(day)} ${name} ${year} ${clock} ${card.dataset.zone}`
}

if (card && button) {
  const first = button.firstChild.textContent.trim()
  const say = () => {
    const what = WHAT[chosen("change")]
    const moment = chosen("when") === "later" ? inWords(card.querySelector("[name=publish-moment]").value) : ""
    if (chosen("when") !== "later") button.textContent = what ? `Publish the ${what} now` : `${first} now`
    else button.textContent = `Schedule${what ? ` the ${what}` : ""} for ${moment || "a moment"}`
  }
  card.addEventListener("input", say)
  card.addEventListener("change", say)
  window.addEventListener("pageshow", say)
  say()
}
