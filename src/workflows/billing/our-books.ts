import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Books, OurPayment } from "../../modules/billing/domain/reconcile"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import { toPence } from "../../shared/money"
import { readRows } from "../../shared/read-rows"
import { collectionsOf } from "../treatment-plan/payment-collections"
import { plansOf } from "../treatment-plan/services"
import { billingOf } from "./services"

type Theirs = Books["theirs"]
type Ours = Books["ours"]

const linkSchema = z.object({
  order_id: z.string(),
  payment_collection_id: z.string(),
})

/**
 * What we have about some of the partner's payments, refunds and disputes, in a
 * fixed number of queries however many they are.
 * @param intents payments of which every refund and dispute of ours is wanted, also those that the partner lacks
 */
export async function readOurBooks(
  container: MedusaContainer,
  theirs: Theirs,
  intents: string[] = []
): Promise<Ours> {
  const wanted = [
    ...new Set([
      ...intents,
      ...theirs.payments.map((one) => one.payment_intent),
    ]),
  ]
  const instalments = await instalmentsOf(container, theirs, wanted)
  const sessions = theirs.payments.flatMap(({ session_id }) => session_id ?? [])
  const known = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ id: sessions }, { select: ["id"], take: null })
  return {
    payments: await paymentsOf(container, wanted, sessions, instalments),
    sessions: known.map(({ id }) => id),
    instalments: instalments.map((one) => ({
      id: one.id,
      payment_intent: one.payment_intent,
      order_id: one.order_id,
      amount: one.amount,
      state: one.state,
      is_paid: PAID.has(one.state),
    })),
    refunds: await refundsOf(container, theirs, intents),
    disputes: await billingOf(container).listPaymentDisputes(
      {
        $or: [
          { partner_dispute_id: theirs.disputes.map(({ id }) => id) },
          { payment_intent: intents },
        ],
      },
      { take: null }
    ),
  }
}

/** Money was taken for it, whatever became of that afterwards. */
const PAID: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "paid",
  "supplied",
  "disputed",
  "refunded",
])

const instalmentsOf = (
  container: MedusaContainer,
  { payments }: Theirs,
  intents: string[]
): Promise<InstalmentRecord[]> =>
  plansOf(container).listInstalments(
    {
      $or: [
        { id: payments.flatMap(({ instalment_id }) => instalment_id ?? []) },
        { payment_intent: intents },
      ],
    },
    { take: null }
  )

const refundsOf = (
  container: MedusaContainer,
  { refunds }: Theirs,
  intents: string[]
): Promise<Ours["refunds"]> =>
  billingOf(container).listCaseRefunds(
    {
      $or: [
        { partner_refund_id: refunds.map(({ id }) => id) },
        { key: refunds.flatMap(({ key }) => key ?? []) },
        { payment_intent: intents },
      ],
    },
    { take: null }
  )

/** Medusa's payments of some intents: by the session that the intent names, or by the month's own order. */
async function paymentsOf(
  container: MedusaContainer,
  intents: string[],
  sessions: string[],
  instalments: InstalmentRecord[]
): Promise<OurPayment[]> {
  const collections = await collectionsOf(
    container,
    instalments.flatMap(({ order_id }) => order_id ?? [])
  )
  const wanted = new Set(intents)
  const found = await readPayments(container, {
    $or: [
      { payment_session_id: sessions },
      { payment_collection_id: [...collections.values()] },
    ],
  })
  const missing = intents.filter(
    (intent) => !found.some((one) => one.payment_intent === intent)
  )
  const others =
    sessions.length === 0 && missing.length > 0
      ? await readPayments(container, {
          id: await idsByIntent(container, missing),
        })
      : []
  return [...found, ...others].filter(({ payment_intent }) =>
    wanted.has(payment_intent)
  )
}

/** A payment that the partner doesn't know any more names no session: rare, so without an index. */
async function idsByIntent(
  container: MedusaContainer,
  intents: string[]
): Promise<string[]> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{
      rows: { id: string }[]
    }>(`select id from payment where data->>'id' = any(:intents) and deleted_at is null`, { intents })
  return rows.map(({ id }) => id)
}

/** Payments as the comparison reads them, with the orders that they are of. */
export async function readPayments(
  container: MedusaContainer,
  filters: Record<string, unknown>
): Promise<OurPayment[]> {
  const payments = await container
    .resolve(Modules.PAYMENT)
    .listPayments(filters, { relations: ["captures"], take: null })
  const links = await readRows(
    container,
    {
      entity: "order_payment_collection",
      fields: ["order_id", "payment_collection_id"],
      filters: {
        payment_collection_id: payments.map((one) => one.payment_collection_id),
      },
    },
    linkSchema
  )
  const orders = new Map(
    links.map((link) => [link.payment_collection_id, link.order_id])
  )
  return payments.flatMap((payment) => {
    const payment_intent = payment.data?.["id"]
    return typeof payment_intent === "string"
      ? [
          {
            payment_intent,
            order_id: orders.get(payment.payment_collection_id) ?? null,
            captured: payment.captured_at
              ? (payment.captures ?? []).reduce(
                  (pence, { amount }) => pence + toPence(Number(amount)),
                  0
                )
              : 0,
            cancelled: Boolean(payment.canceled_at),
          },
        ]
      : []
  })
}
