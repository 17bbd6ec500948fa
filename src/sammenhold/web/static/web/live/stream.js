// One stream of server-sent events over fetch, so that the ticket travels in a header and never in an address.

const FIRST_EVENT_MS = 6_000
const SILENCE_MS = 35_000

/** The server's answer was not a stream; `status` says why. */
export class Rejected extends Error {
  constructor(status) {
    super(`status ${status}`)
    this.status = status
  }
}

/** The stream was open, or seemed so, but nothing came through: something on the way holds it back. */
export class Silent extends Error {}

/** Call `handle(event, data, id)` for each event until the stream ends, is silent too long or `signal` aborts it. */
export async function listen(address, ticket, signal, handle) {
  const silence = new AbortController()
  const patience = watchdog(() => silence.abort())
  const either = AbortSignal.any ? AbortSignal.any([signal, silence.signal]) : follow(signal, silence)
  try {
    patience(FIRST_EVENT_MS)
    const headers = { Authorization: `Ticket ${ticket}`, Accept: "text/event-stream" }
    const response = await fetch(address, { headers, signal: either, cache: "no-store" })
    if (!response.ok) throw new Rejected(response.status)
    await read(response.body.getReader(), handle, () => patience(SILENCE_MS))
  } catch (error) {
    throw silence.signal.aborted ? new Silent() : error
  } finally {
    patience(0)
  }
}

async function read(reader, handle, heard) {
  const decoder = new TextDecoder()
  let waiting = ""
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    heard()
    waiting += decoder.decode(value, { stream: true })
    const blocks = waiting.split("\n\n")
    waiting = blocks.pop()
    for (const block of blocks) dispatch(block, handle)
  }
}

function dispatch(block, handle) {
  const fields = { event: "message", id: "", data: "" }
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ")
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2)
  }
  if (fields.data) handle(fields.event, JSON.parse(fields.data), fields.id)
}

function watchdog(bark) {
  let timer = 0
  return (ms) => {
    clearTimeout(timer)
    if (ms) timer = setTimeout(bark, ms)
  }
}

function follow(signal, controller) {
  signal.addEventListener("abort", () => controller.abort())
  return controller.signal
}
