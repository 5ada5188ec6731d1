// Turns the text area of a story into the page's editor. The text area keeps the HTML and is what is sent;
// without this file it is edited as it stands.

import { toolbar } from "./editor_tools.js"
import { pullQuote } from "./pull_quote.js"
import { rebuildLists } from "./word_paste.js"

const form = document.querySelector("[data-editor]")
const textarea = form.querySelector("[data-body]")
const tiptap = await import(form.dataset.editor)

const box = document.createElement("div")
box.className = "editor"
textarea.before(box)
box.append(textarea)

const link = tiptap.Link.configure({ openOnClick: false, autolink: true, linkOnPaste: true, enableTarget: false }).extend({
  addKeyboardShortcuts() {
    return { "Mod-k": () => (tools.askForLink(), true) }
  },
})

const isEmpty = (html) => /^<(\w+)[^>]*><\/\1>$/.test(html)

const editor = new tiptap.Editor({
  element: box,
  injectCSS: false,
  content: textarea.value,
  extensions: [
    tiptap.Document,
    tiptap.Paragraph,
    tiptap.Text,
    tiptap.HardBreak,
    tiptap.Heading.configure({ levels: [2, 3] }),
    tiptap.Bold,
    tiptap.Italic,
    tiptap.Subscript,
    tiptap.Superscript,
    tiptap.BulletList,
    tiptap.OrderedList,
    tiptap.ListItem,
    tiptap.Blockquote,
    tiptap.HorizontalRule,
    tiptap.Table,
    tiptap.TableRow,
    tiptap.TableHeader,
    tiptap.TableCell,
    tiptap.History,
    tiptap.Dropcursor,
    tiptap.Gapcursor,
    tiptap.Placeholder.configure({ placeholder: "The text" }),
    pullQuote(tiptap),
    link,
  ],
  editorProps: {
    attributes: {
      class: "editor__text",
      id: "body-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": "body-label",
      spellcheck: "true",
    },
    transformPastedHTML: rebuildLists,
  },
  onUpdate() {
    const html = editor.getHTML()
    textarea.value = isEmpty(html) ? "" : html
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  },
})

const tools = toolbar(editor)
editor.view.dom.before(tools.element)
document.querySelector("#body-label").addEventListener("click", () => editor.commands.focus())
