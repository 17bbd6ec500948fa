// Typing in answers on paper by digits. Without this, Tab and the arrow keys do the same.

const form = document.querySelector("[data-typing]")

form?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const row = event.target.closest("fieldset")
  const radio = row?.querySelector(`[data-digit="${CSS.escape(event.key)}"]`)
  if (!radio) return
  event.preventDefault()
  radio.checked = true
  const next = row.nextElementSibling
  next?.querySelector("input:checked, textarea, button")?.focus()
})
