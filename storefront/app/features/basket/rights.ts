import type { BasketLine } from "../../lib/contracts"

/** The two regimes of the Consumer Contracts Regulations 2013. */
export const RIGHTS = {
  prescription:
    "Medicines supplied on a prescription: the 14-day right to cancel doesn’t apply once they are supplied. You can ask us to cancel at any time before we dispatch, and you get a full refund if the clinician doesn’t approve your treatment.",
  consumer:
    "Everything else: you can cancel without a reason until 14 days after you receive it. Tell us by phone or email. For your and others’ safety we can’t sell returned medicines again, so please don’t open the pack if you mean to cancel.",
  plan: "A plan: the 14 days of what can be cancelled begin when you receive the first parcel, and cancelling ends the whole plan. After them, and for medicines on prescription at any time, you can stop the plan in your account: we then send and take nothing more.",
}

/**
 * Which rights to cancel an order's lines have, for the person to read before
 * they order. A line with a consultation may end in a prescription or
 * in a pharmacist's sale: both are told where the class isn't known.
 */
export function rightsOf(
  lines: Pick<BasketLine, "consultation_reference" | "legal_class" | "plan">[]
): string[] {
  const prescription = lines.some(({ legal_class, consultation_reference }) =>
    legal_class ? legal_class === "POM" : Boolean(consultation_reference)
  )
  const consumer = lines.some(({ legal_class }) => legal_class !== "POM")
  return [
    ...(prescription ? [RIGHTS.prescription] : []),
    ...(consumer ? [RIGHTS.consumer] : []),
    ...(lines.some(({ plan }) => plan) ? [RIGHTS.plan] : []),
  ]
}
