import { useSearchParams } from "react-router-dom"

export const PAGE_SIZE = 25

/** A list's filters and page, kept in the address so that "back" finds them. */
export function useListParams() {
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get("page") ?? 1) || 1)
  const change = (changes: Record<string, string | null>) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        next.delete("page")
        for (const [name, value] of Object.entries(changes)) {
          if (value) {
            next.set(name, value)
          } else {
            next.delete(name)
          }
        }
        return next
      },
      { replace: true }
    )
  return {
    get: (name: string): string | undefined => params.get(name) ?? undefined,
    set: (name: string, value: string | null) => change({ [name]: value }),
    /** Several at once; null takes one away. */
    setMany: change,
    page,
    setPage: (next: number) => change({ page: String(next) }),
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  }
}
