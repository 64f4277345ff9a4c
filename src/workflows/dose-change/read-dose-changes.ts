import type { MedusaContainer } from "@medusajs/framework/types"
import { unitsPerPack } from "../../modules/clinical-review/domain/proposal"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import { OPEN_DOSE_STATES } from "../../modules/treatment-plan/domain/dose-change-machine"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { loadCase, type Category } from "../clinical-review/review-facts"
import { prescriptionView } from "../clinical-review/read-prescription"
import { casesOf, formularyOf } from "../clinical-review/services"
import { prescribingOf } from "../prescribing/build-content"
import { planOfCase } from "../treatment-plan/begin-course"
import { plansOf } from "../treatment-plan/services"
import { dosePrice } from "./dose-price"
import {
  findTitratable,
  isOtherStrength,
  type Titratable,
} from "./plan-to-titrate"

const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/**
 * Changes of strength of a case's plan, the newest first, and what may be
 * proposed now, for the case page; that it was read goes on record.
 * @throws not_found
 */
export async function readDoseChanges(
  container: MedusaContainer,
  case_id: string,
  actor: Actor
) {
  const { record, category } = await loadCase(container, case_id)
  const found = await findTitratable(container, record)
  const plan = await planOfCase(container, case_id)
  const changes = await plansOf(container).listDoseChanges(
    { case_id },
    { order: { proposed_at: "DESC", id: "DESC" }, take: null }
  )
  if (changes.length > 0) {
    await casesOf(container).recordReading(
      { case_id, actor, what: "dose changes" },
      clock.now()
    )
  }
  return {
    plan: plan && { months: plan.months, delivery_price: plan.delivery_price },
    why_not: typeof found === "string" ? found : null,
    offer:
      typeof found === "string"
        ? null
        : await offerOf(container, found, category),
    changes: await Promise.all(
      changes.map((change) => viewOf(container, change))
    ),
  }
}

/** What the plan has now, and the other strengths in which it is offered. */
async function offerOf(
  container: MedusaContainer,
  { plan, item: present, months }: Titratable,
  category: Category
) {
  const items = await formularyOf(container).listFormularyItems(
    {
      category_id: present.category_id,
      legal_class: present.legal_class,
      sellable: true,
    },
    { take: 200 }
  )
  const choices = []
  for (const item of items.filter((one) => isOtherStrength(present, one))) {
    const unit = await dosePrice(container, plan, { item, category, packs: 1 })
    if (unit !== null) {
      choices.push({
        formulary_item_id: item.id,
        name: medicineName(item),
        pack_size: item.pack_size,
        units_per_pack: unitsPerPack(item.pack_size),
        max_packs: item.max_quantity_per_order,
        dose: item.default_dose ?? "",
        directions: item.default_directions ?? "",
        unit_price: unit,
      })
    }
  }
  return {
    months,
    present: {
      name: medicineName(present),
      pack_size: present.pack_size,
      quantity: plan.quantity,
      monthly_price: plan.monthly_price,
    },
    choices: choices.sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
  }
}

async function viewOf(container: MedusaContainer, change: DoseChangeRecord) {
  const { decision, proposal, patient_reason } = await casesOf(
    container
  ).readDecision(change.decision_id)
  const [prescription] = await prescribingOf(container).listPrescriptions(
    { dose_change_id: change.id },
    { order: { created_at: "DESC" }, take: 1 }
  )
  return {
    id: change.id,
    state: change.state,
    from: sideOf(change, "from"),
    to: sideOf(change, "to"),
    from_number: change.from_number,
    dose: proposal?.dose ?? "",
    directions: proposal?.directions ?? "",
    reason: patient_reason ?? "",
    by: decision.staff_name,
    proposed_at: change.proposed_at.toISOString(),
    agreed_at: iso(change.agreed_at),
    in_force_at: iso(change.in_force_at),
    ended_at: iso(change.ended_at),
    may_withdraw: OPEN_DOSE_STATES.some((one) => one === change.state),
    prescription: prescription
      ? await prescriptionView(container, prescription, true)
      : null,
  }
}

const sideOf = (change: DoseChangeRecord, side: "from" | "to") => ({
  name: change[`${side}_name`],
  quantity: change[`${side}_quantity`],
  monthly_price: change[`${side}_monthly_price`],
})
