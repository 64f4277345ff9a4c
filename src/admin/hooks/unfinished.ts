import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  ConsultationAbandoned,
  UnfinishedConsultationList,
} from "../../api/contracts/unfinished-consultation"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type UnfinishedQuery = {
  state: string
  flagged?: string | undefined
  limit: number
  offset: number
}

export const useUnfinishedConsultations = (query: UnfinishedQuery) =>
  useQuery({
    queryKey: queryKeys.unfinishedList(query),
    queryFn: () =>
      api.get<UnfinishedConsultationList>("/admin/consultations", query),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Whatever it answers, the list is read again: the patient may have gone on. */
export function useAbandonConsultation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      api.post<ConsultationAbandoned>(`/admin/consultations/${id}/abandon`),
    onSettled: () =>
      client.invalidateQueries({ queryKey: queryKeys.unfinished }),
  })
}
