// A name that is being typed is never lost: when its group is dissolved meanwhile, the words stay, and saving them
// brings the group back.

import { groupWith, isLost } from "./board.js"

const kept = document.getElementById("name-kept")
const isGrouping = () => document.querySelector("[id^=mover-]")
let typed = ""

document.addEventListener("input", ({ target }) => {
  const group = target.closest("[data-naming]")?.dataset.naming
  if (group) typed = group
  if (group) kept.elements.title.value = target.value
})

function keep() {
  const { activeElement: at } = document
  kept.elements.group.value = typed
  kept.dataset.draft = `title-${typed}`
  kept.hidden = false
  if (isLost(at)) kept.elements.title.focus()
}

/** The group is there again: go on where it is. */
function giveBack() {
  const fold = document.getElementById(`naming-${typed}`)
  const field = fold.querySelector("[name=title]")
  const going = kept.contains(document.activeElement)
  fold.open = true
  field.value = kept.elements.title.value
  kept.hidden = true
  if (going) field.focus()
}

function done() {
  typed = ""
  kept.hidden = true
  kept.elements.title.value = ""
}

document.addEventListener("live:applied", () => {
  if (!typed) return
  if (!isGrouping()) done()
  else if (!groupWith(typed)) keep()
  else if (!kept.hidden) giveBack()
})

document.addEventListener("live:done", ({ detail: { act } }) => {
  if (!act.kind.endsWith("group-title")) return
  if (act.data.group === typed) done()
  const fold = document.getElementById(`naming-${act.data.group}`)
  const here = fold?.contains(document.activeElement) || kept.contains(document.activeElement)
  if (fold) fold.open = false
  if (here) fold?.querySelector("summary").focus({ preventScroll: true })
})

kept.querySelector("[data-let-go]").addEventListener("click", done)
