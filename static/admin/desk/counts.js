// Live counts under the text: words, and the characters of the headline.

const LONG_HEADLINE = 80
const PAUSE = 150

const form = document.querySelector("#article_form")
const shown = form.querySelector("[data-counts]")
const [headline, standfirst, body] = ["headline", "standfirst", "body_html"].map((name) => form.querySelector(`#id_${name}`))

const WORD = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu
const wordsOf = (text) => text.match(WORD)?.length ?? 0
const textOf = (html) => html.replace(/<[^>]*>/g, " ").replace(/&nbsp;/g, " ").replace(/&[a-z]+;|&#\d+;/g, "'")
const said = (count, one) => `${count.toLocaleString()} ${one}${count === 1 ? "" : "s"}`

function line(text, isLong) {
  const part = document.createElement("span")
  part.textContent = text
  part.classList.toggle("is-long", Boolean(isLong))
  return part
}

function count() {
  const letters = [...headline.value.trim()].length
  const words = wordsOf(textOf(body.value))
  const minutes = Math.max(1, Math.round(words / 230))
  shown.replaceChildren(
    line(said(words, "word")),
    line(words ? `${said(minutes, "minute")} to read` : ""),
    line(`Headline ${said(letters, "character")}${letters > LONG_HEADLINE ? `, ${letters - LONG_HEADLINE} more than fit well` : ""}`, letters > LONG_HEADLINE),
    line(standfirst.value.trim() ? `Standfirst ${said(wordsOf(standfirst.value), "word")}` : ""),
  )
}

let timer
form.addEventListener("input", (event) => {
  if (![headline, standfirst, body].includes(event.target)) return
  clearTimeout(timer)
  timer = setTimeout(count, PAUSE)
})
count()
