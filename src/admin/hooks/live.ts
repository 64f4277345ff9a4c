import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useSyncExternalStore } from "react"
import { liveState, subscribeLive } from "../lib/live"
import { queryKeys } from "../lib/query-keys"

/** The counts that the server pushes; `connected` is false where it can't. */
export const useLive = () => useSyncExternalStore(subscribeLive, liveState)

/** Reads the cases again after each push; gives how often to poll without it. */
export function useLiveCases(): { connected: boolean; pollEvery: number } {
  const client = useQueryClient()
  const { connected, counts } = useLive()
  useEffect(() => {
    if (counts) {
      void client.invalidateQueries({ queryKey: queryKeys.cases })
    }
  }, [client, counts])
  return { connected, pollEvery: connected ? 60_000 : 10_000 }
}

/**
 * Reads one case again when the counts of the queues have changed. A new stream
 * repeats the same counts every 25 seconds; that is no reason to read, because
 * each reading of a case goes on the ledger.
 */
export function useLiveCase(id: string): void {
  const client = useQueryClient()
  const { counts } = useLive()
  const seen = useRef<string | null>(null)
  const now = counts ? JSON.stringify(counts) : null
  useEffect(() => {
    if (now !== null && seen.current !== null && now !== seen.current) {
      void client.invalidateQueries({ queryKey: queryKeys.case(id) })
    }
    seen.current = now ?? seen.current
  }, [client, id, now])
}
