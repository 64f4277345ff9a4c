import type { PlanDetailView } from "../../../../../api/contracts/plan"
import { Facts, type Fact } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { TextLink } from "../../../../components/text-link"
import { countWord, formatDate, sentenceCase } from "../../../../lib/format"
import { endWord } from "../../../../lib/plan-words"
import { formatPence } from "../../../../lib/refund-words"

const day = (value: string | null): string | null =>
  value ? formatDate(value) : null

const COURSES: Record<string, string> = {
  open: "Open",
  lapsed: "Lapsed",
  limit_reached: "Twelve months over",
  stopped: "Stopped by a clinician",
}

const issuesOf = ({ issues }: PlanDetailView): string | null =>
  issues
    ? `${issues.free} of ${issues.authorised} free${issues.authority === "active" ? "" : `, ${sentenceCase(issues.authority).toLowerCase()}`}`
    : null

const neighbour = (plan: { id: string; reference: string } | null) =>
  plan ? <TextLink to={`/plans/${plan.id}`}>{plan.reference}</TextLink> : null

function factsOf(plan: PlanDetailView): Fact[] {
  const { course } = plan
  const facts: Fact[] = [
    ["Price", `${formatPence(plan.monthly_price)} a month`],
    ["Delivery", `${formatPence(plan.delivery_price)} a month`],
    ["Started", day(plan.started_at) ?? "With the first parcel"],
    ["Ended", day(plan.ended_at)],
    ["Because", plan.end_reason ? endWord(plan.end_reason) : null],
    ["Reminder of the next order", day(plan.reminder_on)],
    ["Plan number", `${plan.plan_number} of its treatment`],
    ["Renews", neighbour(plan.renews)],
    ["Renewed by", neighbour(plan.renewed_by)],
    ["Issues", issuesOf(plan)],
    ["Treatment", course ? (COURSES[course.state] ?? course.state) : null],
    ["Approved", day(course?.approved_on ?? null)],
    ["Last parcel", day(course?.last_dispatch_on ?? null)],
    ["Limit", day(course?.limit_on ?? null)],
    ["Answers count until", day(course?.answers_end_on ?? null)],
    ["Least interval", countWord(plan.minimum_interval_days, "day")],
    [
      "Longest gap",
      plan.longest_gap_days === null
        ? null
        : countWord(plan.longest_gap_days, "day"),
    ],
  ]
  return facts.filter(([, value]) => value !== null)
}

/** What was agreed, and how far its treatment reaches. */
export const PlanFacts = ({ plan }: { plan: PlanDetailView }) => (
  <Panel title="Plan">
    <Facts facts={factsOf(plan)} />
  </Panel>
)
