import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  JudgeLinkType,
  LinkJudged,
} from "../../api/contracts/case-linkage"
import type {
  IngredientLimitResponse,
  IngredientLimitsResponse,
  SaveIngredientLimitType,
} from "../../api/contracts/ingredient-limit"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Says whether two accounts are one person's; every case is read again, for flags and quantities. */
export function useJudgeLink(patientId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ other, ...body }: JudgeLinkType & { other: string }) =>
      api.post<LinkJudged>(`/admin/patients/${patientId}/links/${other}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}

const limitsKey = [...queryKeys.all, "ingredient-limits"] as const

export const useIngredientLimits = () =>
  useQuery({
    queryKey: limitsKey,
    queryFn: () =>
      api.get<IngredientLimitsResponse>("/admin/ingredient-limits"),
    select: ({ ingredient_limits }) => ingredient_limits,
    retry: false,
  })

export function useSaveIngredientLimit() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      id,
      limit,
    }: {
      id: string | null
      limit: SaveIngredientLimitType
    }) =>
      api.post<IngredientLimitResponse>(
        id ? `/admin/ingredient-limits/${id}` : "/admin/ingredient-limits",
        limit
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: limitsKey }),
  })
}
