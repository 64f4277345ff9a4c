import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "react-router-dom"
import type { NextCase } from "../../api/contracts/case"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

/** Claims the oldest waiting case of one's queues and opens it. */
export function useNextCase() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.post<NextCase>("/admin/cases/next"),
    onSuccess: async ({ case: next }) => {
      await client.invalidateQueries({ queryKey: queryKeys.cases })
      if (next) {
        await navigate(`/review/${next.id}`)
      } else {
        toast.info("No case waits for you")
      }
    },
    onError: (error) => toast.error(error.message),
  })
}
