import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Mandate } from "./domain/mandate"
import { PlanStore } from "./plan-store"
import type { Shared } from "./sql"
import type { ChoiceInput, ChoiceRecord } from "./types"

/** Plans that patients choose before they pay; what was bought is a plan. */
export class PlanChoices extends PlanStore {
  /** Notes the plan of a basket's line; a consultation has one at most. */
  @InjectTransactionManager()
  async choosePlan(
    input: ChoiceInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<ChoiceRecord> {
    await this.dropChoices({ consultation_id: input.consultation_id }, shared)
    return this.createPlanChoices(input, shared)
  }

  /** Takes choices away, with their lines. @returns what was there */
  @InjectTransactionManager()
  async dropChoices(
    of: { line_item_id: string } | { consultation_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<ChoiceRecord[]> {
    const known = await this.listPlanChoices(of, {}, shared)
    if (known.length > 0) {
      await this.deletePlanChoices(
        known.map(({ id }) => id),
        shared
      )
    }
    return known
  }

  /** Puts choices back whose lines came back. */
  @InjectTransactionManager()
  async restoreChoices(
    choices: ChoiceRecord[],
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.createPlanChoices(
      choices.map(({ id: _id, ...rest }) => restored(rest)),
      shared
    )
  }

  /**
   * The patient agrees to the wording for every plan of a basket, at the
   * delivery price of the moment (PAY-3, PAY-8). The same again keeps the time.
   */
  @InjectTransactionManager()
  async agreePlans(
    cartId: string,
    agreed: { mandate: Mandate; delivery_price: number },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { mandate, delivery_price } = agreed
    const choices = await this.listPlanChoices({ cart_id: cartId }, {}, shared)
    const open = choices.filter(
      (one) =>
        one.text_hash !== mandate.hash || one.delivery_price !== delivery_price
    )
    if (open.length === 0) {
      return
    }
    await this.updatePlanChoices(
      open.map(({ id }) => ({
        id,
        delivery_price,
        text_version: mandate.version,
        text: mandate.text,
        text_hash: mandate.hash,
        agreed_at: now,
      })),
      shared
    )
  }
}

const restored = ({
  created_at: _created,
  updated_at: _updated,
  deleted_at: _deleted,
  ...columns
}: Omit<ChoiceRecord, "id">) => columns
