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
  decisionKind,
} from "../../modules/clinical-review/domain/decision"
import {
  assertIssues,
  unitsPerPack,
  type Proposal,
} from "../../modules/clinical-review/domain/proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { conflict, invalid } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { assertAnswersStand } from "./answers-stand"
import { assertPrescribable } from "./assert-prescribable"
import { entitledDecider, staffOfDecision } from "./entitled-decider"
import { flagNews } from "./flag-news"
import { announceCaseChange } from "./live-hub"
import { priceChange } from "./price-change"
import { assertQuantity } from "./quantity-review"
import { loadCase, type Item } from "./review-facts"
import { casesOf, formularyOf } from "./services"
import { assertMessagesTaken } from "./untaken-messages"

export type ProposeChangeInput = {
  case_id: string
  actor: Actor
  /** IPv4 address from which it is decided. */
  ip: string | null
  /** `quantity` counts units, as a prescription does. */
  proposal: Omit<Proposal, "issues"> & {
    /** One for each month that the patient would get, unless it says otherwise. */
    issues?: number | undefined
  }
  /** The plan's new length; null for the one it has. */
  months: number | null
  /** The new price that the clinician was shown, in pence; it is what the patient is asked for. */
  shown_pence: number | null
  /** For the patient to read. */
  reason: string
  gp_justification: string | null
  quantity_justification: string | null
  notes: string | null
}

const proposeChangeStep = createStep(
  "propose-change",
  async (input: ProposeChangeInput, { container }) => {
    const {
      record,
      item: ordered,
      category,
    } = await loadCase(container, input.case_id)
    const kind = decisionKind("approve", record.legal_class)
    const { staff, patient } = await entitledDecider(
      container,
      record,
      input.actor
    )
    assertIdentityStands(record.id, patient)
    assertGpJustified({
      kind,
      gp_answer: patient.gp_answer,
      gp_justification: input.gp_justification,
    })
    const item = await otherItem(container, ordered, input)
    assertConsulted(record, [ordered, item])
    assertClassStands(record, [ordered, item])
    const packs = packsFor(
      input.proposal.quantity,
      unitsPerPack(item.pack_size),
      item.max_quantity_per_order
    )
    const changed: CaseRecord = {
      ...record,
      formulary_item_id: item.id,
      variant_id: item.variant_id,
      quantity: packs,
      instalment_count: input.months ?? record.instalment_count,
    }
    assertDiffers(record, changed)
    await assertAnswersStand(container, record)
    const facts = { record: changed, item, category }
    const above = await assertQuantity(container, facts, {
      role: staff.role,
      justification: input.quantity_justification,
    })
    const issues = input.proposal.issues ?? changed.instalment_count
    assertIssues(issues, changed.instalment_count)
    const proposal: Proposal = { ...input.proposal, issues }
    if (kind === "approve_pom") {
      await assertPrescribable(container, facts, staff, proposal)
    }
    const { months } = input
    const prices = await priceChange(container, record, { item, packs, months })
    assertAsShown(prices.new_pence, input.shown_pence)
    await assertMessagesTaken(container, record.id)
    await flagNews(container, record)
    const result = await casesOf(container).propose(
      {
        case_id: record.id,
        kind: "propose_change",
        actor: input.actor,
        staff: staffOfDecision(staff),
        prescriber_ip: input.ip,
        policy: policyOf(category),
        proposal,
        notes: [above, input.notes].filter(Boolean).join("\n") || null,
        gp_justification: input.gp_justification,
      },
      {
        ...prices,
        to_item_id: item.id,
        to_variant_id: item.variant_id,
        to_quantity: packs,
        from_name: packName(ordered),
        to_name: packName(item),
        reason: input.reason,
      },
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: a proposal is answered, never taken back in silence.
    return new StepResponse(result)
  }
)

/** The medicine with its pack, so that two packs of one medicine are told apart. */
const packName = (item: Item): string =>
  `${medicineName(item)}, ${item.pack_size}`

/** @throws price_changed when the item's price has changed since it was shown */
function assertAsShown(price: number, shown: number | null): void {
  if (shown !== null && shown !== price) {
    throw conflict(
      "price_changed",
      `The price has changed since it was shown: it is ${price} pence now`
    )
  }
}

/** @throws invalid_field quantity, where nothing would change */
function assertDiffers(ordered: CaseRecord, changed: CaseRecord): void {
  const isSame = (
    ["formulary_item_id", "quantity", "instalment_count"] as const
  ).every((column) => ordered[column] === changed[column])
  if (isSame) {
    throw invalid(
      "quantity",
      "neither item, quantity nor length differs from the order"
    )
  }
}

/** @throws invalid_field when the item isn't of the order's category and class, or not sold */
async function otherItem(
  container: MedusaContainer,
  ordered: Item,
  { proposal }: ProposeChangeInput
): Promise<Item> {
  const [item] = await formularyOf(container).listFormularyItems({
    id: proposal.formulary_item_id,
  })
  if (!item?.sellable || item.category_id !== ordered.category_id) {
    throw invalid("formulary_item_id", "is no sellable item of the category")
  }
  if (item.legal_class !== ordered.legal_class) {
    throw invalid(
      "formulary_item_id",
      `is of class ${item.legal_class}; the case is decided as ${ordered.legal_class}`
    )
  }
  return item
}

/**
 * Approves with changes (SAF-2, R-02): another item, quantity or length of the
 * plan is put to the patient, with the price difference and, for a plan, what its
 * payments would be. Called by the case screen. Nothing is prescribed or supplied
 * before the patient has accepted.
 */
export const proposeChangeWorkflow = createWorkflow(
  "propose-change",
  function (input: ProposeChangeInput) {
    return new WorkflowResponse(proposeChangeStep(input))
  }
)
