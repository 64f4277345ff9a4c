import type { AuthorityState } from "../../src/modules/prescribing/domain/authority-state-machine"
import type { IssueState } from "../../src/modules/prescribing/domain/issue-state-machine"
import type { PrescriptionState } from "../../src/modules/prescribing/domain/prescription-state-machine"
import type { CaseState } from "../../src/modules/clinical-review/domain/case-state-machine"
import type { StopScope } from "../../src/modules/dispensing/domain/stop-order"
import type { SupplyState } from "../../src/modules/dispensing/domain/supply-machine"
import type { Stages } from "./stages"

export type Issue = {
  id: string
  state: IssueState
  supply_id: string | null
  /** Milliseconds. */
  used_at: number | null
}

export type Rx = {
  id: string
  state: PrescriptionState
  authority: AuthorityState | null
  suspended_by: "stop" | "staff" | null
  authorised: number
  interval_days: number
  valid_until: string | null
  equal: boolean | null
  issues: Issue[]
}

export type Parcel = { id: string; state: string; reference: string }

export type Supply = {
  id: string
  instalment: number
  state: SupplyState
  prescription_id: string | null
  dispatched: boolean
  parcel: Parcel | null
  packs: number
  quantity: number
  batches: string[]
  clinical: boolean
  accuracy: boolean
  holds: number
}

export type Stop = {
  id: string
  scope: StopScope
  subject_id: string
  batch_number: string | null
  reason_code: string
}

export type Refund = {
  id: string
  state: string
  purpose: string
  automatic: boolean
}

/** Something that the relay has yet to do: a follow-up, or a call to a partner. */
export type Due = {
  table: string
  id: string
  kind: "follow_up" | "call"
  topic: string
  payload: Record<string, unknown>
}

/** One act on a supply, in the order in which the acts were done. */
export type Logged = { seq: number; supply_id: string; event: string }

/** What the database says of the one case that a sequence is about. */
export type World = {
  case: { state: CaseState; ended_as: string | null; legal_class: string }
  patient: { status: string; verified_at: number | null }
  checks: { id: string; state: string }[]
  rx: Rx[]
  supplies: Supply[]
  stops: Stop[]
  reports: string[]
  refunds: Refund[]
  money: { due: number; captured: number; refunded: number }
  approvals: number
  due: Due[]
  log: Logged[]
}

const OUTBOXES = [
  "clinical_review_outbox",
  "identity_outbox",
  "patient_outbox",
  "prescribing_outbox",
  "dispensing_outbox",
  "correspondence_outbox",
  "messaging_outbox",
  "partner_gateway_outbox",
  "billing_outbox",
]

const millis = (column: string) =>
  `(extract(epoch from ${column}) * 1000)::float8`
const list = (query: string) =>
  `(select coalesce(json_agg(r), '[]') from (${query}) r)`

const DUE = OUTBOXES.map(
  (table) =>
    `select '${table}' as "table", id, kind, topic, payload, seq from ${table}
      where moved_at is null and kind in ('follow_up', 'call') and deleted_at is null`
).join(" union all ")

const QUERY = `select json_build_object(
  'case', (select row_to_json(r) from (select state, ended_as, legal_class
     from clinical_case where id = :case_id) r),
  'patient', (select row_to_json(r) from (select identity_status as status,
     ${millis("identity_verified_at")} as verified_at
     from patient where id = :patient_id) r),
  'checks', ${list(`select id, state from identity_check
     where patient_id = :patient_id order by created_at desc`)},
  'rx', ${list(`select id, state, authority, suspended_by,
     issues_authorised as authorised, minimum_interval_days as interval_days,
     valid_until, signed_hash = content_hash as equal,
     ${list(`select i.id, i.state, i.supply_id, ${millis("i.used_at")} as used_at
        from prescription_issue i where i.prescription_id = p.id order by i.number`)} as issues
     from prescription p where case_id = :case_id order by created_at, id`)},
  'supplies', ${list(`select s.id, s.instalment_number as instalment, s.state,
     s.prescription_id, s.dispatched_at is not null as dispatched, s.quantity,
     (select row_to_json(r) from (select p.id, p.state, p.reference from parcel p
        where p.supply_id = s.id and p.state <> 'voided') r) as parcel,
     (select coalesce(sum(b.packs), 0)::int from supply_batch b
        where b.supply_id = s.id and b.voided_at is null) as packs,
     (select coalesce(json_agg(b.batch_number), '[]') from supply_batch b
        where b.supply_id = s.id and b.voided_at is null) as batches,
     exists (select 1 from supply_check c where c.supply_id = s.id
        and c.kind = 'clinical' and c.voided_at is null) as clinical,
     exists (select 1 from supply_check c where c.supply_id = s.id
        and c.kind = 'accuracy' and c.voided_at is null) as accuracy,
     (select count(*)::int from hold h where h.supply_id = s.id
        and h.released_at is null) as holds
     from supply s where s.case_id = :case_id order by s.instalment_number`)},
  'stops', ${list(`select id, scope, subject_id, batch_number, reason_code
     from stop_order where released_at is null order by opened_at, id`)},
  'reports', (select coalesce(json_agg(id), '[]') from health_report where state = 'open'),
  'refunds', ${list(`select id, state, purpose, automatic from case_refund
     where case_id = :case_id order by created_at, id`)},
  'money', (select row_to_json(r) from (select
     round(sum(c.amount) * 100)::int as due,
     coalesce(round(sum(c.captured_amount) * 100), 0)::int as captured,
     coalesce(round(sum(c.refunded_amount) * 100), 0)::int as refunded
     from payment_collection c where c.id = :collection_id) r),
  'approvals', (select count(*)::int from decision
     where case_id = :case_id and kind in ('approve_pom', 'approve_p', 'process')),
  'due', ${list(`select * from (${DUE}) d order by "table", seq`)},
  'log', ${list(`select seq, payload->>'entity_id' as supply_id, topic as event
     from dispensing_outbox where kind = 'audit' and topic like 'supply.%'
     order by seq`)}
) as world`

export type Ids = {
  case_id: string
  order_id: string
  patient_id: string
  customer_id: string
  line_item_id: string
  item_id: string
  collection_id: string
}

/** Reads all of it in one statement. */
export async function look(stages: Stages, ids: Ids): Promise<World> {
  const values: string[] = []
  const sql = QUERY.replace(/(?<!:):(\w+)/g, (_all, name: keyof Ids) => {
    values.push(ids[name])
    return "?"
  })
  const [row] = await stages.run<{ world: World }>(sql, values)
  if (!row) {
    throw new Error("the world is empty")
  }
  return row.world
}
