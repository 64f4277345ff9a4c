import type { CompiledForm, VisibleStep } from "./compile-form"
import type { Run } from "./run"

/**
 * The optional questions left open on which it hangs whether required ones are
 * asked. Leaving them open would keep those from ever being asked (SAF-10), so
 * that they have to be answered after all. Publishing refuses forms in which
 * that can happen (check-definite.ts); this holds for every version there is.
 */
export function openOptional(
  { slots, slotsById, hangsOn }: CompiledForm,
  { seen }: Run
): string[] {
  const found = new Set<string>()
  const visited = new Set<string>()
  const visit = (id: string): void => {
    if (visited.has(id)) {
      return
    }
    visited.add(id)
    const slot = slotsById.get(id)
    if (slot && seen[slot.position] === undefined) {
      found.add(id)
    }
    hangsOn.get(id)?.forEach(visit)
  }
  for (const { id, question, position } of slots) {
    if (question.required && seen[position] === null) {
      visit(id)
    }
  }
  return slots.flatMap(({ id }) => (found.has(id) ? [id] : []))
}

/** The steps, those with one of these questions not complete. */
export const opened = (
  steps: readonly VisibleStep[],
  ids: readonly string[]
): VisibleStep[] =>
  steps.map((step) =>
    step.questions.some(({ id }) => ids.includes(id))
      ? { ...step, complete: false }
      : step
  )
