import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts, type Fact } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import {
  monthsWord,
  pauseWords,
  planStateWords,
  progressWords,
} from "../../../../lib/case-plan-words"
import { formatDate } from "../../../../lib/format"
import { formatPence } from "../../../../lib/refund-words"
import { ShortenPlanDrawer } from "./shorten-plan-drawer"

type Plan = NonNullable<CaseDetail["plan"]>

/** Before the first dispatch most days are not known yet. */
const told = (facts: Fact[]): Fact[] =>
  facts.filter(([, value]) => value !== null)

const nextOf = ({ next, months }: Plan): string | null =>
  next &&
  `${next.number} of ${months}${next.due_on ? `, ${formatDate(next.due_on)}` : ""}`

const factsOf = (plan: Plan): Fact[] =>
  told([
    [
      "Reference",
      <TextLink key="plan" to={`/plans/${plan.id}`}>
        {plan.reference}
      </TextLink>,
    ],
    ["Length", monthsWord(plan.months)],
    [
      "A month",
      plan.delivery_price > 0
        ? `${formatPence(plan.monthly_price)} and ${formatPence(plan.delivery_price)} delivery`
        : formatPence(plan.monthly_price),
    ],
    ["Sent", progressWords(plan)],
    ["Paused for", pauseWords(plan.pause_causes)],
    ["Next month", nextOf(plan)],
    [
      "Covers",
      plan.covers &&
        `${formatDate(plan.covers.from)} to ${formatDate(plan.covers.until)}`,
    ],
    ["Reminder", plan.reminder_on && formatDate(plan.reminder_on)],
    [
      "Nothing after",
      plan.limit_on &&
        `${formatDate(plan.limit_on)}, without a new consultation`,
    ],
  ])

/** The plan that the patient bought: months, price, what comes next (RX-4), and its shortening before approval (REV-3). */
export const PlanPanel = ({ found }: { found: CaseDetail }) => {
  const [isOpen, setOpen] = useState(false)
  const { plan } = found
  if (!plan) {
    return null
  }
  const { word, colour } = planStateWords(plan.state)
  return (
    <Panel
      title={plan.plan_number > 1 ? `Plan ${plan.plan_number}` : "Plan"}
      aside={<StateBadge color={colour}>{word}</StateBadge>}
    >
      <div className="flex flex-col gap-4">
        <Facts facts={factsOf(plan)} />
        {plan.shortened ? <Shortened shortened={plan.shortened} /> : null}
        {plan.may_shorten ? (
          <div>
            <Button
              size="small"
              variant="secondary"
              onClick={() => setOpen(true)}
            >
              Make the plan shorter
            </Button>
          </div>
        ) : null}
      </div>
      {isOpen ? (
        <ShortenPlanDrawer
          caseId={found.id}
          months={plan.months}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Panel>
  )
}

const Shortened = ({
  shortened,
}: {
  shortened: NonNullable<Plan["shortened"]>
}) => (
  <Text size="small">
    Made shorter on {formatDate(shortened.at)}
    {shortened.by ? ` by ${shortened.by}` : ""}:{" "}
    {monthsWord(shortened.to_months)} instead of {shortened.from_months}.{" "}
    <span className="text-ui-fg-subtle">{shortened.reason}</span>
  </Text>
)
