import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  PartnerCallSummary,
  PartnerCallView,
} from "../../api/contracts/partner-call"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type CallQuery = {
  state?: string | undefined
  partner?: string | undefined
  needs_attention?: boolean | undefined
  limit?: number
  offset?: number
}
type CallPage = { partner_calls: PartnerCallView[]; count: number }

const POLL_MS = 10_000

export const usePartnerCalls = (query: CallQuery) =>
  useQuery({
    queryKey: queryKeys.callList(query),
    queryFn: () => api.get<CallPage>("/admin/partner-calls", query),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    retry: false,
  })

export const usePartnerSummary = (enabled = true) =>
  useQuery({
    queryKey: queryKeys.callSummary,
    queryFn: () =>
      api.get<{ partners: PartnerCallSummary[] }>(
        "/admin/partner-calls/summary"
      ),
    select: ({ partners }) => partners,
    refetchInterval: POLL_MS,
    enabled,
    retry: false,
  })

type Decision = {
  id: string
  action: "retry" | "mark-done" | "cancel"
  note?: string
}

export function useDecideCall() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, action, note }: Decision) =>
      api.post<object>(
        `/admin/partner-calls/${id}/${action}`,
        note ? { note } : {}
      ),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.calls }),
  })
}
