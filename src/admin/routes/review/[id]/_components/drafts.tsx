import {
  createContext,
  useCallback,
  useContext,
  useState,
  type ReactNode,
  type SetStateAction,
} from "react"

const DraftsContext = createContext<Map<string, unknown> | null>(null)

/** Keeps what is typed into a case's forms while another of them is shown. */
export const DraftsProvider = ({ children }: { children: ReactNode }) => {
  const [drafts] = useState(() => new Map<string, unknown>())
  return (
    <DraftsContext.Provider value={drafts}>{children}</DraftsContext.Provider>
  )
}

/** As useState, but what was typed is there again when the form is shown again. */
export function useDraft<T>(
  name: string,
  initial: T
): [T, (next: SetStateAction<T>) => void] {
  const drafts = useContext(DraftsContext)
  const [value, setValue] = useState<T>(() =>
    drafts?.has(name) ? (drafts.get(name) as T) : initial
  )
  const change = useCallback(
    (next: SetStateAction<T>) =>
      setValue((known) => {
        const made = next instanceof Function ? next(known) : next
        drafts?.set(name, made)
        return made
      }),
    [drafts, name]
  )
  return [value, change]
}
