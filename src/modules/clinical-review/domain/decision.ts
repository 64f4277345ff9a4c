import { invalid, notAllowed } from "../../../shared/errors"
import { isStricter } from "../../../shared/legal-class"
import type { CaseEvent, CaseGuards } from "./case-state-machine"
import type { LegalClass } from "./queue"

export const DECISION_KINDS = [
  "approve_pom",
  "approve_p",
  "process",
  "deny",
  "propose_change",
  /** A renewal on what is signed already: by whom, says the prescription. */
  "continued",
  /** Another strength for the later months of a plan that runs (SAF-18). */
  "change_dose",
] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]
/** Those by which somebody says yes. */
export type ApprovalKind = Exclude<
  DecisionKind,
  "deny" | "propose_change" | "continued" | "change_dose"
>
/** Those that move their case. */
export type MovingKind = Exclude<DecisionKind, "change_dose">

/** The decision that a class calls for (REV-4). */
const KIND_OF_CLASS = {
  POM: "approve_pom",
  P: "approve_p",
  GSL: "process",
  device: "process",
} as const satisfies Record<LegalClass, ApprovalKind>

/**
 * The decision that `asked` means for a case of this class.
 * @throws guard_not_met when a POM or P would be processed, or GSL approved
 */
export function decisionKind(
  asked: "approve" | "process",
  legalClass: LegalClass
): ApprovalKind {
  const kind = KIND_OF_CLASS[legalClass]
  if ((kind === "process") !== (asked === "process")) {
    throw notAllowed(
      "guard_not_met",
      `A case of class ${legalClass} is ${kind === "process" ? "processed" : "approved"}, not ${asked === "process" ? "processed" : "approved"}`
    )
  }
  return kind
}

const MOVES = {
  approve_pom: { event: "approve", guards: { prescription_medicine: true } },
  approve_p: { event: "approve", guards: { pharmacy_medicine: true } },
  process: { event: "process", guards: { general_sale: true } },
  deny: { event: "deny", guards: {} },
  propose_change: { event: "propose_change", guards: {} },
  continued: {
    event: "continue_prescription",
    guards: { issues_promised: true },
  },
} as const satisfies Record<
  MovingKind,
  { event: CaseEvent; guards: CaseGuards }
>

/** The move of the case that a decision makes. */
export const moveOf = (
  kind: MovingKind
): { event: CaseEvent; guards: CaseGuards } => MOVES[kind]

const STAFF_KINDS = {
  approve_pom: "prescribe",
  approve_p: "pharmacist_approval",
  process: "process",
} as const satisfies Record<ApprovalKind, string>

/** What the staff module calls the deciding of a class, whatever is decided (REV-4, REV-5). */
export const staffKindOf = (
  legalClass: LegalClass
): (typeof STAFF_KINDS)[ApprovalKind] => STAFF_KINDS[KIND_OF_CLASS[legalClass]]

/** Before which of them every warning has to be read. */
export const needsReading = (kind: DecisionKind): boolean =>
  kind !== "process" && kind !== "deny"

export type GpAnswer = "practice" | "no_consent" | "no_gp"

/**
 * Without the GP's part the clinician says why to prescribe all the same
 * (SAF-5, R-27). General sale has no letter and needs no word.
 * @throws invalid_field gp_justification
 */
export function assertGpJustified(input: {
  kind: DecisionKind
  gp_answer: GpAnswer | null
  gp_justification: string | null
}): void {
  if (input.kind === "process" || input.gp_answer === "practice") {
    return
  }
  if (!input.gp_justification?.trim()) {
    throw invalid(
      "gp_justification",
      "needed, because the patient's GP will not be told"
    )
  }
}

/**
 * Nothing is said yes to without the consultation that the formulary asks for,
 * neither for what was ordered nor for what would take its place.
 * @throws evidence_missing
 */
export function assertConsulted(
  record: { id: string; consultation_id: string | null },
  items: readonly { consultation: string }[]
): void {
  const isAsked = items.some(({ consultation }) => consultation === "required")
  if (isAsked && !record.consultation_id) {
    throw notAllowed(
      "evidence_missing",
      `Case ${record.id} has no consultation`
    )
  }
}

/**
 * A case was opened by the class that its item had then. One that asks for more
 * by now (a mistake in the formulary, a reclassification) is not supplied on the
 * decision that the milder class calls for.
 * @throws not_eligible
 */
export function assertClassStands(
  record: { id: string; legal_class: LegalClass },
  items: readonly { id: string; legal_class: LegalClass }[]
): void {
  const now = items.find((item) =>
    isStricter(item.legal_class, record.legal_class)
  )
  if (now) {
    throw notAllowed(
      "not_eligible",
      `Case ${record.id} was opened as ${record.legal_class}; item ${now.id} is ${now.legal_class} now and needs a new order`
    )
  }
}

/**
 * Nothing is said yes to for somebody whose identity was proved once and is in
 * doubt by now, or who is on record as dead. A check that is under way holds
 * the supply, not the decision (IDV-4).
 * @throws evidence_missing
 */
export function assertIdentityStands(
  caseId: string,
  { identity_status }: { identity_status: string }
): void {
  if (["action_required", "deceased"].includes(identity_status)) {
    throw notAllowed(
      "evidence_missing",
      `Case ${caseId}: the patient's identity is not proved (${identity_status})`
    )
  }
}
