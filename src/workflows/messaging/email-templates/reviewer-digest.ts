import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { queuesToldTo } from "../../../modules/clinical-review/domain/queue"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { PARTNER_GATEWAY_MODULE } from "../../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../../modules/partner-gateway/service"
import type { StaffRow } from "../../../modules/staff/service"
import { addDays, startOfDay } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { runningEnv } from "../../../shared/env"
import { formatDateTime, londonDay } from "../../../shared/london"
import type { OutboundCall } from "../../../shared/partner-calls"
import { toldCategories } from "../../clinical-review/notify-choice"
import {
  casesOf,
  formularyOf,
  staffOfPharmacy,
} from "../../clinical-review/services"
import { LOOK_AFTER_PLANS } from "../../staff/tell-plan-team"
import { type PlanChange, readPlanChanges } from "../plan-changes"
import { composeEmail } from "./compose-email"
import { CLASS_WORDS, orderWords } from "./review-words"
import type { EmailBuilder } from "./types"

/** The oldest are listed; the others are on the queue's page. */
const LISTED = 50
const DAYS_BACK = 7

/**
 * Tells one reviewer once a day what waits (QUE-3): of each case reference,
 * category, class, order type, since when, and a link. Never a name, a date of
 * birth or an answer. It is read when it is sent: nothing waits, or somebody
 * no longer wants it, and nothing is sent. Who looks after plans reads in it too
 * what patients changed of theirs. Subject of the call: the user's id.
 */
export const reviewerDigest: EmailBuilder = async (container, call) => {
  const [staff] = await staffOfPharmacy(container).listStaffProfiles({
    user_id: call.subject_id,
    notify_mode: "digest",
    suspended_at: null,
  })
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: call.subject_id }, { select: ["id", "email"] })
  if (!staff || !user) {
    return null
  }
  const categories = toldCategories(staff)
  const [waiting, count] = await casesOf(container).listAndCountClinicalCases(
    {
      queue: queuesToldTo(staff.role),
      state: "queued",
      ...(categories ? { category_handle: categories } : {}),
    },
    { order: { place_at: "ASC", id: "ASC" }, take: LISTED }
  )
  const changes = await changesFor(container, call, staff)
  if (count === 0 && changes.length === 0) {
    return null
  }
  const names = new Map(
    (
      await formularyOf(container).listClinicalCategories({
        handle: [...new Set(waiting.map((one) => one.category_handle))],
      })
    ).map(({ handle, name }) => [handle, name])
  )
  const admin = `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app`
  const page = `${admin}/review`
  return composeEmail({
    to: user.email,
    subject: count === 0 ? "Patients changed their plans" : waitWords(count),
    paragraphs: [
      ...(count === 0
        ? []
        : ["These cases are waiting in your queue, the oldest first."]),
      ...waiting.map((one) =>
        lineOf(one, names.get(one.category_handle), `${page}/${one.id}`)
      ),
      ...more(count),
      ...(changes.length === 0
        ? []
        : ["Patients changed their plans themselves since your last email:"]),
      ...changes
        .slice(0, LISTED)
        .map(({ plan_id, reference, words }) =>
          [reference, words, `${admin}/plans/${plan_id}`].join(" · ")
        ),
      ...more(changes.length),
    ],
    action:
      count === 0
        ? { label: "Open the plans", url: `${admin}/plans` }
        : { label: "Open the queue", url: page },
  })
}

const waitWords = (count: number): string =>
  count === 1 ? "1 case waits for review" : `${count} cases wait for review`

const more = (count: number): string[] =>
  count > LISTED ? [`And ${count - LISTED} more.`] : []

/** Of those who look after plans, what patients changed since the email before this one, of a week at most (W7). */
async function changesFor(
  container: MedusaContainer,
  call: OutboundCall,
  staff: StaffRow
): Promise<PlanChange[]> {
  if (!LOOK_AFTER_PLANS.some((role) => role === staff.role)) {
    return []
  }
  const [before] = await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .listOutboundCalls(
      {
        partner: call.partner,
        operation: call.operation,
        subject_id: call.subject_id,
        state: "done",
      },
      { select: ["id", "due_at"], order: { due_at: "DESC" }, take: 1 }
    )
  const week = addDays(londonDay(clock.now()), -DAYS_BACK)
  const since = startOfDay(week)
  return readPlanChanges(
    container,
    before && before.due_at > since ? before.due_at : since,
    toldCategories(staff)
  )
}

const lineOf = (
  record: CaseRecord,
  category: string | undefined,
  url: string
): string =>
  [
    record.reference,
    category ?? record.category_handle,
    CLASS_WORDS[record.legal_class],
    orderWords(record),
    `waiting since ${formatDateTime(record.place_at)}`,
    url,
  ].join(" · ")
