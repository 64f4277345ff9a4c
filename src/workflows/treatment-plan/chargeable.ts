import type { MedusaContainer } from "@medusajs/framework/types"
import { covers, type Stop } from "../../modules/dispensing/domain/stop-order"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { addDays } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { patientsOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { withoutCheckIn } from "./check-ins"
import { monthsWithIssue } from "./issues-left"
import type { Month } from "./months"
import { plansOf } from "./services"

/** Why a month can't be supplied, and so isn't charged: classes, never texts. */
export type Obstacle =
  | "case"
  | "identity"
  | "stop"
  | "hold"
  | "health_report"
  | "prescription"
  | "gap"
  | "check_in"

/**
 * Which of some months nothing may be taken for, as they couldn't be supplied:
 * the request isn't approved any more, the patient is dead or couldn't be shown
 * to be who they are, supply is stopped for the patient, the case or the item, a
 * report on the patient's health is open, the last parcel is longer ago than the
 * category allows and no clinician has looked since, the patient has not answered
 * what the category asks before each supply, or no signed issue is left
 * (IDV-3, SAF-7, SAF-17, SAF-18, SAF-1). A proof that has only grown old is
 * renewed when the supply is there, and so is no reason. A fixed number of
 * queries, however many months.
 */
export async function whyNotSupplied(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, Obstacle>> {
  if (months.length === 0) {
    return new Map()
  }
  const [strangers, gaps, unanswered, stops, held, reports, dispensable] =
    await Promise.all([
      withoutIdentity(container, months),
      afterLongGap(container, months),
      withoutCheckIn(container, months),
      stopsOver(container, months),
      casesHeld(container, months),
      openReports(container, months),
      monthsWithIssue(container, months),
    ])
  const obstacleOf = ({ instalment, plan, record }: Month): Obstacle | null => {
    const { id: case_id, patient_id } = record
    const { formulary_item_id } = plan
    const subject = {
      case_id,
      patient_id,
      formulary_item_id,
      batch_numbers: [],
    }
    if (record.state !== "approved") {
      return "case"
    }
    if (strangers.has(patient_id)) {
      return "identity"
    }
    if (stops.some((stop) => covers(stop, subject))) {
      return "stop"
    }
    if (held.has(case_id)) {
      return "hold"
    }
    if (
      reports.some(
        (one) =>
          one.patient_id === patient_id &&
          (one.case_id === null || one.case_id === case_id)
      )
    ) {
      return "health_report"
    }
    if (gaps.has(plan.id)) {
      return "gap"
    }
    if (unanswered.has(instalment.id)) {
      return "check_in"
    }
    return record.legal_class === "POM" && !dispensable.has(instalment.id)
      ? "prescription"
      : null
  }
  return new Map(
    months.flatMap((month) => {
      const obstacle = obstacleOf(month)
      return obstacle ? [[month.instalment.id, obstacle] as const] : []
    })
  )
}

/** Patients of whom something has to be settled before anything leaves for them. */
async function withoutIdentity(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Set<string>> {
  const found = await patientsOf(container).listPatients(
    {
      id: unique(months.map(({ record }) => record.patient_id)),
      identity_status: ["action_required", "deceased"],
    },
    { select: ["id"], take: null }
  )
  return new Set(found.map(({ id }) => id))
}

/**
 * Plans whose last parcel is too long ago, until staff let them go on (SAF-18):
 * for as long again as the category allows, as what they looked at grows old too.
 * Also what is paid late comes by here.
 */
async function afterLongGap(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Set<string>> {
  const limited = months
    .map(({ plan }) => plan)
    .filter(({ longest_gap_days }) => longest_gap_days !== null)
  if (limited.length === 0) {
    return new Set()
  }
  const courses = await plansOf(container).listCourses(
    { id: unique(limited.flatMap(({ course_id }) => course_id ?? [])) },
    { select: ["id", "last_dispatch_on"], take: null }
  )
  const lastOf = new Map(courses.map((one) => [one.id, one.last_dispatch_on]))
  const today = londonDay(clock.now())
  const overdue = new Map(
    limited.flatMap(({ id, course_id, longest_gap_days }) => {
      const last = course_id && lastOf.get(course_id)
      const limit = longest_gap_days ?? 0
      const until = last && addDays(last, limit)
      return until && until < today ? [[id, { until, limit }] as const] : []
    })
  )
  if (overdue.size === 0) {
    return new Set()
  }
  const looked = await plansOf(container).listPlanEvents(
    {
      plan_id: [...overdue.keys()],
      event: ["plan.resume", "plan.lift_pause"],
      actor_type: "staff",
    },
    { select: ["plan_id", "details", "at"], take: null }
  )
  for (const { plan_id, details, at } of looked) {
    const gap = plan_id ? overdue.get(plan_id) : undefined
    const day = londonDay(at)
    if (
      plan_id &&
      gap &&
      details?.["cause"] === "clinical" &&
      day > gap.until &&
      addDays(day, gap.limit) >= today
    ) {
      overdue.delete(plan_id)
    }
  }
  return new Set(overdue.keys())
}

const unique = (ids: string[]): string[] => [...new Set(ids)]

async function stopsOver(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Stop[]> {
  const of = (column: "id" | "patient_id") =>
    unique(months.map(({ record }) => record[column]))
  const items = unique(months.map(({ plan }) => plan.formulary_item_id))
  return dispensingOf(container).listStopOrders(
    {
      released_at: null,
      $or: [
        { scope: "patient", subject_id: of("patient_id") },
        { scope: "case", subject_id: of("id") },
        { scope: "item", subject_id: items },
      ],
    },
    { select: ["scope", "subject_id", "batch_number"], take: null }
  )
}

async function casesHeld(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Set<string>> {
  const supplies = await dispensingOf(container).listSupplies(
    {
      case_id: unique(months.map(({ record }) => record.id)),
      state: [...OPEN_SUPPLY_STATES],
      holds: { released_at: null },
    },
    { select: ["id", "case_id"], take: null }
  )
  return new Set(supplies.map(({ case_id }) => case_id))
}

const openReports = (container: MedusaContainer, months: readonly Month[]) =>
  container.resolve<MessagingModuleService>(MESSAGING_MODULE).listHealthReports(
    {
      state: "open",
      patient_id: unique(months.map(({ record }) => record.patient_id)),
    },
    { select: ["id", "patient_id", "case_id"], take: null }
  )
