import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, type Dispatch } from "react"
import type { DraftResponse } from "../../api/contracts/form"
import { api, ApiError } from "../lib/api"
import {
  isUnsaved,
  type EditorAction,
  type EditorState,
} from "../lib/forms/draft-state"
import type { Draft } from "../lib/forms/types"
import { queryKeys } from "../lib/query-keys"

const PAUSE_MS = 600

type Content = { draft: Draft; revision: number }

const post = (id: string, { draft, revision }: Content) =>
  api.post<DraftResponse>(`/admin/form-drafts/${id}`, {
    revision,
    definition: draft.definition,
    golden_cases: draft.cases,
  })

type Autosave = {
  isSaving: boolean
  isUnsaved: boolean
  error: unknown
  /** Somebody else saved: nothing more is sent until the newest is loaded. */
  isStale: boolean
  reset: () => void
}

/** Saves each pause of the writing, one save after the other. */
export function useAutosave(
  id: string,
  state: EditorState,
  dispatch: Dispatch<EditorAction>,
  isEnabled: boolean
): Autosave {
  const client = useQueryClient()
  const { mutate, isPending, error, variables, reset } = useMutation({
    mutationFn: (content: Content) => post(id, content),
    onSuccess: (body, { draft }) => {
      client.setQueryData(queryKeys.draft(id), body)
      dispatch({ type: "saved", draft, revision: body.draft.revision })
    },
  })
  const { draft, revision } = state
  const isStale = error instanceof ApiError && error.status === 409
  const hasFailed = error !== null && variables.draft === draft
  const isDue = isEnabled && isUnsaved(state) && !isStale && !hasFailed
  useEffect(() => {
    if (!isDue || isPending) {
      return undefined
    }
    const timer = setTimeout(() => mutate({ draft, revision }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isDue, isPending, draft, revision, mutate])
  useLastSave(id, { draft, revision }, isDue && !isPending)
  return {
    isSaving: isPending || isDue,
    isUnsaved: isUnsaved(state),
    error,
    isStale,
    reset,
  }
}

/** Leaving the page within the pause must not lose what was typed. */
function useLastSave(id: string, content: Content, isDue: boolean): void {
  const latest = useRef<Content | null>(null)
  useEffect(() => {
    latest.current = isDue ? content : null
  })
  useEffect(
    () => () => {
      if (latest.current) {
        void post(id, latest.current).catch(() => undefined)
      }
    },
    [id]
  )
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current) {
        event.preventDefault()
      }
    }
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [])
}
