import { Heading, Text } from "@medusajs/ui"
import { duplicateItem } from "../../lib/forms/new-items"
import {
  findItem,
  moveBy,
  removeItem,
  siblingsOf,
} from "../../lib/forms/outline"
import { referencesTo } from "../../lib/forms/references"
import type { ItemRef } from "../../lib/forms/types"
import { useEditor } from "./editor-context"
import { ItemToolbar } from "./item-toolbar"
import { OutlineTree } from "./outline-tree"
import { PartFields } from "./part-fields"
import { QuestionFields } from "./question-fields"
import { TwoPanes } from "./two-panes"

/** The outline beside what is chosen in it. */
export const QuestionsTab = () => {
  const { state } = useEditor()
  const { selected } = state
  return (
    <TwoPanes
      chosen={selected ? `${selected.kind} ${selected.id}` : undefined}
      list={<OutlineTree />}
    >
      {selected ? (
        <SelectedItem
          key={`${selected.kind} ${selected.id}`}
          itemRef={selected}
        />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          Choose a section, a step or a question.
        </Text>
      )}
    </TwoPanes>
  )
}

const TITLES = { section: "Section", step: "Step", question: "Question" }

const SelectedItem = ({ itemRef }: { itemRef: ItemRef }) => {
  const { state, dispatch, editForm, mayEdit, announce } = useEditor()
  const { draft } = state
  const item = findItem(draft.definition, itemRef)
  if (!item) {
    return null
  }
  const move = (by: -1 | 1) => {
    const next = moveBy(draft.definition, itemRef, by)
    editForm(() => next)
    const siblings = siblingsOf(next, itemRef)
    announce(
      next === draft.definition
        ? `The ${itemRef.kind} is at the ${by < 0 ? "beginning" : "end"} already.`
        : `Moved ${by < 0 ? "up" : "down"}: now ${siblings.indexOf(itemRef.id) + 1} of ${siblings.length}.`
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <Heading level="h2">{TITLES[itemRef.kind]}</Heading>
        {mayEdit ? (
          <ItemToolbar
            what={itemRef.kind}
            references={referencesTo(draft, itemRef)}
            onMove={move}
            onDuplicate={() =>
              dispatch({
                type: "add",
                add: (current) => duplicateItem(current, itemRef),
              })
            }
            onRemove={() => editForm((form) => removeItem(form, itemRef))}
          />
        ) : null}
      </div>
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        {"kind" in item ? (
          <QuestionFields question={item} />
        ) : (
          <PartFields kind={"steps" in item ? "section" : "step"} part={item} />
        )}
      </fieldset>
    </div>
  )
}
