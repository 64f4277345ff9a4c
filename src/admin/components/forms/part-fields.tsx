import { idsOf, freshId, isMadeUp, slug } from "../../lib/forms/ids"
import { updateItem } from "../../lib/forms/outline"
import type { Section, Step } from "../../lib/forms/types"
import { useEditor } from "./editor-context"
import { IdField } from "./id-field"
import { ShowIfField } from "./show-if-field"
import { TextInput } from "./text-input"

type PartFieldsProps = { kind: "section" | "step"; part: Section | Step }

/** A section's or step's title and when it is asked. */
export const PartFields = ({ kind, part }: PartFieldsProps) => {
  const { state, dispatch, editForm } = useEditor()
  const ref = { kind, id: part.id }
  const taken = idsOf(state.draft, kind)
  const rename = (to: string) =>
    dispatch({ type: "rename", kind, from: part.id, to })
  return (
    <>
      <TextInput
        id="part-title"
        label="Title"
        value={part.title}
        onChange={(title) =>
          editForm((form) =>
            updateItem(form, ref, (item) => ({ ...item, title }))
          )
        }
        onLeave={() => {
          const wanted = slug(part.title)
          if (isMadeUp(part.id) && wanted) {
            rename(freshId(wanted, taken))
          }
        }}
      />
      <ShowIfField
        what={kind}
        condition={part.show_if}
        onChange={(show_if) =>
          editForm((form) =>
            updateItem(form, ref, ({ show_if: _, ...item }) =>
              show_if ? { ...item, show_if } : item
            )
          )
        }
      />
      <IdField id="part-id" value={part.id} taken={taken} onRename={rename} />
    </>
  )
}
