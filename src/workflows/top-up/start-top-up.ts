import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { topUpOf } from "../../modules/clinical-review/domain/change-proposal"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { notAllowed, partnerUnavailable } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import {
  intentOf,
  isAuthorised,
  refreshSession,
  sessionOfCollection,
  STRIPE_PROVIDER_ID,
} from "../checkout/payment-session"
import { casesOf } from "../clinical-review/services"
import { withTopUp } from "./lock"
import { findOwnProposal } from "./own-proposal"

export type StartTopUpInput = {
  proposal_id: string
  customer_id: string
  /** Of the agreement that was shown with a plan's change; not needed again once it was given. */
  mandate_hash?: string | undefined
}

export type StartedTopUp = {
  payment_intent: string
  client_secret: string
  order_id: string
  /** Pence. */
  amount: number
}

const startTopUpStep = createStep(
  "start-top-up-step",
  async (input: StartTopUpInput, { container }) => {
    const { proposal, order_id } = await findOwnProposal(container, input)
    const started = await withTopUp(container, proposal.id, async () => {
      const begun = await begin(container, proposal, input)
      return openSession(container, begun, input.customer_id)
    })
    // Nothing to undo: a session that isn't paid charges nobody.
    return new StepResponse<StartedTopUp>({
      ...started,
      order_id,
      amount: topUpOf(proposal),
    })
  }
)

/** The collection first: a crash before it is noted leaves one that nobody can pay. */
async function begin(
  container: MedusaContainer,
  proposal: ChangeProposalRecord,
  { customer_id, mandate_hash }: StartTopUpInput
): Promise<string> {
  const fresh = await casesOf(container).retrieveChangeProposal(proposal.id)
  const collection =
    fresh.payment_collection_id ??
    (await makeCollection(container, topUpOf(fresh)))
  const { payment_collection_id, top_up } = await casesOf(container).beginTopUp(
    {
      proposal_id: proposal.id,
      payment_collection_id: collection,
      actor: { type: "patient", id: customer_id },
      mandate_hash: mandate_hash ?? null,
    },
    clock.now()
  )
  if (!payment_collection_id || top_up !== "started") {
    throw notAllowed(
      "transition_not_allowed",
      `Nothing is asked for proposal ${proposal.id}`
    )
  }
  return payment_collection_id
}

async function makeCollection(
  container: MedusaContainer,
  pence: number
): Promise<string> {
  // Without items a collection takes its amount as it is given.
  const { id } = await container
    .resolve(Modules.PAYMENT)
    .createPaymentCollections({
      currency_code: "gbp",
      amount: toPounds(pence),
    })
  return id
}

/** The session that is there while its intent can be paid, so that two tabs pay the same one. */
async function openSession(
  container: MedusaContainer,
  payment_collection_id: string,
  customer_id: string
): Promise<{ payment_intent: string; client_secret: string }> {
  const known = await sessionOfCollection(container, payment_collection_id)
  const fresh = known && (await refreshSession(container, known))
  if (fresh && isAuthorised(fresh)) {
    throw notAllowed(
      "transition_not_allowed",
      `Payment session ${fresh.id} is paid already`
    )
  }
  const status = fresh && intentOf(fresh)?.status
  if (!status || status === "canceled") {
    await createPaymentSessionsWorkflow(container).run({
      input: {
        payment_collection_id,
        provider_id: STRIPE_PROVIDER_ID,
        customer_id,
      },
    })
  }
  const session = await sessionOfCollection(container, payment_collection_id)
  const intent = session && intentOf(session)
  if (!intent) {
    throw partnerUnavailable("Stripe")
  }
  return { payment_intent: intent.id, client_secret: intent.client_secret }
}

/**
 * Makes the difference of a dearer change ready to be paid by its patient
 * (SAF-2): one intent over the amount that was shown, authorised when they pay
 * and taken once that is known. Called by the account's payment page; asking
 * again gives the same intent while it can be paid.
 * @throws transition_not_allowed when it is paid already or nothing is asked for;
 * mandate_changed where a plan's payments weren't agreed to
 */
export const startTopUpWorkflow = createWorkflow(
  "start-top-up",
  function (input: StartTopUpInput) {
    return new WorkflowResponse(startTopUpStep(input))
  }
)
