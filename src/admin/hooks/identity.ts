import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AskIdentityAgainType,
  FailIdentityType,
  IdentityJudged,
  IdentityReviewsResponse,
  OverruleDeathType,
  VerifyIdentityType,
} from "../../api/contracts/identity"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type ReviewQuery = { show: string; limit: number; offset: number }

export const useIdentityReviews = (query: ReviewQuery) =>
  useQuery({
    queryKey: queryKeys.identityList(query),
    queryFn: () =>
      api.get<IdentityReviewsResponse>("/admin/identity-reviews", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    retry: false,
  })

export type IdentityJudgement =
  | { action: "verify"; body: VerifyIdentityType }
  | { action: "ask-again"; body: AskIdentityAgainType }
  | { action: "fail"; body: FailIdentityType }
  | { action: "overrule-death"; body: OverruleDeathType }

/** Whatever it answers, case and list are read again: somebody may have been faster. */
export function useJudgeIdentity(caseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, body }: IdentityJudgement) =>
      api.post<IdentityJudged>(
        `/admin/cases/${caseId}/identity/${action}`,
        body
      ),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.cases }),
        client.invalidateQueries({ queryKey: queryKeys.identity }),
      ]),
  })
}

/** After a document was opened: the case says who has seen what. */
export function useReadCaseAgain(caseId: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: queryKeys.case(caseId) })
}
