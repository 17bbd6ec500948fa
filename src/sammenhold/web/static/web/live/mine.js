// What only this person sees, laid over pieces that everybody gets alike: the own votes, the own notes.

import { swap } from "./keep.js"

const mine = { values: {}, pieces: {} }
const pending = new Map()
const written = new WeakMap()

export function merge(update) {
  Object.assign(mine.values, update?.values)
  Object.assign(mine.pieces, update?.pieces)
}

export function replace(fresh) {
  mine.values = fresh?.values ?? {}
  mine.pieces = fresh?.pieces ?? {}
}

/** Show what was just chosen until the server has answered. */
export function expect(act) {
  pending.set(act.id, act.data)
}

export function settle(act) {
  pending.delete(act.id)
}

/** Lay everything personal over what is below `root`. */
export function show(root) {
  for (const [id, html] of Object.entries(mine.pieces)) fill(find(root, id), html)
  const values = expected()
  for (const control of root.querySelectorAll("[name]")) {
    if (Object.hasOwn(values, control.name)) set(control, values[control.name])
  }
}

function expected() {
  const values = { ...mine.values }
  for (const data of pending.values()) {
    for (const [name, value] of Object.entries(data)) if (Object.hasOwn(values, name)) values[name] = value
  }
  return values
}

const find = (root, id) => (root.id === id ? root : root.querySelector(`#${CSS.escape(id)}`))

function fill(element, html) {
  if (!element || written.get(element) === html) return
  const fresh = element.cloneNode(false)
  fresh.innerHTML = html
  swap(element, fresh)
  written.set(fresh, html)
}

function set(control, value) {
  const chosen = (Array.isArray(value) ? value : [value]).map(String)
  if (control.type === "radio") control.checked = chosen.includes(control.value)
  else if (control.type === "checkbox") control.checked = value === true || chosen.includes(control.value)
  else if (control.hasAttribute("aria-pressed")) control.setAttribute("aria-pressed", chosen.includes(control.value))
  else if (control.matches("select")) for (const option of control.options) option.selected = chosen.includes(option.value)
  else if (control.matches("textarea, input:not([type=hidden])")) write(control, value === null ? "" : String(value))
}

function write(control, text) {
  const untouched = control.value === control.defaultValue || control.value === written.get(control)
  if (control === document.activeElement || !untouched) return
  control.value = text
  written.set(control, text)
}
