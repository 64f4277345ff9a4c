import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  CaseDoseChanges,
  DoseChangeMoved,
  ProposeDoseChangeType,
} from "../../api/contracts/dose-change"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Changes of strength of a case's plan, and what may be proposed now; nothing is asked where there is no plan. */
export const useDoseChanges = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.doseChanges(id),
    queryFn: () => api.get<CaseDoseChanges>(`/admin/cases/${id}/dose-change`),
    enabled,
    retry: false,
  })

/** Whatever it answers, the case is read again: patient or colleague may have been faster. */
export function useProposeDose(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ProposeDoseChangeType) =>
      api.post<DoseChangeMoved>(`/admin/cases/${id}/dose-change`, body),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}

/** Takes one back before it is in force. */
export function useWithdrawDose(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (dose_change_id: string) =>
      api.post<DoseChangeMoved>(`/admin/cases/${id}/dose-change/withdraw`, {
        dose_change_id,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}
