import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react"
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

/** Calls back after each stop and release of supply, within a second of it (SAF-7). */
function useStopChanges(onChange: () => void): void {
  const { stops } = useLive()
  const seen = useRef<string | null>(null)
  useEffect(() => {
    if (stops !== null && seen.current !== null && stops !== seen.current) {
      onChange()
    }
    seen.current = stops ?? seen.current
  }, [onChange, stops])
}

/** Reads supplies and stops again when supply was stopped or let go. */
export function useLiveStops(): void {
  const client = useQueryClient()
  useStopChanges(
    useCallback(() => {
      void client.invalidateQueries({ queryKey: queryKeys.supplies })
      void client.invalidateQueries({ queryKey: queryKeys.stops })
    }, [client])
  )
}

/**
 * Reads one case again when the counts of the queues have changed. A new stream
 * repeats the same counts every 25 seconds; that is no reason to read, because
 * each reading of a case goes on the ledger.
 */
export function useLiveCase(id: string): void {
  const client = useQueryClient()
  const { counts, stops } = useLive()
  const seen = useRef<string | null>(null)
  const now = counts && stops ? JSON.stringify([counts, stops]) : null
  useEffect(() => {
    if (now !== null && seen.current !== null && now !== seen.current) {
      void client.invalidateQueries({ queryKey: queryKeys.case(id) })
    }
    seen.current = now ?? seen.current
  }, [client, id, now])
}
