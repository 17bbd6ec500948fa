// Frames applied to the page. The rules are those of live/picture.py, and a test holds the two together:
// apply(frames, old page) = fresh page.

/** What a page at `seq` does with `frame`: "next" apply it, "stale" leave it, "gap" fetch what is missing. */
export function fits(seq, frame) {
  if (frame.since === undefined) return "next"
  if (frame.seq <= seq) return "stale"
  return frame.since <= seq ? "next" : "gap"
}

const plain = { dress: () => {}, swap: (old, fresh) => old.replaceWith(fresh) }

/**
 * Change the regions below `root` and return the pieces that are new. `dress(fresh)` prepares a piece for its reader,
 * `swap(old, fresh)` puts it in another's place.
 */
export function apply(root, frame, reader = plain) {
  const whole = frame.since === undefined
  const set = []
  for (const region of root.querySelectorAll("[data-region]")) {
    const change = frame.regions[region.dataset.region] ?? (whole ? { order: [] } : null)
    if (change) set.push(...changeRegion(region, change, reader))
  }
  return set
}

function changeRegion(region, change, { dress, swap }) {
  const pieces = new Map([...region.children].map((piece) => [piece.id, piece]))
  const set = []
  for (const [id, html] of Object.entries(change.set ?? {})) {
    const old = pieces.get(id)
    const fresh = parse(html)
    dress(fresh)
    if (old?.isEqualNode(fresh)) continue
    if (old) swap(old, fresh)
    pieces.set(id, fresh)
    set.push(fresh)
  }
  if (change.order) arrange(region, change.order.map((id) => pieces.get(id)).filter(Boolean))
  return set
}

function arrange(region, wanted) {
  const staying = new Set(wanted)
  for (const piece of [...region.children]) if (!staying.has(piece)) piece.remove()
  let next = region.firstElementChild
  for (const piece of wanted) {
    if (piece === next) next = next.nextElementSibling
    else place(region, piece, next)
  }
}

function place(region, piece, next) {
  // moveBefore, where there is one, keeps focus, selection and animations of what moves.
  if (piece.isConnected && region.moveBefore) region.moveBefore(piece, next)
  else region.insertBefore(piece, next)
}

function parse(html) {
  const template = document.createElement("template")
  template.innerHTML = html
  return template.content.firstElementChild
}
