import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AddQueueViewType,
  ChangeQueueViewType,
  QueueViewList,
  QueueViewRemoved,
  QueueViewSaved,
} from "../../api/contracts/queue-view"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

const PATH = "/admin/staff/me/views"

/** One's own views of the review queue. */
export const useQueueViews = (enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.queueViews,
    queryFn: () => api.get<QueueViewList>(PATH),
    select: ({ views }) => views,
    staleTime: 60_000,
    enabled,
    retry: false,
  })

export type QueueViewChange =
  | { add: AddQueueViewType }
  | { id: string; change: ChangeQueueViewType }
  | { remove: string }

/** Keeps, changes or takes away a view. */
export function useChangeQueueViews() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (
      input: QueueViewChange
    ): Promise<QueueViewSaved | QueueViewRemoved> => {
      if ("add" in input) {
        return api.post<QueueViewSaved>(PATH, input.add)
      }
      return "remove" in input
        ? api.delete<QueueViewRemoved>(`${PATH}/${input.remove}`)
        : api.post<QueueViewSaved>(`${PATH}/${input.id}`, input.change)
    },
    onSettled: () =>
      client.invalidateQueries({ queryKey: queryKeys.queueViews }),
  })
}
