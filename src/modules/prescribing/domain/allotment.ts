import { issueMachine, type IssueState } from "./issue-state-machine"

/** An issue as far as it matters for which case it is. */
export type Allotted = {
  id: string
  state: IssueState
  /** The case that it is for; null while it is anybody's of the course. */
  promised_to: string | null
}

/** Signed for the case `signed_for`; more than it needs may be promised to renewals of its course (SAF-1, REN-3). */
type Signed = { signed_for: string }

export type PromiseWish = {
  /** The case that renews. */
  case_id: string
  /** One for each of its supplies. */
  count: number
  /** How many supplies the signed case itself may make in all; 0 once it has ended. */
  kept_for_signed: number
}

const isFree = ({ state }: Allotted): boolean =>
  issueMachine.can(state, "reserve")

/** What a case has of a prescription, used up or not. */
const isHeldBy =
  (caseId: string) =>
  ({ state, promised_to }: Allotted): boolean =>
    promised_to === caseId && state !== "withdrawn"

/**
 * Whether a supply of a case may take an issue: one that was promised to it, or,
 * for the case that was signed for, one that nobody was promised.
 */
export const isFor = (
  { promised_to }: Pick<Allotted, "promised_to">,
  { case_id, signed_for }: Signed & { case_id: string }
): boolean =>
  promised_to === case_id || (promised_to === null && case_id === signed_for)

/** The issue that a supply of a case takes next: of what was promised to it first. */
export function issueToTake<I extends Allotted>(
  issues: readonly I[],
  of: Signed & { case_id: string }
): I | undefined {
  const open = issues.filter((one) => isFree(one) && isFor(one, of))
  return open.find(({ promised_to }) => promised_to === of.case_id) ?? open[0]
}

/**
 * Which issues become whose when a renewal is to be supplied on what is signed
 * already. The signed case keeps what its own supplies still need; null where
 * the rest isn't enough. Promised once, the same again is no change.
 */
export function promise<I extends Allotted>(
  issues: readonly I[],
  { signed_for, ...wish }: Signed & PromiseWish
): Map<I, string> | null {
  const held = (caseId: string) => issues.filter(isHeldBy(caseId)).length
  const free = issues.filter((one) => isFree(one) && one.promised_to === null)
  const own = Math.max(0, wish.kept_for_signed - held(signed_for))
  const asked = Math.max(0, wish.count - held(wish.case_id))
  if (wish.case_id === signed_for || free.length < own + asked) {
    return null
  }
  return new Map(
    free
      .slice(0, own + asked)
      .map((one, at) => [one, at < own ? signed_for : wish.case_id])
  )
}

/** Those promised to a case that no supply of it has: anybody's again when the case needs them no more. */
export const unusedOf = <I extends Allotted>(
  issues: readonly I[],
  caseId: string
): I[] => issues.filter((one) => isFree(one) && one.promised_to === caseId)

/** Those that other cases were promised, and may yet use. */
export const promisedToOthers = <I extends Allotted>(
  issues: readonly I[],
  caseId: string
): I[] =>
  issues.filter(
    ({ state, promised_to }) =>
      promised_to !== null &&
      promised_to !== caseId &&
      issueMachine.can(state, "withdraw")
  )
