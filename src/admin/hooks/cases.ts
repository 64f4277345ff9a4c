import { toast } from "@medusajs/ui"
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  ApproveCaseType,
  CaseCounts,
  CaseDetail,
  CaseRow,
} from "../../api/contracts/case"
import type { ChangePriceResponse } from "../../api/contracts/case-change"
import type { ShortenPlanType } from "../../api/contracts/case-plan"
import type {
  AskPatientType,
  DenyCaseType,
  ProposeChangeType,
  StopCaseType,
} from "../../api/contracts/case-decisions"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"
import { useLiveCase, useLiveCases } from "./live"

export type CaseQuery = {
  queue?: string | undefined
  state?: string | undefined
  category?: string | undefined
  claimed?: string | undefined
  flags?: string | undefined
  waiting_days?: string | undefined
  q?: string | undefined
  limit?: number
  offset?: number
}
type CasePage = {
  cases: CaseRow[]
  count: number
  more: boolean
  counts: CaseCounts
}

/** A page of a queue, kept fresh by the server's pushes. */
export function useCases(query: CaseQuery, enabled = true) {
  const { pollEvery } = useLiveCases()
  return useQuery({
    queryKey: queryKeys.caseList(query),
    queryFn: () => api.get<CasePage>("/admin/cases", query),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery,
    enabled,
    retry: false,
  })
}

/** SignatureRx answers within seconds, unless it is down. */
const isAskingForPrescription = (found: CaseDetail | undefined): boolean =>
  found?.state === "awaiting_signature" &&
  !found.partner_unavailable &&
  !found.prescription?.signing_url &&
  !found.prescription?.problem

/**
 * Not polled otherwise, because each reading goes on the ledger: a push, or coming back
 * from the signing page, reads it again.
 */
export function useCase(id: string) {
  useLiveCase(id)
  return useQuery({
    queryKey: queryKeys.case(id),
    queryFn: () => api.get<{ case: CaseDetail }>(`/admin/cases/${id}`),
    select: (body) => body.case,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      isAskingForPrescription(state.data?.case) ? 3_000 : false,
    retry: false,
  })
}

export type CaseAction =
  | { action: "claim" | "release"; body?: { reason?: string } }
  | { action: "take-over" | "regenerate-prescription"; body: object }
  | { action: "hand-over"; body: { user_id: string; reason?: string } }
  | { action: "acknowledgements"; body: { kind: string; subject: string } }
  | { action: "approve"; body: ApproveCaseType }
  | { action: "process"; body: { notes?: string } }
  | { action: "deny"; body: DenyCaseType }
  | { action: "ask"; body: AskPatientType }
  | { action: "propose"; body: ProposeChangeType }
  | { action: "plan-length"; body: ShortenPlanType }
  | {
      action: "withdraw-question" | "cancel" | "abandon"
      body: StopCaseType
    }

/** Claims a case from the list; the list then says who has it. */
export function useClaim() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<object>(`/admin/cases/${id}/claim`),
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}

export type ChangeWish = {
  formulary_item_id: string
  packs: number
  /** Of a plan; left out for a one-off. */
  months?: number
}

/** What a change would cost the patient, asked anew whenever the case is. */
export const useChangePrice = (id: string, wish: ChangeWish) =>
  useQuery({
    queryKey: queryKeys.changePrice(id, wish),
    queryFn: () =>
      api.get<ChangePriceResponse>(`/admin/cases/${id}/change-price`, wish),
    enabled:
      wish.formulary_item_id !== "" &&
      Number.isInteger(wish.packs) &&
      wish.packs > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Whatever it answers, the case is read again: somebody may have been faster. */
export function useCaseAction(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, body }: CaseAction) =>
      api.post<object>(`/admin/cases/${id}/${action}`, body ?? {}),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}
