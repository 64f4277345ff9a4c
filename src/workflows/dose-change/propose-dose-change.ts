import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { packsFor } from "../../modules/clinical-review/domain/change-proposal"
import {
  assertClassStands,
  assertConsulted,
  assertGpJustified,
  assertIdentityStands,
} from "../../modules/clinical-review/domain/decision"
import {
  unitsPerPack,
  type Proposal,
} from "../../modules/clinical-review/domain/proposal"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import { doseMandateText } from "../../modules/treatment-plan/domain/mandate"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { conflict, invalid, notAllowed } from "../../shared/errors"
import { assertAnswersStand } from "../clinical-review/answers-stand"
import { assertPrescribable } from "../clinical-review/assert-prescribable"
import {
  entitledDecider,
  staffOfDecision,
} from "../clinical-review/entitled-decider"
import { flagNews } from "../clinical-review/flag-news"
import { announceCaseChange } from "../clinical-review/live-hub"
import {
  loadCase,
  type Category,
  type Item,
} from "../clinical-review/review-facts"
import { casesOf, formularyOf } from "../clinical-review/services"
import { assertMessagesTaken } from "../clinical-review/untaken-messages"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"
import { dosePrice } from "./dose-price"
import { assertDoseQuantity } from "./dose-quantity"
import { isOtherStrength, titratable } from "./plan-to-titrate"

export type ProposeDoseChangeInput = {
  case_id: string
  actor: Actor
  /** IPv4 address from which it is decided. */
  ip: string | null
  /** `quantity` counts units a month, as a prescription does. */
  proposal: Omit<Proposal, "issues">
  /** The new monthly price that the clinician was shown, in pence. */
  shown_pence: number | null
  /** For the patient to read. */
  reason: string
  gp_justification: string | null
  quantity_justification: string | null
  notes: string | null
}

const proposeDoseChangeStep = createStep(
  "propose-dose-change",
  async (input: ProposeDoseChangeInput, { container }) => {
    const { record, category } = await loadCase(container, input.case_id)
    const { staff, patient } = await entitledDecider(
      container,
      record,
      input.actor
    )
    const { plan, item: present, months } = await titratable(container, record)
    assertIdentityStands(record.id, patient)
    assertGpJustified({
      kind: "approve_pom",
      gp_answer: patient.gp_answer,
      gp_justification: input.gp_justification,
    })
    const item = await otherStrength(container, present, input)
    assertConsulted(record, [item])
    assertClassStands(record, [item])
    const packs = packsFor(
      input.proposal.quantity,
      unitsPerPack(item.pack_size),
      item.max_quantity_per_order
    )
    await assertAnswersStand(container, record)
    const asked = { record, plan, item, packs, months }
    const above = await assertDoseQuantity(container, asked, {
      role: staff.role,
      justification: input.quantity_justification,
    })
    const facts = {
      record: {
        ...record,
        formulary_item_id: item.id,
        variant_id: item.variant_id,
        quantity: packs,
        instalment_count: months.length,
      },
      item,
      category,
    }
    const proposal: Proposal = { ...input.proposal, issues: months.length }
    await assertPrescribable(container, facts, staff, proposal)
    const price = await priceOf(container, plan, { item, category, packs })
    assertAsShown(price, input.shown_pence)
    await assertMessagesTaken(container, record.id)
    await flagNews(container, record)
    const now = clock.now()
    const { decision_id } = await casesOf(container).decideDose(
      {
        case_id: record.id,
        actor: input.actor,
        staff: staffOfDecision(staff),
        prescriber_ip: input.ip,
        policy: policyOf(category),
        proposal,
        notes: [above, input.notes].filter(Boolean).join("\n") || null,
        gp_justification: input.gp_justification,
        patient_reason: input.reason,
      },
      now
    )
    const change = await plansOf(container).proposeDose(
      {
        plan_id: plan.id,
        decision_id,
        from_name: packName(present),
        to_item_id: item.id,
        to_variant_id: item.variant_id,
        to_quantity: packs,
        to_monthly_price: price,
        to_name: packName(item),
        ...mandateOf(plan, price),
        seen: {
          formulary_item_id: present.id,
          monthly_price: plan.monthly_price,
        },
      },
      input.actor,
      now
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a decision stays on record, and a dose change is taken back by its own act.
    return new StepResponse({ dose_change_id: change.id, state: change.state })
  }
)

/** The medicine with its pack, so that two packs of one medicine are told apart. */
const packName = (item: Item): string =>
  `${medicineName(item)}, ${item.pack_size}`

/** @throws invalid_field where it is no other strength of the same medicine, class and category, or not sold */
async function otherStrength(
  container: MedusaContainer,
  present: Item,
  { proposal }: ProposeDoseChangeInput
): Promise<Item> {
  const [item] = await formularyOf(container).listFormularyItems({
    id: proposal.formulary_item_id,
  })
  if (!item || !isOtherStrength(present, item)) {
    throw invalid(
      "formulary_item_id",
      "is no other strength of the same medicine that is sold now"
    )
  }
  return item
}

/** @throws not_eligible where the item isn't offered as a plan of this length */
async function priceOf(
  container: MedusaContainer,
  plan: PlanRecord,
  to: { item: Item; category: Category; packs: number }
): Promise<number> {
  const price = await dosePrice(container, plan, to)
  if (price === null) {
    throw notAllowed(
      "not_eligible",
      `Item ${to.item.id} isn't offered as a plan of ${plan.months} months in this quantity`
    )
  }
  return price
}

/** @throws price_changed when the item's price has changed since it was shown */
function assertAsShown(price: number, shown: number | null): void {
  if (shown !== null && shown !== price) {
    throw conflict(
      "price_changed",
      `The price has changed since it was shown: it is ${price} pence a month now`
    )
  }
}

function mandateOf(plan: PlanRecord, monthly_price: number) {
  const { PHARMACY_NAME, PHARMACY_PHONE } = runningEnv()
  const { reference, delivery_price } = plan
  const { version, text, hash } = doseMandateText({
    pharmacy: PHARMACY_NAME,
    phone: PHARMACY_PHONE,
    reference,
    from: { monthly_price: plan.monthly_price, delivery_price },
    to: { monthly_price, delivery_price },
  })
  return { mandate_version: version, mandate_text: text, mandate_hash: hash }
}

/**
 * A prescriber proposes another strength for the months of a running plan that
 * have not begun (SAF-18, SAF-2), judged as an approval is today. Called by the
 * case screen. Nothing changes before the patient has agreed and it is signed
 * for.
 * @throws transition_not_allowed, invalid_field, not_eligible, evidence_missing,
 * limit_reached, price_changed, and as an approval of the case
 */
export const proposeDoseChangeWorkflow = createWorkflow(
  "propose-dose-change",
  function (input: ProposeDoseChangeInput) {
    return new WorkflowResponse(proposeDoseChangeStep(input))
  }
)
