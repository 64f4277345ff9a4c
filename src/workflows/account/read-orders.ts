import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import {
  caseEventRow,
  type CaseRow,
  orderRow,
  type OrderRow,
  type SupplyRow,
} from "./account-rows"
import {
  isLaterMonth,
  type OrderTreatment,
  readOrderTreatments,
  supplyOf,
  treatmentWords,
} from "./order-treatments"
import { readAdvice } from "./read-advice"
import { readDocuments } from "./read-documents"
import { readPlanLengths } from "./plan-length"
import { readProposals } from "./read-proposals"
import { orderWords } from "./patient-words"
import { readRefundWords } from "./read-refund-words"
import { timelineOf } from "./timeline"

const TRACKING_PAGE =
  "https://www.royalmail.com/track-your-item#/tracking-results/"

const ORDER_FIELDS = [
  "id",
  "display_id",
  "created_at",
  "total",
  "item_total",
  "shipping_total",
  "discount_total",
]

/** The states in which a case waits for its patient. */
const AWAITS: Partial<Record<CaseRow["state"], "answer" | "acceptance">> = {
  awaiting_patient: "answer",
  awaiting_acceptance: "acceptance",
}

const money = (pounds: number) => ({ amount: toPence(pounds), currency: "gbp" })

/** A customer's orders, newest first: three queries however many there are. */
export async function readOrderCards(
  container: MedusaContainer,
  customerId: string,
  page: { limit: number; offset: number }
) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "order",
    fields: ORDER_FIELDS,
    filters: { customer_id: customerId },
    pagination: {
      take: page.limit,
      skip: page.offset,
      order: { created_at: "DESC" },
    },
  })
  const orders = z.array(orderRow).parse(data)
  const { treatments, supplies } = await readOrderTreatments(
    container,
    orders.map(({ id }) => id)
  )
  return {
    count: metadata?.count ?? orders.length,
    orders: orders.map((order) => {
      const own = treatments.filter(({ order_id }) => order_id === order.id)
      return {
        id: order.id,
        display_id: order.display_id,
        placed_at: order.created_at.toISOString(),
        status: orderWords(own.map((one) => treatmentWords(one, supplies))),
        total: money(order.total),
        treatments: own.map(({ treatment_name }) => treatment_name),
      }
    }),
  }
}

/** One order of the customer's with every treatment, its timeline and documents. @throws not_found also for somebody else's */
export async function readOrder(
  container: MedusaContainer,
  customerId: string,
  orderId: string
) {
  const order = await readRow(
    container,
    {
      entity: "order",
      fields: [...ORDER_FIELDS, "shipping_address.*"],
      filters: { id: orderId, customer_id: customerId },
    },
    orderRow
  )
  if (!order) {
    throw notFound("Order", orderId)
  }
  const { treatments, supplies } = await readOrderTreatments(container, [
    orderId,
  ])
  // What a request asks and tells stands with the order that made it.
  const cases = treatments.filter((one) => !isLaterMonth(one))
  const events = await readCaseEvents(
    container,
    cases.map(({ id }) => id)
  )
  const proposals = await readProposals(container, cases)
  const lengths = await readPlanLengths(container, cases)
  const advice = await readAdvice(
    container,
    cases.map(({ id }) => id)
  )
  const refunds = await readRefundWords(container, cases)
  return {
    id: order.id,
    display_id: order.display_id,
    placed_at: order.created_at.toISOString(),
    status: orderWords(treatments.map((one) => treatmentWords(one, supplies))),
    totals: {
      items: money(order.item_total),
      delivery: money(order.shipping_total),
      discount: money(order.discount_total),
      total: money(order.total),
    },
    delivery_address: addressLines(order),
    treatments: treatments.map((one) => {
      const isLater = isLaterMonth(one)
      const supply = supplyOf(one, supplies)
      return {
        case_id: one.id,
        case_reference: one.reference,
        consultation_id: one.consultation_id,
        name: one.treatment_name,
        quantity: one.quantity,
        plan_months:
          one.order_type === "instalments" ? one.instalment_count : null,
        plan: planOf(one),
        status: treatmentWords(one, supplies),
        awaits: isLater ? null : (AWAITS[one.state] ?? null),
        proposal: isLater ? null : (proposals.get(one.id) ?? null),
        shorter_plan: lengths.get(one.id) ?? null,
        advice: advice.get(one.id) ?? null,
        refund: refunds.get(one.id) ?? null,
        tracking: trackingOf(supply),
        timeline: timelineOf(
          order.created_at,
          events.filter(({ case_id }) => case_id === one.id),
          supply
        ),
      }
    }),
    documents: await readDocuments(container, customerId, {
      order_id: orderId,
    }),
  }
}

async function readCaseEvents(container: MedusaContainer, caseIds: string[]) {
  if (caseIds.length === 0) {
    return []
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "case_event",
      fields: Object.keys(caseEventRow.shape),
      filters: { case_id: caseIds },
      pagination: { order: { at: "ASC" } },
    })
  return z.array(caseEventRow).parse(data)
}

const planOf = ({ month }: OrderTreatment) =>
  month && {
    id: month.plan.id,
    month: month.instalment.number,
    months: month.plan.months,
  }

/** Only a parcel that left is followed. */
function trackingOf(supply: SupplyRow | null) {
  const sent = supply?.parcels.find(
    (parcel) => parcel.handed_over_at !== null && parcel.state !== "voided"
  )
  return sent?.tracking_number
    ? {
        number: sent.tracking_number,
        url: `${TRACKING_PAGE}${sent.tracking_number}`,
      }
    : null
}

function addressLines(order: OrderRow): string[] {
  const address = order.shipping_address
  if (!address) {
    return []
  }
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ")
  return [
    name,
    address.address_1,
    address.address_2,
    address.city,
    address.postal_code,
  ].filter((line): line is string => typeof line === "string" && line !== "")
}
