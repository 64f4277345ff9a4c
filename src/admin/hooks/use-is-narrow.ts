import { useSyncExternalStore } from "react"

const query = window.matchMedia("(max-width: 767px)")

const subscribe = (listener: () => void) => {
  query.addEventListener("change", listener)
  return () => query.removeEventListener("change", listener)
}

/** True on a phone, where tables become lists of cards. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => query.matches)
