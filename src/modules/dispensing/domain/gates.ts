import { startOfDay } from "../../../shared/calendar"
import { formatDate } from "../../../shared/london"
import { judgeCheckIn, type CheckInFact } from "./check-in-gate"
import {
  judgeConfirmation,
  judgeLetter,
  type GpConfirmation,
  type LetterFacts,
} from "./gp-gates"
import { opened, shut, type Verdict } from "./verdict"

/** The gates in the order in which staff read them (DSP-1). */
export const GATES = [
  "identity",
  "clinical_approval",
  "prescription",
  "payment",
  "stock",
  "gp_letter",
  "gp_confirmation",
  "check_in",
  "earliest_day",
  "overlap",
  "no_hold",
  "clinical_check",
  "accuracy_check",
] as const

export type GateName = (typeof GATES)[number]
export type Gate = { gate: GateName } & Verdict

/** Made by the pharmacy floor while dispensing; all others must be open before it starts. */
const CHECK_GATES: readonly GateName[] = ["clinical_check", "accuracy_check"]

export type CheckFact = { user_id: string; name: string; at: Date }

/** What the modules know of a supply, gathered at one moment. Missing knowledge closes a gate. */
export type SupplyFacts = LetterFacts & {
  supply_id: string
  legal_class: "POM" | "P" | "GSL" | "device"
  formulary_item_id: string
  quantity: number
  picked_by: string | null
  /** Who scanned the packs that are in it: they picked it, whoever began. */
  scanned_by: string[]
  identity: { status: string; valid_until: Date | null } | null
  case: {
    state: string
    prescriber_user_id: string | null
    /** Of the course that it rests on, null without one: whether it goes on, and the first London day on which it supplies nothing more (REN-4). */
    course: { is_open: boolean; limit_on: string } | null
  } | null
  prescription: {
    state: string
    authority: string | null
    /** London day, the last on which it may be dispensed. */
    valid_until: string | null
    /** Not before this moment, as an earlier issue was used; null: at any time. */
    next_from: Date | null
    issues: { state: string; supply_id: string | null }[]
    /** What it is for; null where it was drawn up before that was kept. */
    medicine: { formulary_item_id: string; packs: number } | null
  } | null
  payment: { due: number; captured: number; refunded: number } | null
  /** `cancelled`: packed, and Medusa's fulfilment is there no more. */
  stock: { taken: boolean; cancelled: boolean; reserved: number }
  gp_confirmation: GpConfirmation
  check_in: CheckInFact
  clinical_check: CheckFact | null
  accuracy_check: CheckFact | null
  /** The last supply is longer ago than is allowed without another look (SAF-18). */
  gap: { days: number; limit_days: number } | null
  /** London day before which it may not leave, as what left before lasts or its interval runs; null: at once. */
  earliest_day: string | null
  overlap: { flagged: boolean; acknowledged: boolean }
  open_holds: number
}

const open = (gate: GateName, reason: string): Gate => ({
  gate,
  ...opened(reason),
})
const closed = (gate: GateName, reason: string): Gate => ({
  gate,
  ...shut(reason),
})

const judges: Record<
  GateName,
  (facts: SupplyFacts, now: Date, today: string) => Gate
> = {
  identity: ({ identity }, now) => {
    if (identity?.status !== "verified") {
      return closed("identity", "Identity is not verified")
    }
    const { valid_until } = identity
    return valid_until && valid_until.getTime() < now.getTime()
      ? closed("identity", "The identity check is out of date")
      : open("identity", "Verified")
  },
  clinical_approval: (facts, _now, today) => {
    if (facts.case?.state !== "approved") {
      return closed("clinical_approval", "The case is not approved")
    }
    const { course } = facts.case
    if (course && course.limit_on <= today) {
      const why = "The twelve months of the treatment are over (REN-4)"
      return closed("clinical_approval", why)
    }
    return course && !course.is_open
      ? closed("clinical_approval", "The course of treatment has ended")
      : open("clinical_approval", "Approved")
  },
  prescription: prescriptionGate,
  payment: ({ payment }) => {
    if (!payment || payment.due <= 0 || payment.captured < payment.due) {
      return closed("payment", "Payment is not confirmed")
    }
    return payment.refunded >= payment.captured
      ? closed("payment", "The payment was refunded")
      : open("payment", "Captured")
  },
  stock: ({ stock, quantity }) => {
    if (stock.cancelled) {
      return closed("stock", "The pack's fulfilment was cancelled; unpack it")
    }
    if (stock.taken) {
      return open("stock", "Taken from stock")
    }
    return stock.reserved >= quantity
      ? open("stock", "Reserved")
      : closed("stock", `${stock.reserved} of ${quantity} reserved`)
  },
  gp_letter: (facts, now) =>
    needsPharmacist(facts)
      ? { gate: "gp_letter", ...judgeLetter(facts, now) }
      : open("gp_letter", `Not needed (${facts.legal_class})`),
  gp_confirmation: ({ gp_confirmation }) => ({
    gate: "gp_confirmation",
    ...judgeConfirmation(gp_confirmation),
  }),
  check_in: ({ check_in }) => ({
    gate: "check_in",
    ...judgeCheckIn(check_in),
  }),
  earliest_day: ({ earliest_day: day }, _now, today) =>
    day !== null && today < day
      ? closed("earliest_day", `Not before ${formatDate(startOfDay(day))}`)
      : open("earliest_day", "Reached"),
  overlap: ({ overlap }) => {
    if (!overlap.flagged) {
      return open("overlap", "None")
    }
    return overlap.acknowledged
      ? open("overlap", "Acknowledged by a pharmacist")
      : closed("overlap", "Overlaps an active plan; not acknowledged")
  },
  no_hold: ({ open_holds }) =>
    open_holds === 0
      ? open("no_hold", "None open")
      : closed("no_hold", `${open_holds} open`),
  clinical_check: (facts) => {
    if (!needsPharmacist(facts)) {
      return open("clinical_check", `Not needed (${facts.legal_class})`)
    }
    const check = facts.clinical_check
    if (!check) {
      return closed("clinical_check", missingCheck(facts))
    }
    return check.user_id === facts.case?.prescriber_user_id
      ? closed("clinical_check", "Checked by the prescriber of the case")
      : open("clinical_check", check.name)
  },
  accuracy_check: (facts) => {
    if (!needsPharmacist(facts)) {
      return open("accuracy_check", `Not needed (${facts.legal_class})`)
    }
    const check = facts.accuracy_check
    if (!check) {
      return closed("accuracy_check", "The accuracy check is missing")
    }
    return hasPicked(facts, check.user_id)
      ? closed("accuracy_check", "Checked by a picker")
      : open("accuracy_check", check.name)
  },
}

/**
 * Takes what is known of a supply, the moment and its London day; gives every
 * gate with its state and the reason that staff read (DSP-1, DSP-6, TRG-5).
 */
export function supplyGates(
  facts: SupplyFacts,
  now: Date,
  today: string
): Gate[] {
  return GATES.map((gate) => judges[gate](facts, now, today))
}

/** Pharmacy medicines and prescription medicines need a pharmacist (DSP-6). */
const needsPharmacist = ({
  legal_class,
}: Pick<SupplyFacts, "legal_class">): boolean =>
  legal_class === "POM" || legal_class === "P"

const missingCheck = ({ gap }: Pick<SupplyFacts, "gap">): string =>
  gap
    ? `A pharmacist's check is missing: the last supply left ${gap.days} days ago, and at most ${gap.limit_days} are allowed without a new look`
    : "A pharmacist's check is missing"

/** Whether somebody began the picking, or scanned a pack of what is in the supply now. */
export const hasPicked = (
  facts: Pick<SupplyFacts, "picked_by" | "scanned_by">,
  userId: string
): boolean => userId === facts.picked_by || facts.scanned_by.includes(userId)

/** True when nothing but the floor's own checks is missing: picking may begin. */
export const mayStart = (gates: Gate[]): boolean =>
  gates.every((gate) => gate.open || CHECK_GATES.includes(gate.gate))

/** True when all are open: the pack may leave. */
export const mayLeave = (gates: Gate[]): boolean =>
  gates.every((gate) => gate.open)

/** "identity: Identity is not verified; …" of the closed ones, for errors. */
export const closedGates = (gates: Gate[]): string =>
  gates
    .filter((gate) => !gate.open)
    .map((gate) => `${gate.gate}: ${gate.reason}`)
    .join("; ")

function prescriptionGate(facts: SupplyFacts, now: Date, today: string): Gate {
  const { legal_class, prescription, supply_id } = facts
  if (legal_class !== "POM") {
    return open("prescription", `Not needed (${legal_class})`)
  }
  if (prescription?.state !== "signed") {
    return closed("prescription", "The prescription is not signed")
  }
  const { medicine } = prescription
  if (
    medicine &&
    (medicine.formulary_item_id !== facts.formulary_item_id ||
      medicine.packs !== facts.quantity)
  ) {
    return closed("prescription", "The prescription is for something else")
  }
  // This supply's own issue stays its authority after the pack is made.
  const own = prescription.issues.some(
    (issue) =>
      issue.supply_id === supply_id &&
      (issue.state === "reserved" || issue.state === "used")
  )
  const authorities = own ? ["active", "exhausted"] : ["active"]
  if (!authorities.includes(prescription.authority ?? "")) {
    return closed(
      "prescription",
      "The prescription is suspended, revoked or expired"
    )
  }
  // Only the first dispensing has its six months; a repeatable one goes on by its directions.
  const isBegun = prescription.issues.some(({ state }) => state === "used")
  const { valid_until } = prescription
  if (!isBegun && valid_until !== null && valid_until < today) {
    return closed("prescription", "The prescription is out of date")
  }
  if (prescription.next_from !== null && now < prescription.next_from) {
    const from = formatDate(prescription.next_from)
    return closed("prescription", `The next issue may be made from ${from}`)
  }
  return own || prescription.issues.some((issue) => issue.state === "available")
    ? open("prescription", "Signed, with an issue")
    : closed("prescription", "No unused issue is left")
}
