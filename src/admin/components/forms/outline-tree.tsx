import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { problemTarget } from "../../lib/forms/problem-places"
import { addItem } from "../../lib/forms/new-items"
import { moveTo, placeOf } from "../../lib/forms/outline"
import type { ItemKind, ItemRef, Step } from "../../lib/forms/types"
import { useEditor } from "./editor-context"
import { OutlineRow } from "./outline-row"

/** Sections, steps and questions in the order of asking. */
export const OutlineTree = () => {
  const { state, mayEdit, editForm, check } = useEditor()
  const [dragged, setDragged] = useState<ItemRef | null>(null)
  const wrong = new Set(
    (check?.problems ?? []).map(({ place }) => {
      const { item } = problemTarget(place, state.draft)
      return item ? `${item.kind} ${item.id}` : ""
    })
  )
  const row = (ref: ItemRef, label: string) => (
    <OutlineRow
      itemRef={ref}
      label={label}
      isWrong={wrong.has(`${ref.kind} ${ref.id}`)}
      isDragged={dragged?.kind === ref.kind && dragged.id === ref.id}
      onDragStart={() => setDragged(ref)}
      onDrop={() => {
        if (dragged) {
          editForm((form) => moveTo(form, dragged, ref))
        }
        setDragged(null)
      }}
    />
  )
  const step = ({ id, title, questions }: Step) => (
    <li key={id}>
      {row({ kind: "step", id }, title)}
      <ol className="flex flex-col">
        {questions.map((question) => (
          <li key={question.id}>
            {row({ kind: "question", id: question.id }, question.label)}
          </li>
        ))}
      </ol>
    </li>
  )
  return (
    <nav aria-label="Outline" className="flex flex-col gap-3">
      <ol className="flex flex-col gap-2">
        {state.draft.definition.sections.map(({ id, title, steps }) => (
          <li key={id}>
            {row({ kind: "section", id }, title)}
            <ol className="flex flex-col gap-1">{steps.map(step)}</ol>
          </li>
        ))}
      </ol>
      {mayEdit ? <AddButtons /> : null}
    </nav>
  )
}

const KINDS: ItemKind[] = ["question", "step", "section"]

/** New parts stand after what is chosen, or at the form's end. */
const AddButtons = () => {
  const { state, dispatch } = useEditor()
  const { selected, draft } = state
  const at = (kind: ItemKind): ItemRef | null => {
    const place = selected ? placeOf(draft.definition, selected) : null
    const section = place
      ? draft.definition.sections[place.section]
      : draft.definition.sections.at(-1)
    const step = section?.steps[place?.step ?? -1] ?? section?.steps.at(-1)
    if (selected?.kind === kind) {
      return selected
    }
    if (kind === "section") {
      return section ? { kind, id: section.id } : null
    }
    if (kind === "step") {
      return selected?.kind === "question" && step
        ? { kind, id: step.id }
        : section
          ? { kind: "section", id: section.id }
          : null
    }
    return step ? { kind: "step", id: step.id } : null
  }
  const can = (kind: ItemKind) => kind === "section" || at(kind) !== null
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Text size="small" className="text-ui-fg-subtle">
        Add a
      </Text>
      {KINDS.filter(can).map((kind) => (
        <Button
          key={kind}
          size="small"
          type="button"
          variant="secondary"
          aria-label={`Add a ${kind}`}
          onClick={() =>
            dispatch({
              type: "add",
              add: (current) => addItem(current, kind, at(kind)),
            })
          }
        >
          {kind}
        </Button>
      ))}
    </div>
  )
}
