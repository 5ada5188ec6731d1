// A pull quote: <aside class="pullquote">, lifted out of the text beside it.

export function pullQuote({ Node }) {
  return Node.create({
    name: "pullQuote",
    group: "block",
    content: "paragraph+",
    defining: true,

    parseHTML: () => [{ tag: "aside" }],
    renderHTML: () => ["aside", { class: "pullquote" }, 0],

    addCommands() {
      return {
        togglePullQuote:
          () =>
          ({ commands }) =>
            commands.toggleWrap(this.name),
      }
    },

    addKeyboardShortcuts() {
      return { "Mod-Shift-u": () => this.editor.commands.togglePullQuote() }
    },
  })
}
