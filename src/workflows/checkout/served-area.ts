import { isValid, parse } from "postcode"

/** Why a postcode is not served; the text is for the patient. */
const NOT_SERVED: Record<string, string> = {
  BT: "We can't deliver to Northern Ireland: different medicines rules apply there.",
  JE: "We can't deliver to Jersey: it is outside the United Kingdom.",
  GY: "We can't deliver to Guernsey: it is outside the United Kingdom.",
  IM: "We can't deliver to the Isle of Man: it is outside the United Kingdom.",
  BF: "We can't deliver to a BFPO address.",
  GX: "We can't deliver to Gibraltar.",
}

// Post office boxes and lockers can't be handed a medicine in person.
const LOCKER = /\b(p\.?\s*o\.?\s*box|inpost|locker|parcel\s*shop|bfpo)\b/i

export type ServedArea =
  | { served: true; postcode: string; area: string }
  | { served: false; field: "postcode" | "address_1"; reason: string }

/**
 * Whether an address lies where we deliver: Great Britain, to a person's door
 * (ENT-4). Gives the postcode in its normal form and its area ("LS") or the
 * field and reason for the refusal.
 */
export function servedArea(address: {
  address_1: string
  address_2?: string | null | undefined
  postcode: string
}): ServedArea {
  if (/^\s*bfpo/i.test(address.postcode)) {
    return { served: false, field: "postcode", reason: NOT_SERVED["BF"] ?? "" }
  }
  const postcode = address.postcode.trim()
  if (!isValid(postcode)) {
    return {
      served: false,
      field: "postcode",
      reason: "This isn't a full UK postcode.",
    }
  }
  const parsed = parse(postcode)
  const area = parsed.valid ? parsed.area : ""
  const refusal = NOT_SERVED[area]
  if (!parsed.valid || refusal) {
    return { served: false, field: "postcode", reason: refusal ?? "" }
  }
  if (LOCKER.test(`${address.address_1}\n${address.address_2 ?? ""}`)) {
    return {
      served: false,
      field: "address_1",
      reason:
        "We deliver to a home or work address, not to a PO box, locker or BFPO.",
    }
  }
  return { served: true, postcode: parsed.postcode, area }
}
