// Whoever has a hand up asks for the own number, and for the word, when the queue has moved. The others need not ask.

const state = () => document.querySelector("[data-queue]")?.dataset.queue
let known = state()

document.addEventListener("live:applied", () => {
  if (state() === known) return
  known = state()
  if (document.querySelector("#hand-button[aria-pressed=true]")) document.dispatchEvent(new Event("live:ask"))
})
