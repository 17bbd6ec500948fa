// The board of notes and groups, as it stands in the page.

export const notes = () => [...document.querySelectorAll("[data-note]")]
export const noteWith = (key) => document.querySelector(`[data-note="${CSS.escape(key)}"]`)
export const groupWith = (key) => document.querySelector(`[data-group="${CSS.escape(key)}"]`)
export const placeOf = (note) => note.closest("[data-group]")?.dataset.group ?? ""

/** Has the focus nowhere to be: is what had it gone? */
export const isLost = (element) => element.matches("body, [data-region], [data-region] > *")

export function wordsOf(note) {
  const words = note.querySelector("[data-words]").textContent.trim()
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}

const said = document.getElementById("board-said")

/** One of the sentences that the page brings along, in the reader's language. */
export function sentence(name, words = {}) {
  return said.dataset[name].replace(/\{(\w+)\}/g, (_, field) => words[field])
}

/** Say something to those who listen to the page. The same words twice are said twice. */
export function say(text) {
  said.textContent = said.textContent === text ? `${text}\u00a0` : text
}
