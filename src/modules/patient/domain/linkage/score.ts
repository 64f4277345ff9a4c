import {
  LINKAGE_KINDS,
  ruleOf,
  SAME_PERSON_POINTS,
  type LinkageKind,
} from "./kinds"

/** A key that two persons share, and how many persons have it. */
export type SharedKey = { kind: LinkageKind; holders: number }

/** What speaks for a link, the strongest first. */
export type LinkReason = { kind: LinkageKind; strength: number }

export type LinkScore = {
  score: number
  relation: "same_person" | "shares"
  reasons: LinkReason[]
}

/** Who somebody is and where they live: a crowd doesn't share both. */
const IDENTIFYING: readonly LinkageKind[] = ["name_dob", "name_dob_typo"]
const DWELLINGS: readonly LinkageKind[] = ["address", "address_numbers"]

const isDwelling = ({ kind }: SharedKey) => DWELLINGS.includes(kind)

/**
 * The points of a key, less where a crowd shares it. Not so for name and birth
 * in one dwelling: that is one person with as many accounts as they like, who
 * would else be strangers to each other from the tenth on.
 */
function strengthOf(
  { kind, holders }: SharedKey,
  shared: readonly SharedKey[]
): number {
  const { points, crowd } = ruleOf(kind)
  return IDENTIFYING.includes(kind) && shared.some(isDwelling)
    ? points
    : Math.round(points * Math.min(1, crowd / Math.max(1, holders)))
}

/**
 * How far two accounts are one person's (SAF-8): the strongest key of each
 * group counts, and a key that a crowd shares is worth less, unless it is of a
 * person in one dwelling. An address alone is a household's. Explainable: the
 * reasons are what was added up.
 */
export function scoreLink(shared: readonly SharedKey[]): LinkScore {
  const best = new Map<string, LinkReason>()
  for (const key of shared) {
    const { group } = ruleOf(key.kind)
    const reason = { kind: key.kind, strength: strengthOf(key, shared) }
    const known = best.get(group)
    if (!known || isBetter(reason, known)) {
      best.set(group, reason)
    }
  }
  const reasons = [...best.values()].sort((a, b) => (isBetter(a, b) ? -1 : 1))
  const score = reasons.reduce((sum, { strength }) => sum + strength, 0)
  return {
    score,
    relation: score >= SAME_PERSON_POINTS ? "same_person" : "shares",
    reasons,
  }
}

/** Equally strong ones in the table's order, so that a reason doesn't change from look to look. */
const isBetter = (one: LinkReason, other: LinkReason): boolean =>
  one.strength > other.strength ||
  (one.strength === other.strength &&
    LINKAGE_KINDS.indexOf(one.kind) < LINKAGE_KINDS.indexOf(other.kind))
