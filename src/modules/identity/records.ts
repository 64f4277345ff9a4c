import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow, type OutboxRow } from "../../shared/outbox"
import type { IdentityCheckState } from "./domain/identity-check-machine"
import type { IdentityCheck } from "./models/identity-check"

export type IdentityCheckRow = InferTypeOf<typeof IdentityCheck>

/** What a sender should do with a check. */
export type SendTurn =
  | { kind: "send"; check: IdentityCheckRow }
  | { kind: "concluded"; check: IdentityCheckRow }
  | { kind: "held"; check: IdentityCheckRow }

/** States that tell a waiting case something. */
const CONCLUDING: ReadonlySet<IdentityCheckState> = new Set([
  "passed",
  "referred",
  "failed",
  "deceased",
  "verified",
  "rejected",
] as const)

const UNANSWERED: ReadonlySet<IdentityCheckState> = new Set([
  "created",
  "sent",
] as const)

/** The entry of a change for the ledger; `key` names its occasion. */
export const checkAudit = (
  check: IdentityCheckRow,
  action: string,
  actor: Actor,
  occasion: { key: string; now: Date }
): OutboxRow =>
  auditRow(
    occasion.key,
    {
      action,
      actor,
      entity_type: "identity_check",
      entity_id: check.id,
      patient_id: check.patient_id,
      case_id: check.case_id,
      order_id: check.order_id,
      details: { provider: check.provider, reference: check.reference },
    },
    occasion.now
  )

/**
 * What a move lets follow: the case and the patient hear of a conclusion. A
 * check that ends before its answer leaves a case that still waits.
 */
export const checkFollowUps = (
  check: Pick<IdentityCheckRow, "id" | "state">,
  state: IdentityCheckState,
  occasion: { key: string; now: Date }
): OutboxRow[] =>
  CONCLUDING.has(state) || (state === "invalid" && UNANSWERED.has(check.state))
    ? [
        followUpRow(
          FOLLOW_UPS.IDENTITY_CONCLUDED,
          occasion.key,
          { identity_check_id: check.id },
          occasion.now
        ),
      ]
    : []
