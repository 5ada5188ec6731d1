// Choose every story of the page at once. Without this file each is chosen by its own box.

const all = document.querySelector("#action-toggle")
const each = [...document.querySelectorAll(".action-select")]

if (all) {
  all.classList.add("is-live")
  all.addEventListener("change", () => each.forEach((box) => (box.checked = all.checked)))
  each.forEach((box) =>
    box.addEventListener("change", () => {
      all.checked = each.every(({ checked }) => checked)
    }),
  )
}
