import { canonicalJson } from "../../../../shared/canonical-json"
import type { FormDefinition } from "../definition/form-definition"
import { keyOf, partsOf } from "./form-parts"
import type { FieldChange, Part } from "./form-parts"
import { movesOf } from "./moved-parts"

export type FormChange = {
  what: Part["what"]
  id: string
  change: "added" | "removed" | "moved" | "changed"
  /** For a change the fields that differ, for a move the place, in full for what was added or removed. */
  fields: FieldChange[]
}

type Fields = Part["fields"]

/**
 * Every difference between two definitions, by part: added, removed, moved
 * within or between its places, or changed in the fields that are named. Named
 * conditions and calculations have no order.
 */
export function compareDefinitions(
  before: FormDefinition,
  after: FormDefinition
): FormChange[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const known = new Map(old.map((item) => [keyOf(item), item]))
  const left = new Map(fresh.map((part) => [keyOf(part), part]))
  const moves = movesOf(old, fresh)
  return [
    ...fresh.flatMap((part): FormChange[] => {
      const earlier = known.get(keyOf(part))
      if (!earlier) {
        return [changeOf(part, "added", fieldsOf({}, part.fields))]
      }
      const fields = fieldsOf(earlier.fields, part.fields)
      const place = moves.get(keyOf(part))
      return [
        ...(place ? [changeOf(part, "moved", place)] : []),
        ...(fields.length > 0 ? [changeOf(part, "changed", fields)] : []),
      ]
    }),
    ...old.flatMap((part) =>
      left.has(keyOf(part))
        ? []
        : [changeOf(part, "removed", fieldsOf(part.fields, {}))]
    ),
  ]
}

const changeOf = (
  { what, id }: Part,
  change: FormChange["change"],
  fields: FieldChange[]
): FormChange => ({ what, id, change, fields })

const fieldsOf = (before: Fields, after: Fields): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(
      (field) => canonicalJson(before[field]) !== canonicalJson(after[field])
    )
    .map((field) => ({
      field,
      before: before[field] ?? null,
      after: after[field] ?? null,
    }))
