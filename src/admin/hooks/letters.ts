import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { LetterView } from "../../api/contracts/letter"
import { api } from "../lib/api"
import { queryKeys } from "../lib/query-keys"

type LetterQuery = {
  state?: string | undefined
  case_id?: string | undefined
  limit?: number
  offset?: number
}
type LetterPage = { letters: LetterView[]; count: number }

export const useLetters = (query: LetterQuery, enabled = true) =>
  useQuery({
    queryKey: queryKeys.letterList(query),
    queryFn: () => api.get<LetterPage>("/admin/letters", query),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    enabled,
    retry: false,
  })

export type LetterAct =
  | { act: "waive"; letter_id: string; reason: string }
  | { act: "resend"; letter_id: string }
  | { act: "address"; practice_code: string; email: string }

const send = (input: LetterAct): Promise<object> => {
  switch (input.act) {
    case "waive":
      return api.post(`/admin/letters/${input.letter_id}/waive`, {
        reason: input.reason,
      })
    case "resend":
      return api.post(`/admin/letters/${input.letter_id}/resend`)
    case "address":
      return api.post(`/admin/gp-practices/${input.practice_code}/contacts`, {
        email: input.email,
      })
  }
}

export function useLetterAct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.letters }),
  })
}
