// What the reader must not lose when a piece of the page is replaced: focus, caret, unsent input, what is unfolded,
// and the place where they read.

const TEXT = "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=button]), textarea"

/** Put `fresh` in the place of `old`, and carry over what the reader has done in it. */
export function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  const caret = focused && caretOf(focused)
  carryInput(old, fresh)
  carryFolds(old, fresh)
  carryMessages(old, fresh)
  old.replaceWith(fresh)
  if (focused) refocus(focused === old ? fresh : (twin(fresh, focused) ?? fresh), caret)
}

/** Run `change` so that neither focus nor what is being read moves. */
export function steadily(change) {
  const focused = document.activeElement
  const home = focused?.closest("[data-region]")
  const anchor = anchorIn(document.querySelectorAll("[data-region] > [id]"))
  const top = anchor?.getBoundingClientRect().top
  change()
  if (home && document.activeElement === document.body) refocus(focused.isConnected ? focused : home)
  const now = anchor && document.getElementById(anchor.id)
  if (now && window.scrollY > 0) window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" })
}

function anchorIn(pieces) {
  if (window.scrollY === 0) return null
  // The browser's own anchoring would correct the same movement a second time.
  document.documentElement.style.overflowAnchor = "none"
  const focused = document.activeElement?.closest("[data-region] > [id]")
  return focused ?? [...pieces].find((piece) => piece.getBoundingClientRect().bottom > 0)
}

function caretOf(control) {
  try {
    return [control.selectionStart, control.selectionEnd, control.selectionDirection]
  } catch {
    return null
  }
}

function refocus(target, caret) {
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1
  target.focus({ preventScroll: true })
  if (caret && typeof caret[0] === "number") target.setSelectionRange?.(...caret)
}

function carryInput(old, fresh) {
  for (const control of old.querySelectorAll("input, textarea, select")) {
    const same = control.type === "hidden" ? null : twin(fresh, control)
    if (!same || same.type !== control.type) continue
    if (control.matches(TEXT)) {
      if (control.value !== control.defaultValue) same.value = control.value
    } else if (control.matches("select")) {
      carrySelection(control, same)
    } else if (control.checked !== control.defaultChecked) same.checked = control.checked
  }
}

function carrySelection(control, same) {
  const touched = [...control.options].some((option) => option.selected !== option.defaultSelected)
  const chosen = new Set([...control.selectedOptions].map((option) => option.value))
  if (touched) for (const option of same.options) option.selected = chosen.has(option.value)
}

function carryFolds(old, fresh) {
  const folds = fresh.querySelectorAll("details")
  const before = old.querySelectorAll("details")
  const same = folds.length === before.length
  folds.forEach((fold, place) => {
    const known = fold.id ? old.querySelector(`#${CSS.escape(fold.id)}`) : same && before[place]
    if (known) fold.open = known.open
  })
}

function carryMessages(old, fresh) {
  const messages = fresh.querySelectorAll("[data-message]")
  const before = old.querySelectorAll("[data-message]")
  if (messages.length !== before.length) return
  messages.forEach((message, place) => {
    if (!message.textContent) message.textContent = before[place].textContent
  })
}

/** The element in `fresh` that stands for `element`: by id, else by name and value, else by address. */
function twin(fresh, element) {
  const id = element.id && (fresh.id === element.id ? fresh : fresh.querySelector(`#${CSS.escape(element.id)}`))
  if (id) return id
  if (element.name) {
    const named = [...fresh.querySelectorAll(`[name="${CSS.escape(element.name)}"]`)]
    if (named.length < 2) return named[0]
    return named.find((control) => control.getAttribute("value") === element.getAttribute("value"))
  }
  const href = element.getAttribute?.("href")
  return href ? fresh.querySelector(`a[href="${CSS.escape(href)}"]`) : null
}
