import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  SupplyListResponse,
  SupplyResponse,
} from "../../api/contracts/supply"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"
import { useLiveStops } from "./live"

type SupplyQuery = {
  state?: string | undefined
  q?: string | undefined
  limit?: number
  offset?: number
}

const POLL_MS = 15_000

export const useSupplies = (query: SupplyQuery, enabled = true) =>
  useQuery({
    queryKey: queryKeys.supplyList(query),
    queryFn: () => api.get<SupplyListResponse>("/admin/supplies", query),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    enabled,
    retry: false,
  })

/** Polled only while a partner is about to answer, and read again after a stop: each reading goes on the ledger. */
export function useSupply(id: string) {
  useLiveStops()
  return useQuery({
    queryKey: queryKeys.supply(id),
    queryFn: () => api.get<SupplyResponse>(`/admin/supplies/${id}`),
    select: ({ supply }) => supply,
    refetchInterval: ({ state }) =>
      state.data?.supply.state === "packed" ? 5_000 : false,
    retry: false,
  })
}

/** One act on a supply; the answer is the supply as it stands after it. */
export function useSupplyAction(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: object }) =>
      api.post<SupplyResponse>(`/admin/supplies/${id}/${path}`, body ?? {}),
    onSuccess: (answer) => client.setQueryData(queryKeys.supply(id), answer),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.supply(id) }),
  })
}

/** A tracking status entered by hand (DLV-1). */
export function useParcelStatus(parcelId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (event: string) =>
      api.post<object>(`/admin/parcels/${parcelId}/status`, { event }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.supplies }),
  })
}
