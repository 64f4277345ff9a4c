import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { AUDIT_MODULE } from "../../../modules/audit"
import type { AuditModuleService } from "../../../modules/audit/service"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { PARTNER_GATEWAY_MODULE } from "../../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../../modules/partner-gateway/service"
import { clock } from "../../../shared/clock"
import { plansOf } from "../../treatment-plan/services"
import {
  captureOrder,
  ensurePayment,
  linkPayment,
  readOrderToSettle,
} from "../order-payment"

type OrderInput = { order_id: string }

/** Nothing to undo: an authorisation that is there is only written down. */
export const ensurePaymentStep = createStep(
  "ensure-order-payment",
  async ({ order_id }: OrderInput, { container }) => {
    const order = await readOrderToSettle(container, order_id)
    if (order.cart && !order.cart.completed_at) {
      // Killed between tying the order to its basket and closing the basket.
      await container
        .resolve(Modules.CART)
        .updateCarts(order.cart.id, { completed_at: clock.now() })
    }
    const is_open = order.status !== "canceled"
    const has_payment =
      is_open &&
      (await ensurePayment(container, await linkPayment(container, order)))
    return new StepResponse({ is_open, has_payment })
  }
)

/** Nothing to undo: a captured payment is given back by a refund, never by a rollback. */
export const capturePaymentStep = createStep(
  "capture-order-payment",
  async ({ order_id }: OrderInput, { container }) =>
    new StepResponse(await captureOrder(container, order_id))
)

/** Uses up the consultations of the order's basket. Nothing to undo: the money was taken for them; repeating passes. */
export const consumeConsultationsStep = createStep(
  "consume-order-consultations",
  async ({ order_id }: OrderInput, { container }) => {
    const { cart, created_at } = await readOrderToSettle(container, order_id)
    if (!cart) {
      return new StepResponse({ consultation_ids: [] as string[] })
    }
    const service =
      container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    const bound = await service.listConsultations(
      {
        cart_id: cart.id,
        line_item_id: { $ne: null },
        state: ["submitted", "consumed"],
      },
      { select: ["id", "reconfirmation_id"] }
    )
    for (const { id, reconfirmation_id } of bound) {
      if (reconfirmation_id !== null) {
        await plansOf(container).useReconfirmation(reconfirmation_id, {
          id: order_id,
          placed_at: created_at,
        })
      }
      await service.consume({ consultation_id: id, cart_id: cart.id, order_id })
      await service.supersedeEarlier(id, clock.now())
    }
    return new StepResponse({ consultation_ids: bound.map(({ id }) => id) })
  }
)

/** Writes the order and its payment into the ledger, each once by its id. Nothing to undo: the ledger is append-only. */
export const recordPaymentStep = createStep(
  "record-order-payment",
  async (input: OrderInput & { payment_ids: string[] }, { container }) => {
    const order = await readOrderToSettle(container, input.order_id)
    const common = {
      at: clock.now(),
      actor_role: null,
      order_id: order.id,
      case_id: null,
      patient_id: null,
    }
    await container.resolve<AuditModuleService>(AUDIT_MODULE).append([
      {
        ...common,
        id: `order:${order.id}:placed`,
        actor_type: "patient",
        actor_id: order.customer_id ?? "unknown",
        action: "order.placed",
        entity_type: "order",
        entity_id: order.id,
        details: {
          display_id: order.display_id,
          order_type: order.metadata?.["order_type"] ?? "one_off",
        },
      },
      ...input.payment_ids.map((id) => ({
        ...common,
        id: `payment:${id}:captured`,
        actor_type: "system" as const,
        actor_id: "checkout",
        action: "payment.captured",
        entity_type: "payment",
        entity_id: id,
        details: {},
      })),
    ])
    return new StepResponse(undefined)
  }
)

/** Tells the patient that the payment came (PAY-4); the gateway keeps it to once. Nothing to undo: it is only written down. */
export const announcePaymentStep = createStep(
  "announce-payment",
  async ({ order_id }: OrderInput, { container }) => {
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .enqueue(
        [
          {
            partner: "email",
            operation: "payment_received",
            reference: `email:payment_received:${order_id}`,
            subject_type: "order",
            subject_id: order_id,
            order_id,
          },
        ],
        clock.now()
      )
    return new StepResponse(undefined)
  }
)

/** The mark that the sweep looks for. Last, so that nothing is forgotten. Nothing to undo after it. */
export const markSettledStep = createStep(
  "mark-order-settled",
  async ({ order_id }: OrderInput, { container }) => {
    const { metadata } = await readOrderToSettle(container, order_id)
    if (metadata?.["settled_at"] === undefined) {
      await container.resolve(Modules.ORDER).updateOrders(order_id, {
        metadata: { ...metadata, settled_at: clock.now().toISOString() },
      })
    }
    return new StepResponse(undefined)
  }
)
