import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { RefundMoved, RefundView } from "../../api/contracts/refund"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type RefundQuery = {
  view?: string | undefined
  order_id?: string | undefined
  limit?: number
  offset?: number
}
type RefundPage = { refunds: RefundView[]; count: number }

const refundsKey = [...queryKeys.all, "refunds"] as const

export const useRefunds = (query: RefundQuery, enabled = true) =>
  useQuery({
    queryKey: [...refundsKey, query],
    queryFn: () => api.get<RefundPage>("/admin/refunds", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    enabled,
    retry: false,
  })

export type RefundPress =
  | { press: "send" | "retry" }
  | { press: "settle"; reason: string }

/** What a person does about one refund. */
export function useRefundPress(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RefundPress) =>
      api.post<RefundMoved>(
        `/admin/refunds/${id}/${input.press}`,
        input.press === "settle" ? { reason: input.reason } : {}
      ),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: refundsKey })
      await client.invalidateQueries({ queryKey: queryKeys.cases })
    },
  })
}
