import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed, notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import { mayAbandon } from "./domain/abandonment"
import { holderActor, holdsToken } from "./domain/answering/holder"
import { isOrderable } from "./domain/orderable"
import { consultationMachine } from "./domain/state-machine"
import { toRecord } from "./consultation-store"
import { FormReplay } from "./form-replay"
import { changeConsultation, lockConsultation } from "./sql"
import type { ConsultationRow, Shared } from "./sql"
import type { ConsultationRecord } from "./types"

export type ClaimInput = {
  consultation_id: string
  token_hash: string | null
  customer_id: string
  patient_id: string | null
}

export type BindInput = {
  consultation_id: string
  cart_id: string
  line_item_id: string
  variant_id: string
}

/** Where a consultation is promised: a basket, the variant, and the line once it exists. */
export type Binding = Pick<
  ConsultationRow,
  "cart_id" | "line_item_id" | "variant_id"
>

export type RebindInput = {
  consultation_id: string
  /** The basket in which the caller found it, open, and whose lock it holds. */
  from_cart_id: string | null
  to: Binding
}

export type ConsumeInput = {
  consultation_id: string
  cart_id: string
  order_id: string
}

const CLAIMABLE: readonly ConsultationRow["state"][] = [
  "draft",
  "submitted",
  "denied",
]

/** A consultation on its way: to its customer, into a basket, used up by an order. */
export class ConsultationTransfer extends FormReplay {
  /**
   * Makes a guest's consultation the customer's, by the guest's token. Repeating
   * it is allowed and fills in the patient. @throws not_found for a wrong token or somebody else's
   */
  @InjectTransactionManager()
  async claimForCustomer(
    input: ClaimInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationRecord> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    const own = row.customer_id === input.customer_id
    const byToken =
      row.customer_id === null &&
      holdsToken(row, { token_hash: input.token_hash ?? undefined })
    if (!own && !byToken) {
      throw notFound("Consultation", row.id)
    }
    const patient_id = row.patient_id ?? input.patient_id
    if (own && patient_id === row.patient_id) {
      return toRecord(row)
    }
    if (!own && !CLAIMABLE.includes(row.state)) {
      throw notAllowed(
        "not_eligible",
        `The consultation ${row.id} is ${row.state} and can't be taken over`
      )
    }
    const claimed = await changeConsultation(
      row,
      { customer_id: input.customer_id, patient_id },
      shared
    )
    await this.audit(
      claimed,
      { action: "consultation.claimed", actor: holderActor(claimed) },
      shared
    )
    if (!own && row.state === "denied") {
      // Now there is an address to which the news can go (CON-3).
      await this.createOutboxes(
        [
          followUpRow(
            FOLLOW_UPS.CONSULTATION_DENIED,
            `${row.id}:claimed`,
            { consultation_id: row.id },
            clock.now()
          ),
        ],
        shared
      )
    }
    if (!own && row.state === "submitted") {
      await this.noteForClinician(claimed, "claimed", shared)
    }
    return toRecord(claimed)
  }

  /**
   * Writes down in which basket line the consultation is spent. Our own column,
   * so that nothing a shopper sends can claim it (ENT-2).
   */
  @InjectTransactionManager()
  async bindToBasket(
    input: BindInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationRecord> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    if (!isOrderable(row, clock.now()) || row.customer_id === null) {
      throw notAllowed(
        "not_eligible",
        `The consultation ${row.id} is ${row.state}${row.customer_id === null ? " and nobody's yet" : ""}; it can't go into a basket`
      )
    }
    const { cart_id, line_item_id, variant_id } = input
    if (row.cart_id === cart_id && row.line_item_id === line_item_id) {
      return toRecord(row)
    }
    const bound = await changeConsultation(
      row,
      { cart_id, line_item_id, variant_id },
      shared
    )
    await this.audit(
      bound,
      {
        action: "consultation.bound_to_basket",
        actor: holderActor(bound),
        details: { cart_id, line_item_id },
      },
      shared
    )
    return toRecord(bound)
  }

  /**
   * Moves the promise of a consultation from the basket where its caller found
   * it. @throws not_eligible when it is used up or stands elsewhere by now
   */
  @InjectTransactionManager()
  async rebind(
    input: RebindInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<Binding> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    if (!isOrderable(row, clock.now()) || row.cart_id !== input.from_cart_id) {
      throw notAllowed(
        "not_eligible",
        `The consultation ${row.id} is ${row.state} or in another basket by now`
      )
    }
    await changeConsultation(row, input.to, shared)
    const { cart_id, line_item_id, variant_id } = row
    return { cart_id, line_item_id, variant_id }
  }

  /** Takes it out of the basket line again; no-op when it isn't in that line or is used up. */
  @InjectTransactionManager()
  async unbindFromBasket(
    input: { consultation_id: string; line_item_id: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    const isPromised =
      row.state === "submitted" || row.reconfirmation_id !== null
    if (!isPromised || row.line_item_id !== input.line_item_id) {
      return
    }
    const unbound = await changeConsultation(
      row,
      { cart_id: null, line_item_id: null, variant_id: null },
      shared
    )
    await this.audit(
      unbound,
      {
        action: "consultation.taken_from_basket",
        actor: holderActor(unbound),
        details: { line_item_id: input.line_item_id },
      },
      shared
    )
  }

  /**
   * Uses the consultation up for an order, once (ENT-2). The same cart and order
   * again pass and change nothing. Gives whether this call did it.
   * @throws not_eligible when it is another basket's or in another state
   */
  @InjectTransactionManager()
  async consume(
    input: ConsumeInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ consumed: boolean }> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    if (row.cart_id !== input.cart_id) {
      throw notAllowed(
        "not_eligible",
        `The consultation ${row.id} does not belong to cart ${input.cart_id}`
      )
    }
    if (row.state === "consumed" && row.order_id === input.order_id) {
      return { consumed: false }
    }
    // Ordered on again: what was confirmed anew is used up with it (REN-5).
    const isRenewal = row.state === "consumed" && row.reconfirmation_id !== null
    const state = consultationMachine.next(
      row.state,
      isRenewal ? "reconfirm" : "pay_captured"
    )
    const consumed = await changeConsultation(
      row,
      {
        state,
        order_id: input.order_id,
        consumed_at: clock.now(),
        reconfirmation_id: null,
        reconfirmed_at: null,
      },
      shared
    )
    await this.audit(
      consumed,
      { action: "consultation.consumed", actor: systemActor("checkout") },
      shared
    )
    return { consumed: true }
  }

  /** Gives up what lay for 30 days without payment: a decision of staff (CON-8). @throws guard_not_met */
  @InjectTransactionManager()
  async abandon(
    input: { consultation_id: string; actor: Actor },
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationRecord> {
    const row = await lockConsultation(input.consultation_id, undefined, shared)
    const state = consultationMachine.next(
      row.state,
      "abandon",
      mayAbandon(row, input.actor, clock.now())
    )
    const abandoned = await changeConsultation(row, { state }, shared)
    await this.audit(
      abandoned,
      { action: "consultation.abandoned", actor: input.actor },
      shared
    )
    return toRecord(abandoned)
  }
}
