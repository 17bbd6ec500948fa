// Nobody scrolls the big screen: what does not fit is set closer, then shortened, then left to people's own screens.

const root = document.documentElement
const flow = document.querySelector(".screen-flow")
const told = document.querySelector("[data-shortened]")
const CLOSEST = 5
const SHORTENED = 2
const TIES = "[id^='ranked-'] > p:not(.hint)"
const PICTURE = ".uniting > li, .opinion-groups p"
const ITEMS = `.note, .proposal, .ranked > li, ${TIES}, .openers > li, [id^='apart-'] > article, ${PICTURE}`
const TEXTS = `[data-words], h2, .ranked-line > span, .uniting > li > span, .proposal-text, .proposal > p, ${PICTURE}`
const DETAILS = `.ranked > li > .hint, ${TIES}`

const fits = () => root.scrollHeight <= root.clientHeight

function close() {
  for (let step = 0; step <= CLOSEST; step += 1) {
    flow.dataset.fit = step
    if (fits()) return
  }
}

function lists() {
  const found = new Map()
  for (const item of flow.querySelectorAll(ITEMS)) {
    if (!item.checkVisibility()) continue
    const beside = found.get(item.parentElement) ?? []
    found.set(item.parentElement, [...beside, item])
  }
  return [...found.values()]
}

/** Show the first `most` of each list. */
function show(all, most) {
  for (const items of all) items.forEach((item, place) => item.toggleAttribute("data-beyond", place >= most))
}

/** As many of each list as fit, and at least one. */
function leaveOut() {
  const all = lists()
  let [few, many] = [1, Math.max(1, ...all.map((items) => items.length))]
  while (few < many) {
    const middle = Math.ceil((few + many) / 2)
    show(all, middle)
    if (fits()) few = middle
    else many = middle - 1
  }
  show(all, few)
}

const isCut = (text) => text.scrollHeight > text.clientHeight + 1
const isHidden = (detail) => detail.parentElement.checkVisibility() && !detail.checkVisibility()
const some = (selector, test) => [...flow.querySelectorAll(selector)].some(test)

function tell() {
  const left = flow.querySelectorAll("[data-beyond]").length
  const cut = flow.dataset.fit >= SHORTENED && (some(TEXTS, isCut) || some(DETAILS, isHidden))
  told.hidden = !left && !cut
  told.querySelector("strong").textContent = left ? `+ ${left}` : ""
}

const size = () => [flow.offsetWidth, flow.offsetHeight, root.clientWidth, root.clientHeight].join()
let fitted = ""

function fit() {
  for (const item of flow.querySelectorAll("[data-beyond]")) item.removeAttribute("data-beyond")
  close()
  if (!fits()) leaveOut()
  tell()
  fitted = size()
}

let asked = 0

/** Once for each time the screen is painted, however many frames have come. */
function soon() {
  asked ||= requestAnimationFrame(() => {
    asked = 0
    fit()
  })
}

// Whatever changed it: a frame, a font that has come, a window drawn larger.
const watcher = new ResizeObserver(() => size() === fitted || soon())
watcher.observe(flow)
watcher.observe(root)
document.addEventListener("live:applied", soon)
