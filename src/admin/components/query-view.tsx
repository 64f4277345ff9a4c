import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { ErrorView, LoadingView } from "./state-views"

type QueryViewProps<T> = {
  query: UseQueryResult<T>
  lines?: number
  children: (data: T) => ReactNode
}

/** What a query has: its data, else its error, else the shape of what comes. */
export const QueryView = <T,>({
  query,
  lines,
  children,
}: QueryViewProps<T>) => {
  if (query.data !== undefined) {
    return children(query.data)
  }
  return query.isError ? (
    <ErrorView error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    <LoadingView {...(lines ? { lines } : {})} />
  )
}
