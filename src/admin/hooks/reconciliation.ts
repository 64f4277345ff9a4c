import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  DifferenceList,
  DifferenceMoved,
  DisputeList,
  ReconciliationSummary,
  ReconciliationView,
} from "../../api/contracts/reconciliation"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

const key = [...queryKeys.all, "reconciliation"] as const

type Page = { limit: number; offset: number }

/** How the last comparison went; asked often while one goes on. */
export const useReconciliation = () =>
  useQuery({
    queryKey: [...key, "summary"],
    queryFn: () => api.get<ReconciliationSummary>("/admin/reconciliation"),
    refetchInterval: ({ state }) =>
      state.data?.run && !state.data.run.finished_at ? 2_000 : 15_000,
    retry: false,
  })

export const useDifferences = (
  query: Page & { state?: string | undefined; kind?: string | undefined },
  /** Changes when a comparison gets on. */
  at: string
) =>
  useQuery({
    queryKey: [...key, "differences", query, at],
    queryFn: () =>
      api.get<DifferenceList>("/admin/reconciliation/differences", query),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const useDisputes = (query: Page) =>
  useQuery({
    queryKey: [...key, "disputes", query],
    queryFn: () =>
      api.get<DisputeList>("/admin/reconciliation/disputes", query),
    placeholderData: keepPreviousData,
    retry: false,
  })

export function useCompareNow() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      api.post<{ run: ReconciliationView }>("/admin/reconciliation/run", {}),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

export type DifferencePress =
  | { press: "mend" }
  | { press: "accept"; reason: string }

/** What a person does about one difference. */
export function useDifferencePress(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: DifferencePress) =>
      api.post<DifferenceMoved>(
        `/admin/reconciliation/differences/${id}/${input.press}`,
        input.press === "accept" ? { reason: input.reason } : {}
      ),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
