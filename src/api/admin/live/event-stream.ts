import type { MedusaResponse } from "@medusajs/framework/http"

const LIFE_MS = 25_000

export type EventStream = {
  send(event: string, data: unknown): void
  onEnd(listener: () => void): void
}

const open = new Set<() => void>()
let isListening = false

/** One listener for all streams, set with the first: a shutdown ends them. */
function endAllOnShutdown(): void {
  if (isListening) {
    return
  }
  isListening = true
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      for (const end of [...open]) {
        end()
      }
    })
  }
}

/** Opens a stream of server-sent events with a life of 25 seconds. */
export function openEventStream(res: MedusaResponse): EventStream {
  endAllOnShutdown()
  const listeners: (() => void)[] = []
  let hasEnded = false
  const end = () => {
    if (hasEnded) {
      return
    }
    hasEnded = true
    clearTimeout(timer)
    open.delete(end)
    for (const listener of listeners) {
      listener()
    }
    res.end()
  }
  const timer = setTimeout(end, LIFE_MS)
  open.add(end)
  res.on("close", end)
  res.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
    "x-accel-buffering": "no",
  })
  // Where a browser waits before it connects again, in milliseconds.
  res.write("retry: 1000\n\n")
  return {
    send: (event, data) => {
      if (!hasEnded) {
        res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      }
    },
    onEnd: (listener) => {
      listeners.push(listener)
      if (hasEnded) {
        listener()
      }
    },
  }
}
