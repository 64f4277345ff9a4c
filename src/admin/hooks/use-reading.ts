import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef } from "react"
import type { CaseDetail } from "../../api/contracts/case"
import type { ReadingReported } from "../../api/contracts/case-evidence"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Half of the window, or most of what there is, counts as being looked at. */
const isLookedAt = (entry: IntersectionObserverEntry): boolean =>
  entry.intersectionRatio >= 0.6 ||
  entry.intersectionRect.height >= (entry.rootBounds?.height ?? Infinity) / 2

/** Fine enough to hear of half a window of a section that is very long. */
const STEPS = Array.from({ length: 201 }, (_, step) => step / 200)
const REPORT_EVERY = 5

/** Counts how long each section of a case is before its reader, and tells the server. */
export type ReadingTracker = {
  /** Watches a section; gives what ends that. */
  watch: (section: string, element: Element) => () => void
  /** Tells the server at once what was not told yet. */
  flush: () => Promise<void>
}

/**
 * Seconds by section of one opening of a case's page: a section counts while it
 * is in view and the tab is in front. Sent every five seconds and when a
 * section is first seen; the same report twice does no harm.
 */
export function useReadingTracker(
  caseId: string,
  enabled: boolean
): ReadingTracker {
  const client = useQueryClient()
  const seen = useRef<Record<string, number>>({})
  const sent = useRef("")
  const session = useRef("")
  const visible = useRef(new Map<Element, string>())
  const observed = useRef(new Map<Element, string>())
  const observer = useRef<IntersectionObserver | null>(null)

  const flush = useCallback(async () => {
    const sections = { ...seen.current }
    const text = JSON.stringify(sections)
    if (!enabled || session.current === "" || text === sent.current) {
      return
    }
    const { reading } = await api.post<ReadingReported>(
      `/admin/cases/${caseId}/dwell`,
      { session: session.current, sections }
    )
    sent.current = text
    client.setQueryData<{ case: CaseDetail }>(
      queryKeys.case(caseId),
      (body) => body && { case: { ...body.case, reading } }
    )
  }, [caseId, client, enabled])

  useEffect(() => {
    if (!enabled) {
      return undefined
    }
    session.current = crypto.randomUUID()
    seen.current = {}
    sent.current = ""
    // A report that is lost is made up for by the next one.
    const report = () => void flush().catch(() => undefined)
    report()
    let tick = 0
    const timer = window.setInterval(() => {
      tick += 1
      if (document.visibilityState === "visible") {
        const isNew = count(seen.current, visible.current.values())
        if (isNew || tick % REPORT_EVERY === 0) {
          report()
        }
      }
    }, 1_000)
    document.addEventListener("visibilitychange", report)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener("visibilitychange", report)
      report()
    }
  }, [enabled, flush])

  const watch = useCallback((section: string, element: Element) => {
    observer.current ??= new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const name = observed.current.get(entry.target)
          if (name !== undefined && isLookedAt(entry)) {
            visible.current.set(entry.target, name)
          } else {
            visible.current.delete(entry.target)
          }
        }
      },
      { threshold: STEPS }
    )
    observed.current.set(element, section)
    observer.current.observe(element)
    return () => {
      observer.current?.unobserve(element)
      observed.current.delete(element)
      visible.current.delete(element)
    }
  }, [])

  return { watch, flush }
}

/** One more second for each; whether one of them is seen for the first time. */
function count(seen: Record<string, number>, names: Iterable<string>): boolean {
  let isNew = false
  for (const name of new Set(names)) {
    isNew ||= seen[name] === undefined
    seen[name] = (seen[name] ?? 0) + 1
  }
  return isNew
}
