import { z } from "zod"
import { canonicalJson, contentHash } from "../../../../shared/canonical-json"
import { identifierSchema } from "../definition/questions"
import { extensionOf } from "./extensions"
import type { Extension, FhirItem } from "./schema"
import { isHeightWeightGroup } from "./structure"
import { ITEM_ADDITIONS } from "./urls"

/**
 * What an item's own elements don't carry: our id, and the fields that FHIR
 * has no place for. `of` is the item they belong to; when somebody changed
 * that elsewhere, only the id still holds.
 */
const additionsSchema = z
  .object({
    of: z.string(),
    id: identifierSchema.optional(),
    fields: z.record(z.string(), z.unknown()).default({}),
  })
  .strict()

export type Additions = z.infer<typeof additionsSchema>

/** Parses text that claims to be JSON; undefined when it is not. */
export function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export type ReadAdditions = Additions & { current: boolean }

/** Our additions on an item; `current` unless the item was changed since. */
export function additionsOf(item: FhirItem): ReadAdditions | undefined {
  const text = extensionOf(item, ITEM_ADDITIONS)?.valueString
  const parsed = additionsSchema.safeParse(parseJson(text))
  return parsed.success
    ? { ...parsed.data, current: parsed.data.of === stateOf(item) }
    : undefined
}

/** The item without our additions; a group without its items, which have their own. */
function stateOf(item: FhirItem): string {
  const { extension, item: children, ...rest } = item
  const others = (extension ?? []).filter(({ url }) => url !== ITEM_ADDITIONS)
  const holdsItems = item.type === "group" && !isHeightWeightGroup(item)
  const own = holdsItems ? undefined : children
  return contentHash({
    ...rest,
    ...(others.length > 0 ? { extension: others } : {}),
    ...(own ? { item: own } : {}),
  }).slice(0, 16)
}

const isAddition = ({ url }: Extension) => url === ITEM_ADDITIONS

/** The item with these additions, if there are any. */
export function withAdditions(
  item: FhirItem,
  id: string | undefined,
  fields: Record<string, unknown>
): FhirItem {
  if (id === undefined && Object.keys(fields).length === 0) {
    return item
  }
  const additions: Additions = {
    of: stateOf(item),
    ...(id === undefined ? {} : { id }),
    fields,
  }
  const others = (item.extension ?? []).filter((other) => !isAddition(other))
  return {
    ...item,
    extension: [
      ...others,
      { url: ITEM_ADDITIONS, valueString: JSON.stringify(additions) },
    ],
  }
}

/** The fields of `wanted` that `given` has not or has otherwise; null for one it should not have. */
export function missingFields(
  wanted: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const names = new Set([...Object.keys(wanted), ...Object.keys(given)])
  return Object.fromEntries(
    [...names].flatMap((name) =>
      canonicalJson(wanted[name]) === canonicalJson(given[name])
        ? []
        : [[name, wanted[name] ?? null]]
    )
  )
}

/** The native reading with the fields of the additions put over it. */
export function applyFields(
  given: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const merged = { ...given, ...fields }
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null)
  )
}
