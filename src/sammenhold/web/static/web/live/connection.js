// Keeps the page in step with the server: by a stream, by polling where streams are cut, not at all while hidden.

import { Rejected, Silent, listen } from "./stream.js"

const FAILURES_BEFORE_POLLING = 3
const POLLS_BEFORE_STREAM = 20
const HIDDEN_MS = 10_000
const POLL_MS = 3000
const ANSWER_MS = 10_000

export class Connection {
  /** `page` has `id` (where the page is), `receive(event, data, id)`, `back()` and `lost(status)`. */
  constructor(address, ticket, page) {
    Object.assign(this, { address, ticket, page, failures: 0, polls: 0, stop: null })
    document.addEventListener("visibilitychange", () => this.look())
    window.addEventListener("online", () => this.restart())
    window.addEventListener("offline", () => this.show("offline"))
    window.addEventListener("pagehide", () => this.close())
    window.addEventListener("pageshow", () => this.open())
    this.open()
  }

  look() {
    clearTimeout(this.hiding)
    if (document.hidden) this.hiding = setTimeout(() => this.close(), HIDDEN_MS)
    else this.open()
  }

  restart() {
    this.close()
    this.failures = 0
    this.open()
  }

  close() {
    this.stop?.abort()
    this.stop = null
  }

  async open() {
    if (this.stop) return
    const stop = (this.stop = new AbortController())
    while (!stop.signal.aborted) {
      if (this.failures >= FAILURES_BEFORE_POLLING && this.polls < POLLS_BEFORE_STREAM) await this.poll(stop.signal)
      else await this.stream(stop.signal)
    }
  }

  async stream(signal) {
    this.polls = 0
    try {
      await listen(`${this.address}/stream?since=${this.page.id}`, this.ticket, signal, (...event) => this.take(...event))
      this.failures += 1
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Rejected && error.status < 500) return this.lose(error.status)
      this.failures = error instanceof Silent ? FAILURES_BEFORE_POLLING : this.failures + 1
    }
    if (this.failures >= FAILURES_BEFORE_POLLING) return
    this.show(navigator.onLine ? "waiting" : "offline")
    await this.pause(500 * 2 ** this.failures, signal)
  }

  take(event, data, id) {
    this.failures = 0
    this.show("live")
    this.page.receive(event, data, id)
  }

  async poll(signal) {
    this.polls += 1
    try {
      const headers = { Authorization: `Ticket ${this.ticket}` }
      const either = AbortSignal.any?.([signal, AbortSignal.timeout(ANSWER_MS)]) ?? signal
      const address = `${this.address}/picture?since=${this.page.id}`
      const response = await fetch(address, { headers, signal: either, cache: "no-store" })
      if (response.status >= 400 && response.status < 500) return this.lose(response.status)
      if (!response.ok) throw new Error("later")
      if (response.status === 200) this.picture(await response.json())
      this.show("live")
    } catch {
      if (signal.aborted) return
      this.show("offline")
      this.polls = POLLS_BEFORE_STREAM // the server itself is away, so streams may well work when it is back
    }
    await this.pause(POLL_MS, signal)
  }

  picture({ id, now, ...frame }) {
    this.page.receive("hello", { now })
    this.page.receive("snapshot", frame, id)
  }

  lose(status) {
    this.show("offline")
    this.close()
    this.page.lost(status)
  }

  /** Not all at the same moment: somewhere in the last third of `ms`. */
  pause(ms, signal) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms * (0.66 + Math.random() / 3))
      signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true })
    })
  }

  show(state) {
    if (state === "live" && this.state !== "live") this.page.back()
    this.state = state
    for (const place of document.querySelectorAll("[data-connection]")) {
      if (place.dataset.state !== state) place.dataset.state = state
    }
  }
}
