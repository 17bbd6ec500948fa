// Grouping by dragging with the mouse. While a note is in the air the page stands still.

import { notes } from "./board.js"
import { send } from "./grouping.js"

const root = document.documentElement
let dragged = null

function target(element) {
  const note = element?.closest("[data-note]")
  const group = element?.closest("[data-group]")
  if (group) return [group, `group:${group.dataset.group}`]
  return note ? [note, `note:${note.dataset.note}`] : [null, ""]
}

document.addEventListener("dragstart", (event) => {
  const note = event.target.closest?.("[data-note]")
  if (!note) return
  dragged = note.dataset.note
  root.dataset.hold = "drag"
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", dragged)
  note.classList.add("is-dragged")
})

document.addEventListener("dragover", (event) => {
  if (!dragged) return
  event.preventDefault()
  const [over] = target(event.target)
  for (const other of document.querySelectorAll(".is-over")) if (other !== over) other.classList.remove("is-over")
  if (over && over.dataset.note !== dragged) over.classList.add("is-over")
})

document.addEventListener("drop", (event) => {
  if (!dragged) return
  event.preventDefault()
  const [over, to] = target(event.target)
  if (over?.dataset.note !== dragged && (over || event.target.closest("[data-region=board]"))) send(dragged, to)
})

document.addEventListener("dragend", () => {
  dragged = null
  delete root.dataset.hold
  for (const note of document.querySelectorAll(".is-dragged, .is-over")) note.classList.remove("is-dragged", "is-over")
})

const dress = () => notes().forEach((note) => (note.draggable = true))
document.addEventListener("live:applied", dress)
dress()
