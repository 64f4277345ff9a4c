import { keyOf } from "./form-parts"
import type { FieldChange, Part } from "./form-parts"
import { stayingInOrder } from "./staying-in-order"

const ORDERED: ReadonlySet<Part["what"]> = new Set([
  "section",
  "step",
  "question",
  "rule",
  "suggestion",
])

/** The parts that stand elsewhere, with the old and the new place. */
export function movesOf(
  old: readonly Part[],
  fresh: readonly Part[]
): Map<string, FieldChange[]> {
  const moves = new Map<string, FieldChange[]>()
  const before = new Map(old.map((item) => [keyOf(item), item]))
  const [oldPlaces, newPlaces] = [placesOf(old), placesOf(fresh)]
  for (const [key, { parent, position }] of newPlaces) {
    const place = oldPlaces.get(key)
    if (place && place.parent !== parent) {
      moves.set(key, [
        { field: "parent", before: place.parent, after: parent },
        { field: "position", before: place.position, after: position },
      ])
    }
  }
  const shared = fresh.filter(
    (item) =>
      ORDERED.has(item.what) && before.get(keyOf(item))?.parent === item.parent
  )
  for (const group of new Set(shared.map(groupOf))) {
    const siblings = shared.filter((item) => groupOf(item) === group)
    const positions = siblings.map(
      (item) => oldPlaces.get(keyOf(item))?.position ?? 0
    )
    const staying = stayingInOrder(positions)
    siblings.forEach((item, index) => {
      if (!staying.has(index)) {
        moves.set(keyOf(item), [
          {
            field: "position",
            before: positions[index] ?? null,
            after: newPlaces.get(keyOf(item))?.position ?? null,
          },
        ])
      }
    })
  }
  return moves
}

const groupOf = ({ what, parent }: Part) => `${what} ${parent}`

/** Each part's parent and its number among its siblings, from 1. */
function placesOf(parts: readonly Part[]) {
  const counts = new Map<string, number>()
  return new Map(
    parts.map((item) => {
      const position = (counts.get(groupOf(item)) ?? 0) + 1
      counts.set(groupOf(item), position)
      return [keyOf(item), { parent: item.parent, position }]
    })
  )
}
