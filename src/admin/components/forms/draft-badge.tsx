import { Text } from "@medusajs/ui"
import type { FormRow } from "../../../api/contracts/form"
import { DRAFT_STATES } from "../../lib/forms/words"
import { StateBadge } from "../state-badge"

type DraftBadgeProps = { draft: NonNullable<FormRow["draft"]> }

/** A form's open draft, and who is at work on it. */
export const DraftBadge = ({ draft }: DraftBadgeProps) => {
  const { word, colour } = DRAFT_STATES[draft.state]
  return (
    <span className="inline-flex flex-col gap-0.5">
      <StateBadge color={colour}>{word}</StateBadge>
      <Text as="span" size="xsmall" className="text-ui-fg-subtle">
        {draft.editor_names.join(", ")}
      </Text>
    </span>
  )
}
