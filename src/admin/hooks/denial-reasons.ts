import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AddDenialReasonType,
  ChangeDenialReasonType,
  DenialReasonList,
  DenialReasonSaved,
} from "../../api/contracts/denial-reason"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** The managed reasons to deny, those in use first. */
export const useDenialReasons = (enabled = true) =>
  useQuery({
    queryKey: queryKeys.denialReasons,
    queryFn: () => api.get<DenialReasonList>("/admin/denial-reasons"),
    select: ({ denial_reasons }) => denial_reasons,
    enabled,
    retry: false,
  })

export type SaveDenialReason =
  | { code: null; body: AddDenialReasonType }
  | { code: string; body: ChangeDenialReasonType }

/** Whatever it answers, the list is read again: somebody may have saved before. */
export function useSaveDenialReason() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ code, body }: SaveDenialReason) =>
      api.post<DenialReasonSaved>(
        code === null
          ? "/admin/denial-reasons"
          : `/admin/denial-reasons/${encodeURIComponent(code)}`,
        body
      ),
    onSettled: () =>
      client.invalidateQueries({ queryKey: queryKeys.denialReasons }),
  })
}
