// What happened since this device was last here. When that was is kept in this browser, and nowhere else.

const VISIT = 3_600_000
const box = document.getElementById("since")

/** When the visit before this one was. A page fetched again within the hour is the same visit; a tab may stay open for days. */
function last(key, now) {
  try {
    const [before, at] = (sessionStorage.getItem(key) ?? "").split(" ")
    const goesOn = at && Date.parse(now) - Date.parse(at) < VISIT
    const since = goesOn ? before : (localStorage.getItem(key) ?? "")
    sessionStorage.setItem(key, `${since} ${now}`)
    localStorage.setItem(key, now)
    return since
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
