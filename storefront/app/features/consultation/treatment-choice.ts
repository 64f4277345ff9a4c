import type { Treatment } from "../../lib/contracts"
import type { FieldErrors } from "../../lib/errors"

export type TypedChoice = { variant: string; quantity: string }
export type TreatmentLine = {
  variant_id: string
  quantity: number
  /** Absent for a one-off. */
  plan_months?: number
}
export type TreatmentChoice =
  | { errors: FieldErrors; typed: TypedChoice }
  | { line: TreatmentLine; typed: TypedChoice }

/** A pack once, or as a plan of so many months, as one value of the form. */
export const choiceValue = (variantId: string, months?: number): string =>
  months === undefined ? variantId : `${variantId}:${months}`

/** Pack, plan and quantity of the treatment form, or what is missing. */
export function readTreatmentChoice(form: FormData): TreatmentChoice {
  const typed = {
    variant: String(form.get("variant") ?? ""),
    quantity: String(form.get("quantity") ?? "").trim(),
  }
  const quantity = Number(typed.quantity)
  const [variant_id = "", months] = typed.variant.split(":")
  const errors: FieldErrors = {}
  if (!variant_id) {
    errors.variant = "Select a treatment"
  }
  if (!/^\d+$/.test(typed.quantity) || quantity < 1) {
    errors.quantity = "Enter how many packs you want, 1 or more"
  }
  if (Object.keys(errors).length > 0) {
    return { errors, typed }
  }
  const plan = months === undefined ? {} : { plan_months: Number(months) }
  return { line: { variant_id, quantity, ...plan }, typed }
}

/** Everything that can be chosen: each pack once, then its plans. */
export const choicesOf = (treatment: Treatment) =>
  treatment.variants.flatMap((variant) => [
    { variant, months: undefined, price: variant.price },
    ...variant.plans.map(({ months, price }) => ({ variant, months, price })),
  ])
