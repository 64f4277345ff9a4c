/** What a month is supplied with and costs; pence a month, packs a supply. */
export type MonthTerms = {
  formulary_item_id: string
  variant_id: string
  quantity: number
  monthly_price: number
  /** The change of strength that it comes from, which has a prescription of its own; null for what the plan was bought as. */
  dose_change_id: string | null
}

/** A plan as it is now: of its latest strength. */
export type PlanTerms = Omit<MonthTerms, "dose_change_id">

/** A change of strength, as far as the terms of months come from it. */
export type DoseTerms = {
  id: string
  state: string
  /** The first month that it is for; null until it is in force. */
  from_number: number | null
  in_force_at: Date | null
  from_item_id: string
  from_variant_id: string
  from_quantity: number
  from_monthly_price: number
  to_item_id: string
  to_variant_id: string
  to_quantity: number
  to_monthly_price: number
}

/**
 * What the month `number` of a plan is supplied with: of the newest strength in
 * force that began with it or before it; of the one that was bought, where none
 * did. Only this says which strength, packs, price and prescription a month has
 * (SAF-18).
 */
export function termsOfMonth(
  plan: PlanTerms,
  changes: readonly DoseTerms[],
  number: number
): MonthTerms {
  const inForce = inOrder(changes)
  const held = inForce.findLast(({ from }) => from <= number)
  if (held) {
    const { id, to_item_id, to_variant_id, to_quantity, to_monthly_price } =
      held.change
    return {
      formulary_item_id: to_item_id,
      variant_id: to_variant_id,
      quantity: to_quantity,
      monthly_price: to_monthly_price,
      dose_change_id: id,
    }
  }
  const first = inForce[0]?.change
  return first
    ? {
        formulary_item_id: first.from_item_id,
        variant_id: first.from_variant_id,
        quantity: first.from_quantity,
        monthly_price: first.from_monthly_price,
        dose_change_id: null,
      }
    : {
        formulary_item_id: plan.formulary_item_id,
        variant_id: plan.variant_id,
        quantity: plan.quantity,
        monthly_price: plan.monthly_price,
        dose_change_id: null,
      }
}

/** Those in force, in the order in which they came. */
const inOrder = (changes: readonly DoseTerms[]) =>
  changes
    .flatMap((change) =>
      change.state === "in_force" &&
      change.from_number !== null &&
      change.in_force_at !== null
        ? [{ change, from: change.from_number, at: change.in_force_at }]
        : []
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime())

/** A month, as far as it tells whether it has begun. */
type Begun = { id: string; number: number; state: string }

/**
 * The first month that another strength may be for: after every one that fell
 * due at any time, was charged or paid, whatever became of it, as its order may
 * have been made. Null where none is left.
 * @param fallen ids of months that ever fell due
 */
export function firstUnbegun(
  months: readonly Begun[],
  fallen: ReadonlySet<string>
): number | null {
  const begun = months
    .filter(
      ({ id, state }) =>
        fallen.has(id) || !["scheduled", "cancelled"].includes(state)
    )
    .map(({ number }) => number)
  const after = Math.max(0, ...begun)
  const [first] = months
    .filter(({ number, state }) => number > after && state === "scheduled")
    .map(({ number }) => number)
    .sort((one, other) => one - other)
  return first ?? null
}
