import { z } from "@medusajs/framework/zod"
import {
  CASE_ENDINGS,
  caseMachine,
} from "../../modules/clinical-review/domain/case-state-machine"
import { supplyMachine } from "../../modules/dispensing/domain/supply-machine"

/** What the account reads of other modules' rows; anything else stays unread. */
export const orderRow = z.object({
  id: z.string(),
  display_id: z.number(),
  created_at: z.coerce.date(),
  total: z.coerce.number(),
  item_total: z.coerce.number(),
  shipping_total: z.coerce.number(),
  discount_total: z.coerce.number(),
  shipping_address: z
    .object({
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      address_1: z.string().nullish(),
      address_2: z.string().nullish(),
      city: z.string().nullish(),
      postal_code: z.string().nullish(),
    })
    .nullish(),
})
export type OrderRow = z.infer<typeof orderRow>

export const caseRow = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  consultation_id: z.string().nullable(),
  treatment_name: z.string(),
  quantity: z.number(),
  order_type: z.enum(["one_off", "instalments"]),
  instalment_count: z.number(),
  state: z.enum(caseMachine.states),
  ended_as: z.enum(CASE_ENDINGS).nullable(),
})
export type CaseRow = z.infer<typeof caseRow>

export const caseEventRow = z.object({
  case_id: z.string(),
  to_state: z.string(),
  at: z.coerce.date(),
})

export const supplyRow = z.object({
  id: z.string(),
  case_id: z.string(),
  order_id: z.string(),
  state: z.enum(supplyMachine.states),
  created_at: z.coerce.date(),
  packed_at: z.coerce.date().nullable(),
  dispatched_at: z.coerce.date().nullable(),
  delivered_at: z.coerce.date().nullable(),
  parcels: z.array(
    z.object({
      tracking_number: z.string().nullable(),
      state: z.string(),
      handed_over_at: z.coerce.date().nullable(),
    })
  ),
})
export type SupplyRow = z.infer<typeof supplyRow>
