// What the page does for its reader when the workshop moves: the next part begins at its heading, and nothing that
// was written is left unsent by mistake.

import { toast } from "../web/js/ui.js"

const root = document.querySelector("[data-live]")
const unsent = () => document.querySelector("form[data-draft^=note-] textarea")
let written = ""
let chosen = ""
const met = new Set([...document.querySelectorAll("form[data-unsent]")].map((form) => form.dataset.draft))
let heading = headingNow()

function headingNow() {
  return document.getElementById("head")?.querySelector(".eyebrow, h1")?.textContent ?? ""
}

document.addEventListener("input", ({ target }) => {
  if (target === unsent()) written = target.value.trim()
})

// "I am done" adds the note that stands in the box, and asks for the answer that was chosen but not sent.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target
    if (form.elements.kind?.value === "note") written = ""
    if (form.elements.kind?.value !== "ready" || form.elements.on.value !== "1") return
    const note = unsent()
    if (note?.value.trim()) note.form.requestSubmit()
    const answer = document.querySelector("form[data-unsent]:has(:checked)")
    if (!answer || answer.dataset.state === "done" || answered(answer)) return
    event.preventDefault()
    answer.dataset.state = "refused"
    answer.querySelector("[data-message]").textContent = answer.dataset.unsent
    answer.querySelector("[name=box]").focus()
  },
  { capture: true },
)

function answered(form) {
  return form.nextElementSibling?.textContent.trim()
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-unsent]")
  if (form && !answered(form)) chosen = form.dataset.draft
})

const typing = () => document.activeElement?.matches("textarea, input:not([type=radio])")

/** A proposal that has just come is brought into view, unless somebody is writing. */
function meet() {
  for (const form of document.querySelectorAll("form[data-unsent]")) {
    if (met.has(form.dataset.draft)) continue
    met.add(form.dataset.draft)
    if (!typing()) form.closest(".proposal").scrollIntoView({ block: "start", behavior: "instant" })
  }
}

document.addEventListener("live:done", ({ detail }) => {
  if (detail.act.kind === "answer") chosen = ""
  if (detail.act.kind === "note") unsent()?.focus()
})

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit()
})

document.addEventListener("live:applied", () => {
  if (written && !unsent()) {
    toast(`${root.dataset.lost} ${written}`, 20_000)
    written = ""
  }
  if (chosen && !document.querySelector(`form[data-draft="${chosen}"]`)) {
    toast(root.dataset.unanswered, 20_000)
    chosen = ""
  }
  meet()
  if (headingNow() === heading) return
  heading = headingNow()
  window.scrollTo({ top: 0, behavior: "instant" })
  document.querySelector("#head h1")?.focus({ preventScroll: true })
})
