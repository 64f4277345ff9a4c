import type { MedusaContainer } from "@medusajs/framework/types"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { dispensingOf } from "../dispensing/services"
import { prescribingOf } from "../prescribing/build-content"
import { plansOf } from "../treatment-plan/services"
import { readTerms } from "./month-terms"

/** Months that are never supplied any more, or were. */
const SETTLED = ["supplied", "refunded", "cancelled"]

/**
 * Takes away what was signed for months that have another strength now: the
 * unused issues of every earlier prescription of the case, but for months that
 * had begun and whose supply isn't opened yet. Opened supplies keep theirs, and
 * so do renewals that were promised some (SAF-18, SAF-1). Repeatable.
 */
export async function withdrawReplaced(
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<void> {
  const { case_id, plan_id } = change
  const prescribing = prescribingOf(container)
  const own = await prescribing.listPrescriptions(
    { case_id, state: "signed" },
    { take: null }
  )
  const promised = await prescribing.promisedPrescription(case_id)
  const plan = await plansOf(container).retrievePlan(plan_id)
  const months = await plansOf(container).listInstalments(
    { plan_id },
    { take: null }
  )
  const supplies = await dispensingOf(container).listSupplies(
    // One that was taken back may be opened anew.
    { case_id, state: { $ne: "cancelled" } },
    { select: ["id", "instalment_number"], take: null }
  )
  const termsOf = await readTerms(container, [plan])
  const opened = new Set(
    supplies.map(({ instalment_number }) => instalment_number)
  )
  const waiting = months.filter(
    ({ number, state }) => !SETTLED.includes(state) && !opened.has(number)
  )
  const current = termsOf(plan, plan.months).dose_change_id
  for (const record of [...own, ...(promised ? [promised] : [])]) {
    const of = record.case_id === case_id ? record.dose_change_id : null
    if (of === current) {
      continue
    }
    await prescribing.withdrawLeft(
      {
        prescription_id: record.id,
        case_id,
        kept: waiting.filter(
          ({ number }) => termsOf(plan, number).dose_change_id === of
        ).length,
        actor: systemActor("dose changes"),
        reason: "another strength has taken their place",
      },
      clock.now()
    )
  }
}
