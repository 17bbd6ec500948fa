// What happened since this device was last here. When that was is kept in this browser, and nowhere else.

const box = document.getElementById("since")

function last(key, now) {
  try {
    const before = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? ""
    sessionStorage.setItem(key, before)
    localStorage.setItem(key, now)
    return before
  } catch {
    return ""
  }
}

if (box) {
  const before = Date.parse(last(`seen-${box.dataset.workshop}`, box.dataset.now))
  const lines = [...box.querySelectorAll("[data-at]")]
  for (const line of lines) line.hidden = Date.parse(line.dataset.at) <= before
  if (Number.isNaN(before)) box.querySelector("h2").textContent = box.dataset.late
  box.hidden = lines.every((line) => line.hidden)
}
