import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  OpenSealedRecordType,
  SealedRecordOpened,
  SealedRecordResponse,
} from "../../api/contracts/sealed-record"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

const pathOf = (consultationId: string) =>
  `/admin/consultations/${consultationId}/sealed-record`

export const useSealedRecord = (consultationId: string) =>
  useQuery({
    queryKey: queryKeys.sealedRecord(consultationId),
    queryFn: () => api.get<SealedRecordResponse>(pathOf(consultationId)),
    select: ({ sealed_record }) => sealed_record,
    retry: false,
  })

/** What it gives is kept in no cache: it is gone when the page is left. */
export function useOpenSealedRecord(consultationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: OpenSealedRecordType) =>
      api.post<SealedRecordOpened>(`${pathOf(consultationId)}/open`, input),
    gcTime: 0,
    onSettled: () =>
      client.invalidateQueries({
        queryKey: queryKeys.sealedRecord(consultationId),
      }),
  })
}
