import { problemTarget, type EditorTab } from "../../lib/forms/problem-places"
import { useEditor } from "./editor-context"

/** The ids of one tab that the server finds something wrong with. */
export function useWrongIds(tab: EditorTab): Set<string> {
  const { check, state } = useEditor()
  const targets = (check?.problems ?? []).map(({ place }) =>
    problemTarget(place, state.draft)
  )
  return new Set(
    targets.flatMap((target) =>
      target.tab === tab && target.id !== undefined ? [target.id] : []
    )
  )
}
