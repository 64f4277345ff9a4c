import type { MedusaContainer } from "@medusajs/framework/types"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { termsOfMonth } from "../../modules/treatment-plan/domain/terms"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { dispensingOf } from "../dispensing/services"
import { prescribingOf } from "../prescribing/build-content"
import { plansOf } from "../treatment-plan/services"
import { dosesInForce } from "./month-terms"

/** Months that are never supplied any more, or were. */
const SETTLED = ["supplied", "refunded", "cancelled"]

/**
 * Takes away what was signed for months that have another strength now: the
 * unused issues of every earlier prescription of the case, but for months that
 * had begun and whose supply isn't opened yet, or was opened without one, as it
 * is while the authority is suspended. Opened supplies keep theirs, and so do
 * renewals that were promised some (SAF-18, SAF-1). What was signed for a change
 * that isn't in force yet is none of it. Repeatable.
 */
export async function withdrawReplaced(
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<void> {
  const { case_id } = change
  const prescribing = prescribingOf(container)
  const own = await prescribing.listPrescriptions(
    { case_id, state: "signed" },
    { take: null }
  )
  const promised = await prescribing.promisedPrescription(case_id)
  const begun = await readBegun(container, change)
  for (const record of [...own, ...(promised ? [promised] : [])]) {
    const of = record.case_id === case_id ? record.dose_change_id : null
    if (!begun.isReplaced(of)) {
      continue
    }
    await prescribing.withdrawLeft(
      {
        prescription_id: record.id,
        case_id,
        kept: begun.unopened(of),
        supplies: begun.suppliesOn(record.id),
        actor: systemActor("dose changes"),
        reason: "another strength has taken their place",
      },
      clock.now()
    )
  }
}

/** The months that are still to be supplied, and what became of their strengths. */
async function readBegun(
  container: MedusaContainer,
  { case_id, plan_id }: DoseChangeRecord
) {
  const plan = await plansOf(container).retrievePlan(plan_id)
  const months = await plansOf(container).listInstalments(
    { plan_id },
    { take: null }
  )
  const supplies = await dispensingOf(container).listSupplies(
    // One that was taken back may be opened anew.
    { case_id, state: { $ne: "cancelled" } },
    {
      select: ["id", "instalment_number", "prescription_id", "state"],
      take: null,
    }
  )
  // Read once: one that came into force in between would be neither before nor after.
  const inForce = await dosesInForce(container, { plan_id: [plan_id] })
  const doseOf = (number: number) =>
    termsOfMonth(plan, inForce, number).dose_change_id
  const current = doseOf(plan.months)
  const opened = new Set(
    supplies.map(({ instalment_number }) => instalment_number)
  )
  const waiting = new Set(
    months.flatMap(({ number, state }) =>
      SETTLED.includes(state) ? [] : [number]
    )
  )
  return {
    /** Whether what was signed for `dose` has another in its place. */
    isReplaced: (dose: string | null): boolean =>
      dose !== current &&
      (dose === null || inForce.some(({ id }) => id === dose)),
    unopened: (dose: string | null): number =>
      [...waiting].filter(
        (number) => !opened.has(number) && doseOf(number) === dose
      ).length,
    suppliesOn: (prescription: string): string[] =>
      supplies.flatMap(({ id, instalment_number, prescription_id, state }) =>
        prescription_id === prescription &&
        waiting.has(instalment_number) &&
        OPEN_SUPPLY_STATES.includes(state)
          ? [id]
          : []
      ),
  }
}
