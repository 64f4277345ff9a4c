import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  SafeguardingTaskCompleted,
  SafeguardingTaskList,
  SafeguardingTaskResponse,
} from "../../api/contracts/safeguarding"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type TaskQuery = {
  state?: string | undefined
  limit: number
  offset?: number
}

export const useSafeguardingTasks = (query: TaskQuery, enabled = true) =>
  useQuery({
    queryKey: queryKeys.safeguardingList(query),
    queryFn: () =>
      api.get<SafeguardingTaskList>("/admin/safeguarding-tasks", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    enabled,
    retry: false,
  })

/** Not read again by itself, because each reading goes on the ledger. */
export const useSafeguardingTask = (id: string) =>
  useQuery({
    queryKey: queryKeys.safeguardingTask(id),
    queryFn: () =>
      api.get<SafeguardingTaskResponse>(`/admin/safeguarding-tasks/${id}`),
    select: ({ task }) => task,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })

/** Whatever it answers, list and task are read again: somebody may have been faster. */
export function useCompleteSafeguarding(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) =>
      api.post<SafeguardingTaskCompleted>(
        `/admin/safeguarding-tasks/${id}/complete`,
        { note }
      ),
    onSettled: () =>
      client.invalidateQueries({ queryKey: queryKeys.safeguarding }),
  })
}
