// What happens on the board is said, by whomever it was done: politely, and as one sentence when much happens at once.
// Whoever moved a note is told when somebody else moves it after them. Which moves are one's own only this page knows.

import { toast } from "../web/js/ui.js"
import { groupWith, noteWith, notes, placeOf, say, sentence, wordsOf } from "./board.js"

const GATHER_MS = 800
const SETTLE_MS = 1000
const MOST_SENTENCES = 3
const MINE_MS = 60_000

const places = () => new Map(notes().map((note) => [note.dataset.note, placeOf(note)]))
const titles = () =>
  new Map([...document.querySelectorAll("[data-group]")].map((group) => [group.dataset.group, group.dataset.title]))

let before = [places(), titles()]
const moved = new Set()
const named = new Set()
let timer = 0

function differing(old, now) {
  return [...now].filter(([key, value]) => old.has(key) && old.get(key) !== value).map(([key]) => key)
}

function gather() {
  const now = [places(), titles()]
  differing(before[0], now[0]).forEach((key) => moved.add(key))
  differing(before[1], now[1]).forEach((key) => named.add(key))
  before = now
  if (!moved.size && !named.size) return
  clearTimeout(timer)
  timer = setTimeout(tell, GATHER_MS)
}

function tell() {
  const sentences = [...movesTold(), ...[...named].map(nameTold)].filter(Boolean)
  moved.clear()
  named.clear()
  const many = sentences.length > MOST_SENTENCES
  if (sentences.length) say(many ? sentence("many", { n: sentences.length }) : sentences.join(" "))
}

/** Two notes that were put together are told of once. */
function* movesTold() {
  const told = new Set()
  for (const note of [...moved].map(noteWith).filter(Boolean)) {
    const group = groupWith(placeOf(note))
    const others = group ? [...group.querySelectorAll("[data-note]")].filter((other) => other !== note) : []
    if (!group || group.dataset.title || !others.some((other) => told.has(other))) yield moveTold(note, group, others[0])
    told.add(note)
  }
}

function moveTold(note, group, other) {
  const words = { note: wordsOf(note), group: group?.dataset.title, other: other && wordsOf(other) }
  if (!group || (!words.group && !other)) return sentence("out", words)
  return words.group ? sentence("into", words) : sentence("beside", words)
}

function nameTold(key) {
  const group = groupWith(key)?.dataset.title
  return group && sentence("named", { group })
}

const mine = new Map()

document.addEventListener("submit", ({ target }) => {
  const kind = target.elements.kind?.value ?? ""
  if (kind.endsWith("move")) mine.delete(target.elements.note.value)
  if (/group-(undo|redo)$/.test(kind)) mine.clear()
})

document.addEventListener("live:done", ({ detail: { act } }) => {
  if (act.kind.endsWith("move")) setTimeout(() => settle(act.data), SETTLE_MS)
})

/** By now the page shows what was done: the note is where it was put, or somebody has already moved it on. */
function settle({ note: key, to }) {
  const note = noteWith(key)
  if (!note) return
  const [kind, target] = to.split(":")
  const wanted = kind === "note" ? (noteWith(target) ? placeOf(noteWith(target)) : "") : (target ?? "")
  mine.set(key, { place: wanted, until: Date.now() + MINE_MS })
  lookAfter()
}

function lookAfter() {
  for (const [key, { place, until }] of mine) {
    const note = noteWith(key)
    if (note && placeOf(note) === place) continue
    mine.delete(key)
    if (note && Date.now() < until) toast(sentence("overtaken", { note: wordsOf(note), place: placeName(note) }), 12_000)
  }
}

function placeName(note) {
  return groupWith(placeOf(note))?.querySelector("h2").textContent ?? sentence("alone")
}

document.addEventListener("live:refused", ({ detail: { act, outcome } }) => {
  const shown = [...document.querySelectorAll("[data-message]")].filter((place) => place.offsetParent)
  if (!act.kind.endsWith("move") || shown.some((place) => place.textContent === outcome.message)) return
  toast(outcome.message, 12_000)
})

document.addEventListener("live:applied", () => {
  gather()
  lookAfter()
})
