import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { invalid } from "../../shared/errors"
import { newReference } from "../../shared/ids"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { PlanChoices } from "./plan-choices"
import { subjectOfPlan, type Act } from "./plan-store"
import type { Shared } from "./sql"
import type {
  MandateInput,
  MandateRecord,
  PlanRecord,
  PurchaseInput,
} from "./types"

/** How plans come to be, and under which agreement their card is charged. */
export class PlanPurchases extends PlanChoices {
  /**
   * Writes a plan down when its first instalment is paid: prices as they were
   * (PAY-8), the mandate as it was shown (PAY-3). The same order line gives the
   * same plan again.
   * @throws invalid_field
   */
  @InjectTransactionManager()
  async purchase(
    input: PurchaseInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const act: Act = { actor, now }
    const { first_amount, payment_intent, mandate, ...terms } = input
    const [known] = await this.listPlans(
      { line_item_id: input.line_item_id },
      {},
      shared
    )
    if (known) {
      return known
    }
    assertTerms(input)
    const plan = await this.createPlans(
      {
        ...terms,
        reference: newReference("PLN"),
        // Said here, as a row that was just made lacks what the table adds.
        state: planMachine.initial,
        pause_causes: [],
        agreed_at: now,
      },
      shared
    )
    await this.keepMandate(plan.id, mandate, now, shared)
    await this.createInstalments(
      Array.from({ length: input.months }, (_, at) =>
        newMonth(
          plan,
          at + 1,
          at === 0 ? first_amount : input.monthly_price + input.delivery_price,
          now
        )
      ),
      shared
    )
    const [first] = await this.instalmentsOf(plan.id, shared)
    if (first) {
      await this.moveInstalment(
        first,
        {
          event: "pay_at_checkout",
          columns: { order_id: plan.order_id, payment_intent, paid_at: now },
        },
        act,
        shared
      )
    }
    await this.remember(
      subjectOfPlan(plan),
      {
        event: "purchase",
        from: null,
        to: plan.state,
        details: { months: plan.months, mandate: mandate.text_version },
      },
      act,
      shared
    )
    return plan
  }

  /** Another card for what is still to be charged, under a mandate of its own (PAY-7). */
  @InjectTransactionManager()
  async changeCard(
    planId: string,
    mandate: MandateInput,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const act: Act = { actor, now }
    const plan = await this.lockPlan(planId, shared)
    await this.keepMandate(plan.id, mandate, now, shared)
    await this.changePlan(
      plan,
      {
        event: "change_card",
        details: { mandate: mandate.text_version },
      },
      act,
      shared
    )
  }

  /** The agreement and card that a charge is made under now. */
  async mandateOf(
    planId: string,
    shared: Shared = {}
  ): Promise<MandateRecord | undefined> {
    const [newest] = await this.listMandates(
      { plan_id: planId },
      { order: { agreed_at: "DESC", id: "DESC" }, take: 1 },
      shared
    )
    return newest
  }

  /** Appended: the newest is the one that holds. */
  protected async keepMandate(
    planId: string,
    mandate: MandateInput,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.createMandates(
      {
        ...mandate,
        plan_id: planId,
        text_hash: contentHash(mandate.text),
        agreed_at: now,
      },
      shared
    )
  }
}

/** A month of a plan as it is before anything was charged for it; pence. */
export const newMonth = (
  { id, patient_id }: Pick<PlanRecord, "id" | "patient_id">,
  number: number,
  amount: number,
  now: Date
) => ({
  plan_id: id,
  patient_id,
  number,
  state: instalmentMachine.initial,
  amount,
  state_since: now,
})

const MOST_MONTHS = 12

type Terms = Pick<PurchaseInput, "months" | "quantity" | "monthly_price"> & {
  mandate: { text: string }
}

/** What was agreed to can be a plan. @throws invalid_field */
export function assertPlanTerms(terms: Terms): void {
  whole("months", terms.months, 1)
  whole("quantity", terms.quantity, 1)
  whole("monthly_price", terms.monthly_price, 1)
  if (terms.months > MOST_MONTHS) {
    throw invalid("months", `at most ${MOST_MONTHS}, as the course ends then`)
  }
  if (!terms.mandate.text.trim()) {
    throw invalid("mandate.text", "has to be the wording that was shown")
  }
}

function assertTerms(input: PurchaseInput): void {
  assertPlanTerms(input)
  whole("delivery_price", input.delivery_price, 0)
  whole("first_amount", input.first_amount, 0)
  whole("minimum_interval_days", input.minimum_interval_days, 0)
}

function whole(field: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw invalid(field, `has to be a whole number from ${least}`)
  }
}
