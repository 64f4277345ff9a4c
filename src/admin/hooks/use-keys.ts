import { useEffect, useRef } from "react"
import { isForFields } from "../lib/keys"

/**
 * Calls what belongs to a key anywhere on the page, but never while somebody
 * types, holds a modifier or has a dialog open.
 *
 * @param keys `KeyboardEvent.key` to what it does
 */
export function useKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = current.current[event.key]
      if (
        !act ||
        event.defaultPrevented ||
        isForFields(event, document.activeElement)
      ) {
        return
      }
      event.preventDefault()
      // One key, one act: the dashboard has shortcuts of its own.
      event.stopImmediatePropagation()
      act()
    }
    window.addEventListener("keydown", onKey, true)
    return () => window.removeEventListener("keydown", onKey, true)
  }, [])
}
