import type { FieldErrors } from "../../lib/errors"

export type TypedChoice = { variant: string; quantity: string }
export type TreatmentChoice =
  | { errors: FieldErrors; typed: TypedChoice }
  | { line: { variant_id: string; quantity: number }; typed: TypedChoice }

/** Pack and quantity of the treatment form, or what is missing. */
export function readTreatmentChoice(form: FormData): TreatmentChoice {
  const typed = {
    variant: String(form.get("variant") ?? ""),
    quantity: String(form.get("quantity") ?? "").trim(),
  }
  const quantity = Number(typed.quantity)
  const errors: FieldErrors = {}
  if (!typed.variant) {
    errors.variant = "Select a treatment"
  }
  if (!/^\d+$/.test(typed.quantity) || quantity < 1) {
    errors.quantity = "Enter how many packs you want, 1 or more"
  }
  return Object.keys(errors).length > 0
    ? { errors, typed }
    : { line: { variant_id: typed.variant, quantity }, typed }
}
