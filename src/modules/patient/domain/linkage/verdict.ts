import { invalid } from "../../../../shared/errors"

/** What a clinician says of two accounts. */
export const LINK_VERDICTS = ["same", "different"] as const
export type LinkVerdict = (typeof LINK_VERDICTS)[number]

/** A pair of accounts, the lesser id first. @throws invalid_field for one account */
export function pairOf(one: string, other: string): [string, string] {
  if (one === other) {
    throw invalid("other", "is the same account")
  }
  return one < other ? [one, other] : [other, one]
}
