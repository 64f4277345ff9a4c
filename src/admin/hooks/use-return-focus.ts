import { useCallback, useState } from "react"

/**
 * For what is mounted only while it is open and so has no trigger: remembers
 * where the keyboard was, and gives what puts it back there on closing.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement)
  return useCallback(
    (event: Event) => {
      if (opener instanceof HTMLElement && opener.isConnected) {
        event.preventDefault()
        opener.focus()
      }
    },
    [opener]
  )
}
