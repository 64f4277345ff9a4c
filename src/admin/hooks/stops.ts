import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  OpenStopType,
  StopList,
  StopResponse,
  StopSubjectList,
} from "../../api/contracts/stop"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"
import { useLiveStops } from "./live"

type StopQuery = { state: string; limit: number; offset: number }

export function useStops(query: StopQuery) {
  useLiveStops()
  return useQuery({
    queryKey: queryKeys.stopList(query),
    queryFn: () => api.get<StopList>("/admin/stops", query),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    retry: false,
  })
}

/** Not read again by itself, because each reading goes on the ledger. */
export const useStop = (id: string) =>
  useQuery({
    queryKey: queryKeys.stop(id),
    queryFn: () => api.get<StopResponse>(`/admin/stops/${id}`),
    select: ({ stop }) => stop,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

export const useStopSubjects = (q: string) =>
  useQuery({
    queryKey: queryKeys.stopSubjects(q),
    queryFn: () => api.get<StopSubjectList>("/admin/stops/subjects", { q }),
    select: ({ subjects }) => subjects,
    enabled: q.length >= 2,
    retry: false,
  })

/** A stop shows on every page that has to do with it. */
function useStopChange<Input>(post: (input: Input) => Promise<StopResponse>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: post,
    onSettled: () =>
      Promise.all(
        [queryKeys.stops, queryKeys.supplies, queryKeys.cases].map((queryKey) =>
          client.invalidateQueries({ queryKey })
        )
      ),
  })
}

export const useOpenStop = () =>
  useStopChange((body: OpenStopType) =>
    api.post<StopResponse>("/admin/stops", body)
  )

export const useReleaseStop = (id: string) =>
  useStopChange((reason: string) =>
    api.post<StopResponse>(`/admin/stops/${id}/release`, { reason })
  )
