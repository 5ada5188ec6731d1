// The point of a picture that stays in sight: set by a click, dragged, or moved with the arrow keys.
// Without this file the two numbers below the picture set it.

const STEP = 0.02

const box = document.querySelector("[data-focal]")
if (box) {
  const frame = box.querySelector("[data-frame]")
  const picture = box.querySelector("[data-picture]")
  const mark = box.querySelector("[data-mark]")
  const [x, y] = ["x", "y"].map((axis) => document.querySelector(`#id_focal_${axis}`))
  const inside = (value) => Math.min(1, Math.max(0, value))

  const show = () => {
    mark.style.insetInlineStart = `${inside(Number(x.value)) * 100}%`
    mark.style.insetBlockStart = `${inside(Number(y.value)) * 100}%`
  }
  const set = (left, top) => {
    x.value = inside(left).toFixed(3)
    y.value = inside(top).toFixed(3)
    show()
    x.dispatchEvent(new Event("change", { bubbles: true }))
  }
  const follow = (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect()
    set((event.clientX - left) / width, (event.clientY - top) / height)
  }

  frame.classList.add("is-live")
  mark.hidden = false
  frame.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    mark.focus()
    frame.setPointerCapture(event.pointerId)
    follow(event)
  })
  frame.addEventListener("pointermove", (event) => frame.hasPointerCapture(event.pointerId) && follow(event))
  mark.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (!step) return
    event.preventDefault()
    set(Number(x.value) + step[0], Number(y.value) + step[1])
  })
  for (const field of [x, y]) field.addEventListener("input", show)
  show()
}
