import { Badge, Text } from "@medusajs/ui"
import type { PlanRowView } from "../../../api/contracts/plan"
import { pauseWords, planStateWords } from "../../lib/case-plan-words"
import { StateBadge } from "../state-badge"

type PlanStateProps = {
  plan: Pick<PlanRowView, "state" | "pause_causes"> & {
    asked_to_end?: boolean
  }
}

/** How a plan stands, what it stands still for, and whether its patient wants to end it. */
export const PlanState = ({ plan }: PlanStateProps) => {
  const { word, colour } = planStateWords(plan.state)
  const causes = pauseWords(plan.pause_causes)
  return (
    <span className="inline-flex flex-col gap-1">
      <span className="inline-flex flex-wrap items-center gap-1">
        <StateBadge color={colour}>{word}</StateBadge>
        {plan.asked_to_end ? (
          <Badge size="2xsmall" color="red" className="whitespace-nowrap">
            Asked to end
          </Badge>
        ) : null}
      </span>
      {causes ? (
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          for {causes}
        </Text>
      ) : null}
    </span>
  )
}
