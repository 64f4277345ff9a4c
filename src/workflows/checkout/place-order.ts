import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  ContainerRegistrationKeys,
  MedusaError,
  Modules,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  acquireLockStep,
  completeCartWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { messageOf } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { findLimitLockStep } from "./limit-lock"
import {
  intentOf,
  isAuthorised,
  orderOfBasket,
  refreshSession,
  sessionOfBasket,
} from "./payment-session"
import { refusalReason } from "./refusal-reason"
import { settleOrderWorkflow } from "./settle-order"

export type PlaceOrderInput = { basket_id: string }

export type PlaceOrderResult =
  | { status: "placed"; order_id: string }
  | { status: "payment_required"; reason: string }

type PaymentCheck =
  | { may_place: true; order_id: string | null }
  | { may_place: false; reason: string }

/** Whether the money is there, as Stripe says now. Nothing to undo: the session only learns its true state. */
const checkPaymentStep = createStep(
  "check-payment",
  async (input: PlaceOrderInput, { container }) =>
    new StepResponse(await checkPayment(container, input.basket_id))
)

async function checkPayment(
  container: MedusaContainer,
  basketId: string
): Promise<PaymentCheck> {
  const order_id = await orderOfBasket(container, basketId)
  if (order_id) {
    return { may_place: true, order_id }
  }
  const session = await sessionOfBasket(container, basketId)
  if (!session) {
    return { may_place: false, reason: refusalReason(null) }
  }
  const fresh = await refreshSession(container, session)
  if (!isAuthorised(fresh)) {
    return { may_place: false, reason: refusalReason(intentOf(fresh)) }
  }
  const total = await totalInPence(container, basketId)
  if (toPence(Number(fresh.amount)) !== total) {
    return {
      may_place: false,
      reason:
        "The basket has changed since the payment was started. Please start it again.",
    }
  }
  return { may_place: true, order_id: null }
}

const totalSchema = z.object({ total: z.coerce.number() })

async function totalInPence(
  container: MedusaContainer,
  basketId: string
): Promise<number> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart",
      fields: ["id", "total"],
      filters: { id: basketId },
    })
  return toPence(totalSchema.parse(data[0]).total)
}

/**
 * Makes the order, or finds the one that is there. When the basket itself is
 * refused (the gate, no stock), the authorisation is given back at once:
 * nothing was captured. Undone by Medusa's own compensation.
 */
const completeBasketStep = createStep(
  "complete-basket",
  async (input: PlaceOrderInput, { container }) => {
    try {
      const { result } = await completeCartWorkflow(container).run({
        input: { id: input.basket_id },
      })
      return new StepResponse({ order_id: result.id })
    } catch (error) {
      if (isRefusal(error)) {
        await releaseAuthorisation(container, input.basket_id)
      }
      throw error
    }
  }
)

/** What a new try can't mend, as against a lock or a partner that is away. */
const isRefusal = (error: unknown): boolean =>
  MedusaError.isMedusaError(error) &&
  [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA].some(
    (type) => type === error.type
  )

async function releaseAuthorisation(
  container: MedusaContainer,
  basketId: string
): Promise<void> {
  const order = await orderOfBasket(container, basketId)
  const session = await sessionOfBasket(container, basketId)
  if (order || !session) {
    return
  }
  try {
    await container.resolve(Modules.PAYMENT).deletePaymentSession(session.id)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `The authorisation of ${basketId} could not be given back: ${messageOf(error)}`
      )
  }
}

/**
 * What follows a placed order. The order stands whatever happens here: a
 * failure is logged and the sweep goes on. Nothing to undo for the same reason.
 */
const settlePlacedOrderStep = createStep(
  "settle-placed-order",
  async (input: { order_id: string }, { container }) => {
    try {
      await settleOrderWorkflow(container).run({ input })
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(
          `Order ${input.order_id} is placed but not settled: ${messageOf(error)}`
        )
    }
    return new StepResponse(undefined)
  }
)

/**
 * Places the order of a basket whose payment was authorised in the browser,
 * and settles it. Called by POST /store/baskets/:id/complete, the Stripe
 * webhook and the sweep; a repeated call gives the same order. A refused card
 * leaves the basket as it is.
 */
export const placeOrderWorkflow = createWorkflow(
  "place-order",
  function (input: PlaceOrderInput) {
    const lock = findLimitLockStep(input)
    acquireLockStep(lock)
    const payment = checkPaymentStep(input)
    const completed = when(
      "basket-may-be-completed",
      { payment },
      (data) => data.payment.may_place && data.payment.order_id === null
    ).then(() => completeBasketStep(input))
    const order_id = transform({ payment, completed }, (data) =>
      data.payment.may_place
        ? (data.payment.order_id ?? data.completed?.order_id ?? "")
        : ""
    )
    when("order-is-placed", { order_id }, (data) => data.order_id !== "").then(
      () => settlePlacedOrderStep({ order_id })
    )
    releaseLockStep(transform({ lock }, (data) => ({ key: data.lock.key })))
    return new WorkflowResponse(
      transform(
        { payment, order_id },
        (data): PlaceOrderResult =>
          data.payment.may_place
            ? { status: "placed", order_id: data.order_id }
            : { status: "payment_required", reason: data.payment.reason }
      )
    )
  }
)
