// Lists that a word processor pastes as paragraphs with a bullet or a number typed before them, made lists again.

const NUMBER = /^[\s\u00a0]*(?:\(?\d{1,3}|\(?[a-z]|\(?[ivxlc]{1,5})[.)][\s\u00a0]+/i
const BULLET = /^[\s\u00a0]*[·•●▪§o\u2013-][\s\u00a0]+/

export function rebuildLists(html) {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html")
  page.querySelectorAll("img:not([src]), img[src^='file:']").forEach((image) => image.remove())
  let list = null
  for (const line of [...page.body.querySelectorAll("p")]) {
    if (!isItem(line)) continue
    const tag = NUMBER.test(line.textContent) ? "ol" : "ul"
    if (!list || list.tagName !== tag.toUpperCase() || line.previousElementSibling !== list) {
      list = page.createElement(tag)
      line.before(list)
    }
    list.append(itemOf(line, page))
    line.remove()
  }
  return page.body.innerHTML
}

// The page's policy forbids styles, and what a browser refuses it complains of: they are kept under another name.
function withoutStyles(html) {
  const lone = html.replace(/<style\b[\s\S]*?<\/style>/gi, "")
  return lone.replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))
}

const styleOf = (element) => element.dataset.style ?? ""

function isItem(line) {
  const marked = /mso-list\s*:(?!\s*none)/i.test(styleOf(line)) || /MsoList/.test(line.className)
  return marked && (NUMBER.test(line.textContent) || BULLET.test(line.textContent))
}

function itemOf(line, page) {
  const item = page.createElement("li")
  const text = page.createElement("p")
  text.append(...line.childNodes)
  item.append(text)
  dropMark(text)
  return item
}

function dropMark(text) {
  const ignored = [...text.querySelectorAll("span")].find((span) => /mso-list\s*:\s*ignore/i.test(styleOf(span)))
  if (ignored) return ignored.remove()
  const letters = text.textContent.match(NUMBER)?.[0] ?? text.textContent.match(BULLET)?.[0] ?? ""
  let left = letters.length
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  while (left > 0 && walker.nextNode()) {
    const cut = Math.min(left, walker.currentNode.data.length)
    walker.currentNode.deleteData(0, cut)
    left -= cut
  }
}
