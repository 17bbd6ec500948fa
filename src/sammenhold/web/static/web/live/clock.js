// Counts down on the server's clock. Screen readers are told the time when they ask, never by ticking.

let skew = 0

export function setClock(serverNow) {
  skew = serverNow - Date.now()
  tick()
}

export function tick() {
  for (const time of document.querySelectorAll("time[data-deadline]")) {
    const left = Math.ceil((Number(time.dataset.deadline) - Date.now() - skew) / 1000)
    const text = format(Math.max(left, 0))
    if (time.textContent !== text) time.textContent = text
    time.dataset.state = left > 0 ? "running" : "over"
  }
}

export function startClock() {
  tick()
  setInterval(tick, 250)
}

function format(seconds) {
  const pad = (number) => String(number).padStart(2, "0")
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}
