import { createContext, useContext, type Dispatch } from "react"
import type { CheckDraftResponse, DraftView } from "../../../api/contracts/form"
import type { EditorAction, EditorState } from "../../lib/forms/draft-state"
import type { EditorTab, ProblemTarget } from "../../lib/forms/problem-places"
import type { Draft, FormDefinition } from "../../lib/forms/types"

export type Editor = {
  /** The draft as the server knows it: state, editors, what one may do. */
  view: DraftView
  state: EditorState
  dispatch: Dispatch<EditorAction>
  edit: (edit: (draft: Draft) => Draft) => void
  editForm: (edit: (form: FormDefinition) => FormDefinition) => void
  mayEdit: boolean
  /** True while there is something that the server has not got yet. */
  isUnsaved: boolean
  check: CheckDraftResponse | undefined
  tab: EditorTab
  /** The chosen rule, condition, suggestion or golden case, by tab. */
  chosen: Partial<Record<EditorTab, string>>
  goTo: (target: Pick<ProblemTarget, "tab" | "item" | "id">) => void
  /** Says something to screen readers, as after a move. */
  announce: (text: string) => void
}

export const EditorContext = createContext<Editor | null>(null)

/** The draft that is being edited; only within its page. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) {
    throw new Error("The form editor's parts stand within its page")
  }
  return editor
}
