import { model } from "@medusajs/framework/utils"
import { planMachine } from "../domain/plan-state-machine"

/** Months of one treatment bought together. Amounts in pence, fixed at purchase (PAY-8); days are London calendar days. */
export const Plan = model
  .define("plan", {
    id: model.id({ prefix: "pln" }).primaryKey(),
    reference: model.text().unique(),
    /** Null until the case is approved: the approval begins the course. */
    course_id: model.text().nullable(),
    patient_id: model.text(),
    customer_id: model.text(),
    case_id: model.text(),
    category_handle: model.text(),
    formulary_item_id: model.text(),
    variant_id: model.text(),
    /** Packs in each supply. */
    quantity: model.number(),
    /** The order and line that bought it; one plan a line. */
    order_id: model.text(),
    line_item_id: model.text().unique(),
    /** Instalments, one a month. */
    months: model.number(),
    /** Which plan of its course it is, from 1. */
    plan_number: model.number().default(1),
    renews_plan_id: model.text().nullable(),
    state: model.enum(planMachine.states).default(planMachine.initial),
    /** Why it stands still: PAUSE_CAUSES; empty unless paused. */
    pause_causes: model.array(),
    monthly_price: model.number(),
    delivery_price: model.number(),
    /** The patient's own skips and moves can't go below or beyond these (W7). */
    minimum_interval_days: model.number(),
    longest_gap_days: model.number().nullable(),
    /** The customer's address that later parcels go to; null for that of the order which bought it. */
    delivery_address_id: model.text().nullable(),
    /** Schedule: this instalment is due on this day, the later ones monthly after it. */
    schedule_day: model.text().nullable(),
    schedule_number: model.number().nullable(),
    agreed_at: model.dateTime(),
    started_at: model.dateTime().nullable(),
    ended_at: model.dateTime().nullable(),
    /** Classes of reasons, never texts. */
    end_reason: model.text().nullable(),
  })
  .indexes([
    { on: ["case_id"] },
    {
      on: ["course_id", "plan_number"],
      unique: true,
      where: "course_id IS NOT NULL",
    },
    { on: ["patient_id", "agreed_at"] },
    { on: ["state", "agreed_at", "id"] },
    { on: ["agreed_at", "id"] },
    { on: ["category_handle", "agreed_at", "id"] },
    {
      on: ["renews_plan_id"],
      unique: true,
      where: "renews_plan_id IS NOT NULL AND state <> 'cancelled'",
    },
  ])
