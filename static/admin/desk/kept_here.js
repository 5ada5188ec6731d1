// Unsaved text in this browser, for as long as the server does not have it; one entry per open form.

const NAME = "desk-unsaved"

const nameOf = ({ user, key }) => `${NAME}:${user}:${key}`
const ownOf = (user) => Object.keys(localStorage).filter((name) => name.startsWith(`${NAME}:${user}:`))

// Returns whether there was room.
export function put(entry) {
  try {
    localStorage.setItem(nameOf(entry), JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

// Forgets an entry, unless more was typed since.
export function drop({ user, key, turn }) {
  const name = nameOf({ user, key })
  const held = JSON.parse(localStorage.getItem(name) ?? "null")
  if (held && held.turn <= turn) localStorage.removeItem(name)
}

export function all(user) {
  return ownOf(user).map((name) => JSON.parse(localStorage.getItem(name)))
}

// What the server is sent of an entry; `token` proves that this page sends it.
export function bodyOf({ fields, key, turn }, token) {
  const body = new FormData()
  const own = { csrfmiddlewaretoken: token, autosave: key, turn }
  for (const [name, value] of fields) if (!(name in own)) body.append(name, value)
  for (const [name, value] of Object.entries(own)) body.append(name, value)
  return body
}
