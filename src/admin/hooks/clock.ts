import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { ClockView } from "../../api/contracts/clock"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type ClockResponse = { clock: ClockView }

export const useClock = () =>
  useQuery({
    queryKey: queryKeys.clock,
    queryFn: () => api.get<ClockResponse>("/admin/clock"),
    select: ({ clock }) => clock,
    staleTime: 60_000,
    retry: false,
  })

/** The pharmacy's moment in milliseconds, which a test clock may have moved (PLT-6). */
export function useNow(): number {
  const offset = (useClock().data?.offset_minutes ?? 0) * 60_000
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now + offset
}

/** Moves the test clock; everything on the screen may change with it. */
export function useAdvanceClock() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (advance_minutes: number) =>
      api.post<ClockResponse>("/admin/clock", { advance_minutes }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.all }),
  })
}
