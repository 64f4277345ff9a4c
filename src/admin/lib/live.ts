import type { CaseCounts } from "../../api/contracts/case"
import { apiUrl } from "./api"

export type LiveState = {
  connected: boolean
  counts: CaseCounts | null
  /** Another text after each stop and release (SAF-7). */
  stops: string | null
}

const REOPEN_MS = 30_000

const NOTHING: LiveState = { connected: false, counts: null, stops: null }
let state: LiveState = NOTHING
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
  source.addEventListener("stops", (event: MessageEvent<string>) => {
    change({ stops: event.data })
  })
  source.addEventListener("error", onError)
}

function close(): void {
  window.clearTimeout(retry)
  source?.close()
  source = null
  state = NOTHING
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
