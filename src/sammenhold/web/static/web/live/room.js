// The entry: a page with <main data-live data-ticket data-since> follows what happens on the server.

import { Acts } from "./acts.js"
import { apply, fits } from "./apply.js"
import { setClock, startClock, tick } from "./clock.js"
import { Connection } from "./connection.js"
import { Drafts } from "./drafts.js"
import { steadily, swap } from "./keep.js"
import * as mine from "./mine.js"

const RELOAD_MS = 60_000
const LONGEST_PRESS_MS = 1_500
const ASK_AGAIN_MS = 3_000

class Room {
  constructor(root) {
    this.root = root
    this.id = root.dataset.since
    this.held = []
    mine.replace(JSON.parse(document.getElementById("mine")?.textContent || "{}"))
    this.drafts = new Drafts(`${root.dataset.live}:${root.dataset.owner ?? ""}`)
    this.drafts.restore(root)
    this.acts = new Acts(root, this.drafts)
    mine.show(root)
    startClock()
    document.addEventListener("live:expired", () => this.lost(401))
    document.addEventListener("live:ask", () => this.askMine())
    new MutationObserver(() => this.release()).observe(document.documentElement, { attributeFilter: ["data-hold"] })
    document.addEventListener("pointerdown", () => this.press(), { capture: true })
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => this.lift(), { capture: true })
    this.connection = new Connection(root.dataset.live, root.dataset.ticket, this)
  }

  receive(event, data, id) {
    if (event === "hello") setClock(data.now)
    else if (this.holding) this.held.push([data, id])
    else this.take(data, id)
  }

  /** The server answers again: what waits to be sent need not wait longer. */
  back() {
    this.acts.outbox.flush()
  }

  /** While something is being dragged or pressed the page stands still. */
  get holding() {
    return this.pressed !== undefined || document.documentElement.dataset.hold !== undefined
  }

  /** A button that is replaced between finger down and finger up would swallow the click. */
  press() {
    clearTimeout(this.pressed)
    this.pressed = setTimeout(() => this.lift(), LONGEST_PRESS_MS)
  }

  lift() {
    clearTimeout(this.pressed)
    setTimeout(() => {
      this.pressed = undefined
      this.release()
    })
  }

  release() {
    if (this.holding) return
    for (const [frame, id] of this.held.splice(0)) if (this.take(frame, id) === "gap") break
  }

  take(frame, id) {
    const [epoch, seq] = this.id.split(":")
    const same = frame.since === undefined || id.split(":")[0] === epoch
    const verdict = same ? fits(Number(seq), frame) : "gap"
    if (verdict === "gap") this.connection.restart()
    if (verdict === "next") {
      this.id = id
      steadily(() => this.change(frame))
      document.dispatchEvent(new CustomEvent("live:applied", { detail: { frame } }))
    }
    return verdict
  }

  change(frame) {
    const set = apply(this.root, frame, { dress: mine.show, swap })
    this.drafts.restore(this.root)
    mine.show(this.root)
    tick()
    const asks = set.some((piece) => piece.matches("[data-mine]") || piece.querySelector("[data-mine]"))
    if (asks || frame.since === undefined) this.askMine()
  }

  /** A new piece may have a place for something personal. Not everybody asks at the same moment. */
  askMine(wait = 0) {
    clearTimeout(this.asking)
    this.asking = setTimeout(async () => {
      const headers = { Authorization: `Ticket ${this.root.dataset.ticket}` }
      const response = await fetch(`${this.root.dataset.live}/mine`, { headers, cache: "no-store" }).catch(() => null)
      if (!response || response.status >= 500) return this.askMine(ASK_AGAIN_MS)
      if (!response.ok) return
      mine.replace(await response.json())
      mine.show(this.root)
    }, wait + Math.random() * 400)
  }

  /** A ticket that has run out is renewed by the page itself; what was written is kept meanwhile. */
  lost(status) {
    const last = Number(sessionStorage.getItem("live-reload") ?? 0)
    if (status !== 401 || Date.now() - last < RELOAD_MS) return
    sessionStorage.setItem("live-reload", String(Date.now()))
    location.reload()
  }
}

const root = document.querySelector("[data-live]")
if (root) new Room(root)
