import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  DifferenceFilter,
  DifferenceRecord,
} from "../../modules/billing/differences"
import type { DisputeRecord } from "../../modules/billing/disputes"
import { ACT_OF } from "../../modules/billing/domain/difference-kinds"
import type { RunRecord } from "../../modules/billing/reconciliations"
import { staffNames } from "../clinical-review/read-queue"
import { displayIds } from "./display-ids"
import { billingOf } from "./services"

/** Rows read by SQL carry their moments as text. */
const iso = (moment: Date | string): string => new Date(moment).toISOString()

/** How the last comparison went, and how much waits for somebody. */
export async function readReconciliation(container: MedusaContainer) {
  const billing = billingOf(container)
  const [run, open, disputes] = await Promise.all([
    billing.lastRun(),
    billing.readDifferences({ state: "open", limit: 1, offset: 0 }),
    billing.listAndCountPaymentDisputes({ state: "open" }, { take: 1 }),
  ])
  return {
    run: run && runView(run),
    open_differences: open[1],
    open_disputes: disputes[1],
  }
}

export const runView = (run: RunRecord) => {
  const whole = run.to_at.getTime() - run.from_at.getTime()
  const done = run.done_to.getTime() - run.from_at.getTime()
  return {
    id: run.id,
    from: iso(run.from_at),
    to: iso(run.to_at),
    started_at: iso(run.started_at),
    finished_at: run.finished_at && iso(run.finished_at),
    progress: run.finished_at ? 1 : Math.min(0.95, done / whole),
    payments: run.payments,
    refunds: run.refunds,
    disputes: run.disputes,
    open_differences: run.open_differences,
    last_error: run.last_error,
  }
}

/** One page of differences, with what a person may do about each. */
export async function readDifferences(
  container: MedusaContainer,
  filter: DifferenceFilter
) {
  const [rows, count] = await billingOf(container).readDifferences(filter)
  const orders = await displayIds(container, rows)
  const names = await staffNames(
    container,
    rows.flatMap(({ closed_by }) => closed_by ?? [])
  )
  const differences = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      kind: row.kind,
      subject_id: row.subject_id,
      payment_intent: row.payment_intent,
      order_id: row.order_id,
      order_display_id: orders.get(row.order_id ?? "") ?? null,
      instalment_id: row.instalment_id,
      ours: sideOf(row.our_amount, row.our_state),
      theirs: sideOf(row.their_amount, row.their_state),
      state: row.state,
      found_at: iso(row.created_at),
      since: iso(row.state_since),
      closed_by: closerOf(row, names),
      reason: await billingOf(container).reasonOf(row),
      act: row.state === "open" ? ACT_OF[row.kind] : null,
    }))
  )
  return { differences, count }
}

const sideOf = (amount: number | null, state: string | null) =>
  state === null ? null : { amount, state }

const closerOf = (
  { closed_by }: DifferenceRecord,
  names: Map<string, string>
): string | null => (closed_by === null ? null : (names.get(closed_by) ?? null))

/** One page of disputes; open ones first, by when their evidence is due. */
export async function readDisputes(
  container: MedusaContainer,
  filter: { limit: number; offset: number }
) {
  const { disputes, count } = await billingOf(container).readDisputes(filter)
  const orders = await displayIds(container, disputes)
  return {
    disputes: disputes.map((row: DisputeRecord) => ({
      id: row.id,
      partner_dispute_id: row.partner_dispute_id,
      order_id: row.order_id,
      order_display_id: orders.get(row.order_id ?? "") ?? null,
      amount: row.amount,
      reason: row.reason,
      partner_status: row.partner_status,
      state: row.state,
      evidence_due_at: row.evidence_due_at && iso(row.evidence_due_at),
      opened_at: iso(row.opened_at),
      since: iso(row.state_since),
    })),
    count,
  }
}
