import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { PATIENT_MODULE } from "../../modules/patient"
import {
  linkageOfAddress,
  type LinkageValue,
} from "../../modules/patient/domain/linkage"
import type PatientModuleService from "../../modules/patient/service"
import { clock } from "../../shared/clock"
import { readRow } from "../../shared/read-rows"
import { STRIPE_PROVIDER_ID } from "./payment-session"

const orderSchema = z.object({
  customer_id: z.string().nullish(),
  shipping_address: z
    .object({
      address_1: z.string().nullish(),
      address_2: z.string().nullish(),
      city: z.string().nullish(),
      postal_code: z.string().nullish(),
    })
    .nullish(),
  payment_collections: z.array(z.object({ id: z.string() })).nullish(),
})

/** Stripe's intent as our provider reads it, with its payment method opened. */
const intentSchema = z.object({
  payment_method: z.object({
    card: z.object({ fingerprint: z.string().min(1) }),
  }),
})

/**
 * Keeps what an order shows of its person (SAF-8): where it goes, and the card,
 * as Stripe's fingerprint of it. Only keyed hashes stay. Before the cases are
 * opened, so that their flags know of it.
 */
async function noteOrderLinkage(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  const order = await readRow(
    container,
    {
      entity: "order",
      fields: [
        "id",
        "customer_id",
        "shipping_address.*",
        "payment_collections.id",
      ],
      filters: { id: orderId },
    },
    orderSchema
  )
  if (!order?.customer_id) {
    return
  }
  const patients = container.resolve<PatientModuleService>(PATIENT_MODULE)
  const [patient] = await patients.listPatients(
    { customer_id: order.customer_id },
    { select: ["id"], take: 1 }
  )
  if (patient) {
    const values = [
      ...addressValues(order.shipping_address),
      ...(await cardValues(
        container,
        (order.payment_collections ?? []).map(({ id }) => id)
      )),
    ]
    await patients.noteLinkage(
      { patient_id: patient.id, values, source: "order" },
      clock.now()
    )
  }
}

function addressValues(
  address: z.infer<typeof orderSchema>["shipping_address"]
): LinkageValue[] {
  return address?.address_1 && address.postal_code
    ? linkageOfAddress({
        address_1: address.address_1,
        address_2: address.address_2 ?? null,
        city: address.city ?? "",
        postcode: address.postal_code,
      })
    : []
}

async function cardValues(
  container: MedusaContainer,
  collectionIds: string[]
): Promise<LinkageValue[]> {
  if (collectionIds.length === 0) {
    return []
  }
  const sessions = await container.resolve(Modules.PAYMENT).listPaymentSessions(
    {
      payment_collection_id: collectionIds,
      provider_id: STRIPE_PROVIDER_ID,
    },
    { take: 20 }
  )
  return sessions.flatMap(({ data }): LinkageValue[] => {
    const intent = intentSchema.safeParse(data)
    return intent.success
      ? [{ kind: "card", value: intent.data.payment_method.card.fingerprint }]
      : []
  })
}

/** Nothing to undo: what was seen was seen, and the same again changes nothing. */
export const noteOrderLinkageStep = createStep(
  "note-order-linkage",
  async ({ order_id }: { order_id: string }, { container }) => {
    await noteOrderLinkage(container, order_id)
    return new StepResponse(undefined)
  }
)
