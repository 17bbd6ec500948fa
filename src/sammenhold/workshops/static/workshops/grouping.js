// Grouping by picking a note up and putting it down: with a button, by finger, mouse or keyboard.
// The server does the rest; a note that somebody else just moved is simply moved again.

import { isLost, noteWith, notes, placeOf, say, sentence, wordsOf } from "./board.js"
import "./dragging.js"
import "./naming.js"
import "./telling.js"

const root = document.documentElement
const bar = document.getElementById("carrying")
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

export function send(note, to) {
  const form = document.getElementById("mover-act")
  form.elements.note.value = note
  form.elements.to.value = to
  form.requestSubmit()
}

function pickUp(key) {
  root.dataset.carrying = key
  mark()
  say(sentence("picked", { note: wordsOf(noteWith(key)) }))
}

function putDown() {
  delete root.dataset.carrying
  mark()
}

function cancel() {
  const note = noteWith(root.dataset.carrying)
  putDown()
  if (!note) return
  focus(note.dataset.note)
  say(sentence("stays", { note: wordsOf(note) }))
}

function put(to) {
  const key = root.dataset.carrying
  if (!key) return
  followed = key
  focus(key)
  putDown()
  send(key, to)
}

function mark() {
  const carried = root.dataset.carrying
  for (const note of notes()) {
    const here = note.dataset.note === carried
    note.classList.toggle("is-carried", here)
    note.querySelector("[data-pick]")?.setAttribute("aria-pressed", String(here))
  }
  const note = carried && noteWith(carried)
  bar.hidden = !note
  if (!note) return
  bar.querySelector("[data-carried]").textContent = wordsOf(note)
  bar.querySelector("[data-put]").hidden = placeOf(note) === ""
}

const focus = (key) => document.getElementById(`pick-${key}`)?.focus({ preventScroll: true })

document.addEventListener("click", ({ target }) => {
  const pick = target.closest("[data-pick]")?.dataset.pick
  const place = target.closest("[data-put]")
  if (pick) pick === root.dataset.carrying ? cancel() : pickUp(pick)
  else if (place) put(place.dataset.put)
  else if (target.closest("[data-drop]")) cancel()
})

/** From where the focus is to the next place where the note can be put, round and round. */
function walk(direction) {
  const places = [...document.querySelectorAll("[data-put]")].filter((place) => place.offsetParent)
  const at = document.activeElement
  const isAfter = (place) => at.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING
  const next = direction > 0 ? places.find(isAfter) : places.findLast((place) => place !== at && !isAfter(place))
  ;(next ?? places.at(direction > 0 ? 0 : -1))?.focus()
}

document.addEventListener("keydown", (event) => {
  if (!root.dataset.carrying || event.target.matches("input, textarea, select")) return
  if (event.key === "Escape") cancel()
  if (!(event.key in STEPS)) return
  event.preventDefault()
  walk(STEPS[event.key])
})

// The focus stays with its note, wherever it or somebody else moves it.
let followed = ""

document.addEventListener("focusin", ({ target }) => {
  if (!isLost(target)) followed = target.closest("[data-note]")?.dataset.note ?? ""
})
document.addEventListener("pointerdown", ({ target }) => {
  if (!target.closest("button, summary, a, input")) followed = ""
})

document.addEventListener("live:applied", () => {
  if (root.dataset.carrying && !noteWith(root.dataset.carrying)) putDown()
  mark()
  const at = document.activeElement
  if (!isLost(at)) return
  if (at.matches("[data-board-bar]")) at.querySelector("button")?.focus({ preventScroll: true })
  else if (followed) focus(followed)
})
