import { useQuery } from "@tanstack/react-query"
import type { AuditTrailEntry } from "../../api/contracts/audit"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

export const useAuditTrail = (orderId: string, enabled: boolean) =>
  useQuery({
    queryKey: queryKeys.audit(orderId),
    queryFn: () =>
      api.get<{ entries: AuditTrailEntry[] }>(
        `/admin/orders/${orderId}/audit-trail`
      ),
    select: ({ entries }) => entries,
    enabled,
    retry: false,
  })
