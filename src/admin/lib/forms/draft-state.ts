import { renameId, type IdKind } from "./ids"
import { findItem } from "./outline"
import type { Draft, ItemRef } from "./types"

/** The editor's whole state: what is written, and what the server has of it. */
export type EditorState = {
  draft: Draft
  /** The draft as it was last saved; another object means there is something to save. */
  saved: Draft
  revision: number
  selected: ItemRef | null
}

export type EditorAction =
  | { type: "edit"; edit: (draft: Draft) => Draft }
  | { type: "select"; ref: ItemRef | null }
  | { type: "add"; add: (draft: Draft) => { draft: Draft; ref: ItemRef } }
  | { type: "rename"; kind: IdKind; from: string; to: string }
  | { type: "saved"; draft: Draft; revision: number }
  | { type: "load"; draft: Draft; revision: number }

export function startEditing(draft: Draft, revision: number): EditorState {
  const [first] = draft.definition.sections
  const question = first?.steps[0]?.questions[0]
  return {
    draft,
    saved: draft,
    revision,
    selected: question ? { kind: "question", id: question.id } : null,
  }
}

/** Every change of the editor goes through here. */
export function editorReducer(
  state: EditorState,
  action: EditorAction
): EditorState {
  switch (action.type) {
    case "edit":
      return keepingSelection({ ...state, draft: action.edit(state.draft) })
    case "add": {
      const { draft, ref } = action.add(state.draft)
      return { ...state, draft, selected: ref }
    }
    case "select":
      return { ...state, selected: action.ref }
    case "rename": {
      const { kind, from, to } = action
      const draft = renameId(state.draft, kind, from, to)
      const { selected } = state
      const isSelected = selected?.kind === kind && selected.id === from
      return {
        ...state,
        draft,
        selected: isSelected ? { ...selected, id: to } : selected,
      }
    }
    case "saved":
      return { ...state, saved: action.draft, revision: action.revision }
    case "load":
      return keepingSelection({
        draft: action.draft,
        saved: action.draft,
        revision: action.revision,
        selected: state.selected,
      })
  }
}

/** Nothing that was removed stays selected. */
const keepingSelection = (state: EditorState): EditorState =>
  state.selected && !findItem(state.draft.definition, state.selected)
    ? { ...state, selected: null }
    : state

export const isUnsaved = ({ draft, saved }: EditorState): boolean =>
  draft !== saved
