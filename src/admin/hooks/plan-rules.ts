import { useMutation, useQueryClient } from "@tanstack/react-query"
import type {
  ChangePlanPolicyType,
  ClinicalCategoryResponse,
} from "../../api/contracts/formulary"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Changes how a category's treatments may be bought as plans. */
export function useSavePlanRules(categoryId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChangePlanPolicyType) =>
      api.post<ClinicalCategoryResponse>(
        `/admin/clinical-categories/${categoryId}/plan-policy`,
        body
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: queryKeys.categories }),
  })
}
