import { useMutation, useQueryClient } from "@tanstack/react-query"
import type {
  EvidenceRecorded,
  RecordEvidenceType,
} from "../../api/contracts/case-evidence"
import type {
  ChangeEvidencePolicyType,
  ClinicalCategoryResponse,
} from "../../api/contracts/formulary"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Keeps a proof about a case's patient. */
export function useRecordEvidence(caseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RecordEvidenceType) =>
      api.post<EvidenceRecorded>(`/admin/cases/${caseId}/evidence`, body),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}

/** Takes a proof back with its reason. */
export function useWithdrawEvidence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      api.post<EvidenceRecorded>(`/admin/evidence/${id}/withdraw`, { reason }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}

/** Changes which proofs a category asks for. */
export function useSaveEvidencePolicy(categoryId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChangeEvidencePolicyType) =>
      api.post<ClinicalCategoryResponse>(
        `/admin/clinical-categories/${categoryId}/evidence-policy`,
        body
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKeys.categories }),
  })
}
