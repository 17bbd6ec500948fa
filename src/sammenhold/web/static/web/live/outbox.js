// Acts wait here until the server has answered; they survive a reload, a crash and flight mode, and are sent again
// under the same id, which counts once.

import * as store from "./store.js"

const AT_ONCE = 20
const LARGEST_BYTES = 48 * 1024
const LONGEST_WAIT_MS = 8000
const ANSWER_MS = 15_000 // a line that died unnoticed must not hold back what is sent next
const LATER = new Set(["busy", "unavailable"])

export class Outbox {
  constructor(address, ticket, owner, answered) {
    Object.assign(this, { address, ticket, answered, failures: 0, sending: false, timer: 0 })
    this.prefix = `act:${address}:${owner}:`
    window.addEventListener("online", () => this.flush())
    document.addEventListener("visibilitychange", () => this.flush())
  }

  waiting() {
    const acts = store.keys(this.prefix).map((key) => JSON.parse(store.get(key)))
    return acts.sort((one, other) => one.at - other.at || one.place - other.place)
  }

  add(act) {
    this.place = (this.place ?? 0) + 1
    const last = this.waiting().pop()?.at ?? 0 // the device's clock may be set back between two acts
    const kept = { id: newId(), at: Math.max(Date.now(), last), place: this.place, ...act }
    store.put(this.prefix + kept.id, JSON.stringify(kept))
    this.flush()
    return kept
  }

  async flush() {
    if (this.sending) return
    clearTimeout(this.timer)
    this.sending = true
    try {
      for (let acts = this.next(); acts.length; acts = this.next()) await this.send(acts)
      this.failures = 0
    } catch {
      this.failures += 1
      const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** this.failures)
      this.timer = setTimeout(() => this.flush(), wait * (0.5 + Math.random() / 2))
    } finally {
      this.sending = false
    }
  }

  next() {
    const acts = []
    let size = 0
    for (const act of this.waiting().slice(0, AT_ONCE)) {
      size += JSON.stringify(act.data).length * 3
      if (acts.length && size > LARGEST_BYTES) break
      acts.push(act)
    }
    return acts
  }

  async send(acts) {
    const body = JSON.stringify({ acts: acts.map(({ id, kind, data }) => ({ id, kind, data })) })
    const headers = { Authorization: `Ticket ${this.ticket}`, "Content-Type": "application/json" }
    const response = await fetch(`${this.address}/acts`, { method: "POST", headers, body, keepalive: true, signal: AbortSignal.timeout?.(ANSWER_MS) })
    if (response.status >= 500 || response.status === 429) throw new Error("later")
    const answer = await response.json()
    if (response.status === 401) return this.expired(answer.code)
    const outcomes = answer.outcomes ?? acts.map(({ id }) => ({ id, ok: false, code: answer.code, message: "" }))
    this.settle(new Map(acts.map((act) => [act.id, act])), outcomes)
  }

  expired(code) {
    document.dispatchEvent(new CustomEvent("live:expired", { detail: { code } }))
    throw new Error("expired")
  }

  settle(acts, outcomes) {
    const later = outcomes.filter(({ ok, code }) => !ok && LATER.has(code))
    for (const outcome of outcomes) {
      if (later.includes(outcome)) continue
      store.drop(this.prefix + outcome.id)
      this.answered(acts.get(outcome.id), outcome)
    }
    if (later.length) throw new Error("later")
  }
}

// crypto.randomUUID exists on secure addresses only, and a workshop may be held on a plain one.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
