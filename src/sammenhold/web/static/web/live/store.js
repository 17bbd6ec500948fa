// Keeps text in the browser; where that is forbidden, at least for as long as the page is open.

const memory = new Map()

export function put(key, value) {
  memory.set(key, value)
  attempt(() => localStorage.setItem(key, value))
}

export function drop(key) {
  memory.delete(key)
  attempt(() => localStorage.removeItem(key))
}

export function get(key) {
  return attempt(() => localStorage.getItem(key)) ?? memory.get(key) ?? null
}

export function keys(prefix) {
  const kept = attempt(() => Object.keys(localStorage)) ?? []
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix))
}

function attempt(action) {
  try {
    return action()
  } catch {
    return undefined
  }
}
