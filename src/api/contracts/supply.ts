import { z } from "@medusajs/framework/zod"
import type { SupplyAction } from "../../modules/dispensing/domain/actions"
import type { Gate } from "../../modules/dispensing/domain/gates"
import {
  HOLD_REASONS,
  UNPACK_REASONS,
} from "../../modules/dispensing/domain/hold"
import { supplyMachine } from "../../modules/dispensing/domain/supply-machine"
import { TRACKING_KINDS } from "../../modules/dispensing/domain/tracking"

import type { StopSummary } from "./stop"

const [firstState, ...otherStates] = supplyMachine.states

export const ListSupplies = z
  .object({
    /** One state or several, comma-separated. */
    state: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(z.enum([firstState, ...otherStates])))
      .optional(),
    /** Case or supply reference, order number or tracking number. */
    q: z.string().trim().min(1).max(50).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).default(0),
  })
  .strict()
export type ListSuppliesType = z.infer<typeof ListSupplies>

export const ScanPack = z
  .object({
    gtin: z
      .string()
      .trim()
      .regex(/^\d{8,14}$/, "must be 8 to 14 digits"),
    batch_number: z.string().trim().min(1, "is needed").max(30),
    expiry: z.iso.date("must be a date, YYYY-MM-DD"),
    /** Packs of this batch put in with one scan. */
    packs: z.number().int().min(1).max(99).default(1),
  })
  .strict()
export type ScanPackType = z.infer<typeof ScanPack>

export const HoldSupply = z
  .object({
    reason_code: z.enum(HOLD_REASONS),
    note: z.string().trim().max(1000).optional(),
  })
  .strict()
export type HoldSupplyType = z.infer<typeof HoldSupply>

export const ReleaseSupply = z
  .object({ reason: z.string().trim().min(3, "is needed").max(1000) })
  .strict()
export type ReleaseSupplyType = z.infer<typeof ReleaseSupply>

export const UnpackSupply = z
  .object({
    /** False when the pack is opened or damaged: it is disposed of. */
    intact: z.boolean(),
    reason: z.enum(UNPACK_REASONS),
  })
  .strict()
export type UnpackSupplyType = z.infer<typeof UnpackSupply>

export const UpdateParcel = z
  .object({ event: z.enum(TRACKING_KINDS).exclude(["announced"]) })
  .strict()
export type UpdateParcelType = z.infer<typeof UpdateParcel>

export const NoBody = z.object({}).strict()

export type SupplyRowView = {
  id: string
  reference: string
  case_id: string
  case_reference: string
  order_id: string
  order_display_id: string
  treatment_name: string
  legal_class: string
  quantity: number
  state: string
  /** "One-off", "Instalment 2 of 6" or "Renewal: instalment plan 2 (3 months), 1 of 3" */
  label: string
  /** Of its plan: which of the course's it is, and which month of the course this is. */
  plan: {
    id: string
    reference: string
    number: number
    months: number
    course_month: number
  } | null
  /** The issue that it has of its prescription. */
  issue: { number: number; of: number } | null
  promised_from: string
  promised_to: string
  approved_at: string
  /** Past its promised day and still here. */
  late: boolean
  /** As last judged. */
  gates: Gate[]
  held: boolean
  parcel: { state: string; tracking_number: string | null } | null
}

export type SupplyCheckView = {
  kind: "clinical" | "accuracy"
  name: string
  role: string
  registration_body: string | null
  registration_number: string | null
  at: string
  voided_at: string | null
}

export type SupplyDetailView = Omit<SupplyRowView, "parcel"> & {
  patient: { id: string; name: string }
  deliver_to: string[]
  /** Who approved it, as of the decision. */
  approved_by: {
    name: string | null
    role: string | null
    registration_body: string | null
    registration_number: string | null
  }
  item: {
    name: string
    strength: string | null
    form: string | null
    pack_size: string | null
    gtin: string | null
    cold_chain: boolean
  }
  /** What the prescriber wrote; none where no prescription is needed. */
  instructions: string | null
  /** It is of another strength than what was sent last (SAF-18). */
  strength_change: { from: string; to: string } | null
  packs_scanned: number
  picked_by: string | null
  packed_by: string | null
  packed_at: string | null
  dispatched_at: string | null
  delivered_at: string | null
  checks: SupplyCheckView[]
  batches: {
    gtin: string
    batch_number: string
    expiry: string
    packs: number
    at: string
  }[]
  holds: {
    id: string
    reason_code: string
    opened_at: string
    released_at: string | null
  }[]
  /** What stops more than this supply alone. */
  stops: StopSummary[]
  parcel: {
    id: string
    reference: string
    state: string
    service_level: string
    tracking_number: string | null
    tracking_url: string | null
    has_label: boolean
    /** What staff should look at, if anything. */
    attention: string | null
    events: {
      code: string
      kind: string | null
      source: string
      occurred_at: string
      location: string | null
    }[]
  } | null
  history: {
    event: string
    to: string
    actor_type: string
    actor_id: string
    at: string
  }[]
  events_allowed: SupplyAction[]
}

export type SupplyListResponse = {
  supplies: SupplyRowView[]
  count: number
  limit: number
  offset: number
}
export type SupplyResponse = { supply: SupplyDetailView }
