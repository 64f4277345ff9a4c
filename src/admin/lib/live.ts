import type { CaseCounts } from "../../api/contracts/case"
import { apiUrl } from "./api"

export type LiveState = { connected: boolean; counts: CaseCounts | null }

const REOPEN_MS = 30_000

let state: LiveState = { connected: false, counts: null }
let source: EventSource | null = null
let retry: number | undefined
const listeners = new Set<() => void>()

function change(next: Partial<LiveState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) {
    listener()
  }
}

/** The browser connects again by itself, except after a refusal. */
function onError(): void {
  if (source?.readyState === EventSource.CLOSED) {
    source = null
    change({ connected: false })
    retry = window.setTimeout(open, REOPEN_MS)
  }
}

function open(): void {
  source = new EventSource(apiUrl("/admin/live"), { withCredentials: true })
  source.addEventListener("counts", (event: MessageEvent<string>) => {
    change({ connected: true, counts: JSON.parse(event.data) as CaseCounts })
  })
  source.addEventListener("error", onError)
}

function close(): void {
  window.clearTimeout(retry)
  source?.close()
  source = null
  state = { connected: false, counts: null }
}

/** One stream for the whole dashboard, open while anything on screen wants it. */
export function subscribeLive(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    open()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      close()
    }
  }
}

export const liveState = (): LiveState => state
