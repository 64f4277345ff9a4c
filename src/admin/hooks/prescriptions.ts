import { useMutation, useQueryClient } from "@tanstack/react-query"
import type {
  AuthorityReasonType,
  AuthorityResponse,
} from "../../api/contracts/prescription"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

export type AuthorityEvent = "suspend" | "resume" | "revoke"
type AuthorityMove = AuthorityReasonType & { event: AuthorityEvent }

/** Whatever it answers, the case is read again: a stop or a colleague may have been faster. */
export function useMoveAuthority(prescriptionId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ event, reason }: AuthorityMove) =>
      api.post<AuthorityResponse>(
        `/admin/prescriptions/${prescriptionId}/${event}`,
        { reason }
      ),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.cases }),
  })
}
