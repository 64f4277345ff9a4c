import type { MedusaContainer } from "@medusajs/framework/types"
import { type Books, reconcile } from "../../modules/billing/domain/reconcile"
import { unmatchedRefunds } from "../../modules/billing/domain/reconcile-refunds"
import type { RunRecord } from "../../modules/billing/reconciliations"
import { type Actor, systemActor } from "../../shared/actor"
import { addMinutes, clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { rowTime } from "../sweeps/row-time"
import { STRIPE_PROVIDER_ID } from "../checkout/payment-session"
import { comparePayment } from "./compare-payment"
import { readOurBooks, readPayments } from "./our-books"
import { billingOf } from "./services"

const DAY = 24 * 60
/** How far back payments and refunds are compared; a refund may fail for a month. */
const DAYS = 35
/** Banks dispute payments, and decide, much later. */
const DISPUTE_DAYS = 180
/** Of one step, so that none takes long and a crash costs little. */
const SLICE_DAYS = 5
/** A payment is begun before it is paid: what is paid later than this is asked about one by one. */
const OVERLAP_DAYS = 1
/** Differences that were met before, compared again at the end; in one step. */
const BATCH = 50

const actor = systemActor("reconciliation")

/**
 * Begins a comparison of the partner's books with ours (EXC-12); the queue does
 * it step by step. Called daily and on demand; while one goes on, that one is
 * given.
 */
export async function startReconciliation(
  container: MedusaContainer,
  by: Actor = actor
): Promise<RunRecord> {
  // The partner stamps with the system's time, in whole seconds.
  const to = addMinutes(rowTime(), 1)
  const run = await billingOf(container).startRun(
    { from: addMinutes(to, -DAYS * DAY), to },
    by,
    clock.now()
  )
  await wakeWorker(container)
  return run
}

/** Does one step of a comparison; the next one follows by itself. Repeatable. */
export async function runStep(
  container: MedusaContainer,
  { run_id, step }: { run_id: string; step: number }
): Promise<void> {
  const billing = billingOf(container)
  const run = await billing.retrieveReconciliationRun(run_id)
  try {
    if (run.done_to < run.to_at) {
      const to = new Date(
        Math.min(
          addMinutes(run.done_to, SLICE_DAYS * DAY).getTime(),
          run.to_at.getTime()
        )
      )
      const counted = await compareSlice(container, run.done_to, to)
      const disputes = to < run.to_at ? 0 : await compareDisputes(container, to)
      const done = { to, disputes, ...counted }
      await billing.advanceRun(run.id, done, step, clock.now())
    } else if (await compareAgain(container, run)) {
      const done = { to: run.to_at, payments: 0, refunds: 0, disputes: 0 }
      await billing.advanceRun(run.id, done, step, clock.now())
    } else {
      await billing.finishRun(run.id, clock.now())
    }
  } catch (error) {
    await billing.noteRunError(run.id, messageOf(error))
    throw error
  }
}

/**
 * Lists what either side made in a span of time, and looks closely at the
 * payments where something isn't plainly the same.
 */
async function compareSlice(
  container: MedusaContainer,
  from: Date,
  to: Date
): Promise<{ payments: number; refunds: number }> {
  const ledger = billingOf(container).ledger()
  const early = addMinutes(from, -OVERLAP_DAYS * DAY)
  const payments = await ledger.listSince("payments", early, to)
  const refunds = await ledger.listSince("refunds", early, to)
  const theirs = { payments, refunds, disputes: [] }
  const books: Books = { theirs, ours: await readOurBooks(container, theirs) }
  await compareEach(container, [
    ...reconcile(books),
    ...unmatchedRefunds(books),
    ...(await unlisted(container, theirs, from, to)),
  ])
  return { payments: payments.length, refunds: refunds.length }
}

type Subject = { payment_intent: string }

/** What we made in a span and the partner didn't list. */
async function unlisted(
  container: MedusaContainer,
  theirs: Books["theirs"],
  from: Date,
  to: Date
): Promise<Subject[]> {
  const created_at = { $gte: from, $lt: to }
  const listed = new Set(theirs.payments.map((one) => one.payment_intent))
  const refunded = new Set(theirs.refunds.map(({ id }) => id))
  const payments = await readPayments(container, {
    created_at,
    provider_id: STRIPE_PROVIDER_ID,
    captured_at: { $ne: null },
    canceled_at: null,
  })
  const refunds = await billingOf(container).listCaseRefunds(
    {
      created_at,
      state: ["pending", "requires_action", "succeeded"],
    },
    {
      select: ["id", "payment_intent", "partner_refund_id"],
      take: null,
    }
  )
  return [
    ...payments.filter((one) => !listed.has(one.payment_intent)),
    ...refunds.filter(
      ({ partner_refund_id }) =>
        partner_refund_id === null || !refunded.has(partner_refund_id)
    ),
  ]
}

/** Every dispute of half a year, and those of ours that are open for longer. */
async function compareDisputes(
  container: MedusaContainer,
  to: Date
): Promise<number> {
  const billing = billingOf(container)
  const from = addMinutes(to, -DISPUTE_DAYS * DAY)
  const disputes = await billing.ledger().listSince("disputes", from, to)
  const theirs = { payments: [], refunds: [], disputes }
  const ours = await readOurBooks(container, theirs)
  const open = await billing.listPaymentDisputes(
    { state: "open", opened_at: { $lt: from } },
    { select: ["id", "payment_intent"], take: null }
  )
  await compareEach(container, [...reconcile({ theirs, ours }), ...open])
  return disputes.length
}

/** What differed before and wasn't met this time. @returns whether there may be more of it */
async function compareAgain(
  container: MedusaContainer,
  { started_at }: RunRecord
): Promise<boolean> {
  const unseen = await billingOf(container).unseenSince(started_at, BATCH)
  await compareEach(
    container,
    unseen.map((payment_intent) => ({ payment_intent }))
  )
  return unseen.length === BATCH
}

async function compareEach(
  container: MedusaContainer,
  subjects: Subject[]
): Promise<void> {
  for (const intent of new Set(subjects.map((one) => one.payment_intent))) {
    await comparePayment(container, intent, actor)
  }
}
