import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  refreshPaymentCollectionForCartWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { partnerUnavailable } from "../../shared/errors"
import { adoptBasketWorkflow } from "./adopt-basket"
import {
  collectionOfBasket,
  intentOf,
  OFF_SESSION,
  sessionOfBasket,
  STRIPE_PROVIDER_ID,
} from "./payment-session"
import { agreePlansStep, noteOrderTypeStep } from "./steps/agree-plans"
import {
  checkReadyForPaymentStep,
  findUsableSessionStep,
} from "./steps/prepare-payment"

/** Nothing to undo: it only reads. */
const readCollectionStep = createStep(
  "read-payment-collection",
  async (input: { basket_id: string }, { container }) =>
    new StepResponse({
      id: (await collectionOfBasket(container, input.basket_id)) ?? "",
    })
)

/** Nothing to undo: it only reads. */
const readIntentStep = createStep(
  "read-payment-intent",
  async (input: { basket_id: string }, { container }) => {
    const session = await sessionOfBasket(container, input.basket_id)
    const intent = session && intentOf(session)
    if (!intent) {
      throw partnerUnavailable("Stripe")
    }
    return new StepResponse({
      payment_intent: intent.id,
      client_secret: intent.client_secret,
    })
  }
)

/**
 * Makes the payment of a basket ready to be confirmed in the browser: the gate
 * once more, then one payment intent over the basket's total, captured later; it
 * keeps the card where a plan was agreed to.
 * Called by POST /store/baskets/:id/payment; calling it again gives the same
 * intent while it can be used.
 */
export const startPaymentWorkflow = createWorkflow(
  "start-payment",
  function (input: {
    basket_id: string
    customer_id: string
    /** Of the agreement to later payments that the patient accepted. */
    mandate_hash?: string | undefined
  }) {
    acquireLockStep({ key: input.basket_id, timeout: 5, ttl: 60 })
    adoptBasketWorkflow.runAsStep({
      input: { basket_id: input.basket_id, customer_id: input.customer_id },
    })
    const ready = checkReadyForPaymentStep(input)
    const type = agreePlansStep(input)
    noteOrderTypeStep({ basket_id: input.basket_id, type })
    when(
      "first-payment",
      { ready },
      (data) => data.ready.collection_id === null
    ).then(() => {
      createPaymentCollectionForCartWorkflow.runAsStep({
        input: { cart_id: input.basket_id },
      })
    })
    when(
      "another-payment",
      { ready },
      (data) => data.ready.collection_id !== null
    ).then(() => {
      refreshPaymentCollectionForCartWorkflow.runAsStep({
        input: { cart_id: input.basket_id },
      })
    })
    const session = findUsableSessionStep({
      basket_id: input.basket_id,
      saves_card: type.saves_card,
    })
    when("needs-a-session", { session }, (data) => !data.session.usable).then(
      () => {
        const collection = readCollectionStep({ basket_id: input.basket_id })
        createPaymentSessionsWorkflow.runAsStep({
          input: transform({ collection, input, type }, (data) => ({
            payment_collection_id: data.collection.id,
            provider_id: STRIPE_PROVIDER_ID,
            customer_id: data.input.customer_id,
            ...(data.type.saves_card
              ? { data: { setup_future_usage: OFF_SESSION } }
              : {}),
          })),
        })
      }
    )
    const intent = readIntentStep({ basket_id: input.basket_id })
    releaseLockStep({ key: input.basket_id })
    return new WorkflowResponse(intent)
  }
)
