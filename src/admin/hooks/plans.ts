import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  ChargeRetried,
  FailedChargeList,
  PlanList,
  PlanResponse,
  UpcomingList,
} from "../../api/contracts/plan"
import { api, apiUrl } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type Page = { limit: number; offset: number }
type Text = string | undefined

export type PlanQuery = Page & {
  state?: Text
  cause?: Text
  category?: Text
  asked_to_end?: Text
  due_from?: Text
  due_to?: Text
  q?: Text
}

export const usePlans = (query: PlanQuery) =>
  useQuery({
    queryKey: queryKeys.planList(query),
    queryFn: () => api.get<PlanList>("/admin/plans", query),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry: false,
  })

/** Not read again by itself, because each reading goes on the ledger. */
export const usePlan = (id: string) =>
  useQuery({
    queryKey: queryKeys.plan(id),
    queryFn: () => api.get<PlanResponse>(`/admin/plans/${id}`),
    select: ({ plan }) => plan,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

/** One act on a plan; the answer is the plan as it stands after it. */
export function usePlanAction(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      api.post<PlanResponse>(`/admin/plans/${id}/${path}`, body),
    onSuccess: (answer) => client.setQueryData(queryKeys.plan(id), answer),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.plan(id) }),
  })
}

export const useFailedCharges = (query: Page & { state?: Text }) =>
  useQuery({
    queryKey: queryKeys.failedCharges(query),
    queryFn: () => api.get<FailedChargeList>("/admin/failed-charges", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    retry: false,
  })

/** Tries a month's charge now. */
export function useRetryCharge(instalmentId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      api.post<ChargeRetried>(`/admin/failed-charges/${instalmentId}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.plans }),
  })
}

export type UpcomingQuery = { from?: Text; to?: Text; category?: Text }

export const useUpcoming = (query: UpcomingQuery & Page) =>
  useQuery({
    queryKey: queryKeys.upcoming(query),
    queryFn: () => api.get<UpcomingList>("/admin/upcoming-supplies", query),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Where the same days are had as a file. */
export const upcomingFile = (query: UpcomingQuery): string =>
  apiUrl("/admin/upcoming-supplies/export", query)
