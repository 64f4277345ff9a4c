import type {
  LimitView,
  LinkReasonView,
} from "../../api/contracts/case-linkage"

const REASONS: Record<string, string> = {
  name_dob: "Same name and date of birth",
  name_dob_typo: "Same date of birth and similar name",
  initial_dob: "Same date of birth, initial and similar surname",
  name_postcode: "Same name and postcode",
  dob_postcode: "Same date of birth and postcode",
  name: "Same or similar name",
  dob: "Same date of birth",
  address: "Same address",
  address_numbers: "Same house and postcode",
  building: "Same building",
  phone: "Same phone",
  device: "Same device",
  card: "Same card",
  email: "Same mailbox",
  judged: "Judged by a clinician",
}

/** "Same card", "Same date of birth and similar name": what speaks for a link, the strongest first. */
export const reasonWord = ({ kind }: Pick<LinkReasonView, "kind">): string =>
  REASONS[kind] ?? kind

const UNITS = { mg: "mg", units: "tablets or doses", packs: "packs" } as const

const count = (amount: number): string =>
  amount.toLocaleString("en-GB", { maximumFractionDigits: 2 })

/** An amount as a limit counts it: "720 mg". */
export const amountWord = (
  amount: number | null,
  unit: LimitView["unit"]
): string => {
  if (amount === null) {
    return "Unknown"
  }
  return amount === 1 && unit === "packs"
    ? "1 pack"
    : `${count(amount)} ${UNITS[unit]}`
}

/** A limit that is exceeded, in a sentence. */
export function limitSentence(limit: LimitView): string {
  const total = amountWord(limit.total, limit.unit)
  const most = amountWord(limit.limit, limit.unit)
  switch (limit.kind) {
    case "per_sale":
      return `${total} of ${limit.ingredient} in one day; at most ${most}.`
    case "per_window":
      return `${total} of ${limit.ingredient} in ${limit.window_days ?? "?"} days; at most ${most}.`
    case "pack_size":
      return `A pack with more than ${limit.limit ?? "?"} of ${limit.ingredient}.`
    case "exclusive":
      return `${limit.ingredient} together with what may not be sold with it.`
    default:
      return `How much ${limit.ingredient} is in a pack is not in the formulary.`
  }
}
