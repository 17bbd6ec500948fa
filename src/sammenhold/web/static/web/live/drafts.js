// Unsent text outlives a reload, a crash and the replacement of the piece it stands in.

import * as store from "./store.js"

const FIELDS = "textarea[name], input[name]:is([type=text], [type=search], [type=email], [type=number], :not([type]))"

export const fieldsOf = (form) => [...form.querySelectorAll(FIELDS)]

export class Drafts {
  constructor(prefix) {
    this.prefix = `draft:${prefix}:`
    document.addEventListener("input", ({ target }) => this.keep(target))
  }

  keep(field) {
    const key = this.key(field)
    if (!key) return
    if (field.value === field.defaultValue) store.drop(key)
    else store.put(key, field.value)
  }

  restore(root) {
    for (const field of root.querySelectorAll(`form[data-draft] :is(${FIELDS})`)) {
      const kept = store.get(this.key(field))
      if (kept !== null && field.value === field.defaultValue) field.value = kept
    }
  }

  /** Empty a field whose text has arrived. */
  clear(field) {
    field.value = field.defaultValue
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  key(field) {
    const form = field.matches?.(FIELDS) && field.closest("form[data-draft]")
    return form ? `${this.prefix}${form.dataset.draft}:${field.name}` : null
  }
}
