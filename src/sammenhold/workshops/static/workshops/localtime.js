// Moments in the reader's own time. The zone is the browser's; it is sent nowhere.

const shape = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
const language = { da: "da-DK", en: "en-GB" }[document.documentElement.lang]
const format = new Intl.DateTimeFormat(language, shape)

export function show(root = document) {
  for (const time of root.querySelectorAll("time[data-local]")) {
    const text = format.format(new Date(time.dateTime))
    if (time.textContent !== text) time.textContent = text
  }
}

show()
document.addEventListener("live:applied", () => show())
