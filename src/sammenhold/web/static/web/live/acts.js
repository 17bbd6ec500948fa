// Forms that become acts: sent without leaving the page, kept until they have counted, answered beside the form.

import { fieldsOf } from "./drafts.js"
import * as mine from "./mine.js"
import { Outbox } from "./outbox.js"

export class Acts {
  constructor(root, drafts) {
    Object.assign(this, { root, drafts, sources: new Map() })
    const { live, ticket, owner = "" } = root.dataset
    this.outbox = new Outbox(live, ticket, owner, (act, outcome) => this.answered(act, outcome))
    document.addEventListener("submit", (event) => this.submitted(event))
    document.addEventListener("change", ({ target }) => {
      target.closest("form[data-act][data-act-on=change]")?.requestSubmit()
    })
    this.outbox.waiting().forEach(mine.expect)
    this.outbox.flush()
  }

  submitted(event) {
    const form = event.target.closest("form[data-act]")
    if (!form || event.defaultPrevented) return
    event.preventDefault()
    const { kind, ...data } = read(form, event.submitter)
    if (this.isWaiting(form, kind, data)) return
    say(form, "")
    form.dataset.state = "sending"
    const act = this.outbox.add({ kind, data, form: keyOf(form) })
    this.sources.set(act.id, form)
    mine.expect(act)
  }

  /** Whether this is a second press of the same button. */
  isWaiting(form, kind, data) {
    const pressed = JSON.stringify([kind, data, keyOf(form)])
    const same = (act) => JSON.stringify([act.kind, act.data, act.form]) === pressed
    return fieldsOf(form).length > 0 && this.outbox.waiting().some(same)
  }

  answered(act, outcome) {
    mine.settle(act)
    mine.merge(outcome.mine)
    for (const form of this.formsOf(act)) {
      form.dataset.state = outcome.ok ? "done" : "refused"
      if (outcome.ok) this.done(form, act)
      else this.refused(form, act, outcome)
    }
    mine.show(this.root)
    document.dispatchEvent(new CustomEvent(outcome.ok ? "live:done" : "live:refused", { detail: { act, outcome } }))
  }

  /** The form it came from, or the one that has taken its place since. */
  formsOf(act) {
    const source = this.sources.get(act.id)
    this.sources.delete(act.id)
    if (source?.isConnected) return [source]
    return [...document.querySelectorAll("form[data-act]")].filter((form) => act.form && keyOf(form) === act.form)
  }

  done(form, act) {
    say(form, "")
    for (const field of fieldsOf(form)) if (field.value === String(act.data[field.name] ?? "")) this.drafts.clear(field)
  }

  refused(form, act, outcome) {
    const { refused = "", large = refused } = this.root.dataset
    say(form, outcome.message || (outcome.code === "large" ? large : refused))
    for (const field of fieldsOf(form)) {
      if (field.value !== field.defaultValue || !(field.name in act.data)) continue
      field.value = act.data[field.name]
      this.drafts.keep(field)
    }
  }
}

const keyOf = (form) => form.id || form.dataset.draft || ""

function say(form, message) {
  const place = form.querySelector("[data-message]") ?? form.parentElement?.querySelector(":scope > [data-message]")
  if (place && place.textContent !== message) place.textContent = message
}

/** The form's fields; one name borne by several check boxes is always a list. */
function read(form, submitter) {
  const data = {}
  const entries = new FormData(form)
  if (submitter?.name) entries.append(submitter.name, submitter.value)
  for (const name of new Set(entries.keys())) {
    if (name === "csrfmiddlewaretoken") continue
    const many = form.querySelectorAll(`:is([type=checkbox], select[multiple])[name="${CSS.escape(name)}"]`)
    const list = many.length > 1 || many[0]?.matches("select")
    data[name] = list || entries.getAll(name).length > 1 ? entries.getAll(name) : entries.get(name)
  }
  return data
}
