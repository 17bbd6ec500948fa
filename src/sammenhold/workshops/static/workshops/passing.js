// A phone that several people share: before it is handed on, what was given has arrived, and the rest is wiped.

import { fieldsOf } from "../web/live/drafts.js"
import * as store from "../web/live/store.js"

const PATIENCE_MS = 8_000
const room = document.querySelector("[data-live]")
const live = room?.dataset.live ?? document.querySelector("[data-between]").dataset.between
const handedOn = `handed-on:${live}`

const waiting = () => store.keys(`act:${live}:`)
const drafted = () => [...document.querySelectorAll("form[data-draft]")].flatMap(fieldsOf)
const unadded = () => drafted().some((field) => field.value.trim() && field.value !== field.defaultValue)

function wipe() {
  for (const form of document.querySelectorAll("form[data-act]")) form.reset()
  for (const key of [...waiting(), ...store.keys(`draft:${live}:`)]) store.drop(key)
}

/** What was pressed a moment ago must arrive: true as soon as it has, false when it takes too long. */
function arrived() {
  return new Promise((resolve) => {
    const enough = setTimeout(() => resolve(false), PATIENCE_MS)
    const look = () => {
      if (waiting().length) return
      clearTimeout(enough)
      resolve(true)
    }
    for (const answer of ["live:done", "live:refused"]) document.addEventListener(answer, look)
    look()
  })
}

async function passOn(form) {
  const say = (message) => (form.querySelector("[role=status]").textContent = message)
  if (unadded() && !form.dataset.warned) {
    form.dataset.warned = "yes"
    return say(form.dataset.unadded)
  }
  if (!(await arrived())) return say(form.dataset.unsent)
  wipe()
  form.submit()
  for (const region of room.querySelectorAll("[data-region]")) region.replaceChildren()
}

if (room) {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-pass]")) return
    event.preventDefault()
    passOn(event.target)
  })
  document.addEventListener("input", () => delete document.querySelector("[data-pass]")?.dataset.warned)
  // Another window of the same phone asks the server whose turn it is.
  window.addEventListener("storage", ({ key }) => key === handedOn && location.reload())
} else {
  wipe()
  store.put(handedOn, String(Date.now()))
  // It may have lain on the table for long: whoever wakes it sees what is true now.
  document.addEventListener("visibilitychange", () => document.hidden || location.reload())
}

// So does a page that the browser has kept for "back".
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload())
