import type { MedusaContainer, PaymentDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { DifferenceRecord } from "../../modules/billing/differences"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { toPence, toPounds } from "../../shared/money"

/**
 * Has Medusa's books of a payment say what the partner took of it: less than was
 * written down, or nothing at all. Its order is then not paid for, and nothing
 * of it leaves. Repeatable.
 */
export async function correctPayment(
  container: MedusaContainer,
  { payment_intent, order_id, kind, their_amount }: DifferenceRecord
): Promise<void> {
  const payment = await readPayment(container, payment_intent)
  const taken = kind === "payment_missing" ? 0 : (their_amount ?? 0)
  const written = (payment.captures ?? []).reduce(
    (pence, { amount }) => pence + toPence(Number(amount)),
    0
  )
  await writeCaptures(container, payment, taken)
  if (order_id) {
    await addTransaction(container, order_id, {
      pence: taken - written,
      reference_id: `${payment.id}:${taken}`,
    })
  }
  const counted = {
    currency_code: payment.currency_code,
    captured_amount: toPounds(taken),
    ...(taken === 0
      ? { authorized_amount: 0, status: "not_paid" as const }
      : {}),
  }
  await container
    .resolve(Modules.PAYMENT)
    .updatePaymentCollections(payment.payment_collection_id, counted)
}

async function readPayment(
  container: MedusaContainer,
  intent: string
): Promise<PaymentDTO> {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{
      rows: { id: string }[]
    }>(`select id from payment where data->>'id' = :intent and deleted_at is null`, { intent })
  const [row] = rows
  if (!row) {
    throw unexpected(`No payment has the intent ${intent}`)
  }
  return container
    .resolve(Modules.PAYMENT)
    .retrievePayment(row.id, { relations: ["captures"] })
}

/** One capture over what was taken; none, and a cancelled payment, where nothing was. */
async function writeCaptures(
  container: MedusaContainer,
  { id, captures }: PaymentDTO,
  taken: number
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const [first, ...others] = captures ?? []
  if (first && taken > 0) {
    await writeAmount(container, first.id, taken)
  }
  const dropped = taken > 0 ? others : (captures ?? [])
  if (dropped.length > 0) {
    await payments.deleteCaptures(dropped.map((one) => one.id))
  }
  if (taken === 0) {
    // Medusa's type names the id alone; it keeps whatever else is given.
    const update = { id, captured_at: null, canceled_at: clock.now() }
    await payments.updatePayment(update)
  }
}

/** Medusa has no way to change a capture but its table: the sum stands there twice. */
async function writeAmount(
  container: MedusaContainer,
  id: string,
  pence: number
): Promise<void> {
  const amount = toPounds(pence)
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `update capture set amount = :amount, raw_amount = cast(:raw as jsonb), updated_at = now()
      where id = :id`,
    {
      id,
      amount,
      raw: JSON.stringify({ value: String(amount), precision: 20 }),
    }
  )
}

/** Once by its reference. */
async function addTransaction(
  container: MedusaContainer,
  order_id: string,
  { pence, reference_id }: { pence: number; reference_id: string }
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const reference = "capture_corrected"
  const [known] = await orders.listOrderTransactions(
    { order_id, reference, reference_id },
    { take: 1 }
  )
  if (!known && pence !== 0) {
    await orders.addOrderTransactions({
      order_id,
      amount: toPounds(pence),
      currency_code: "gbp",
      reference,
      reference_id,
    })
  }
}
