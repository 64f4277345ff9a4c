import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { requirementTitle, sectionWord } from "../../../../lib/evidence-words"
import { JumpLink } from "./jump-link"

type Blocker = { text: string; section: string }

/** What is left before a case may be approved, each with where it is on the page. */
export function approvalBlockers(found: CaseDetail): Blocker[] {
  const { evidence, reading, acknowledgements } = found
  const unproven = evidence.missing
    .filter(({ before }) => before === "approval")
    .map(({ any_of }) => ({
      text: `Evidence: ${requirementTitle(any_of)}`,
      section: "evidence",
    }))
  const unread = reading.unread.map((section) => ({
    text: `Read: ${sectionWord(section)}`,
    section,
  }))
  return [
    ...(evidence.policy_valid
      ? []
      : [
          {
            text: "This category has no valid evidence policy. A pharmacist sets it under Settings, Evidence.",
            section: "evidence",
          },
        ]),
    ...unproven,
    ...(acknowledgements.some(({ open }) => open)
      ? [
          {
            text: "Confirm what has to be read before approving",
            section: "acknowledgements",
          },
        ]
      : []),
    ...unread,
  ]
}

/** The list of what is left, as links to it; nothing where nothing is. */
export const ApprovalBlockers = ({ blockers }: { blockers: Blocker[] }) =>
  blockers.length === 0 ? null : (
    <div
      id="approval-blockers"
      className="bg-ui-bg-subtle flex flex-col gap-2 rounded-md border p-3"
    >
      <Text size="small" weight="plus">
        Before you can approve
      </Text>
      <ul className="flex flex-col gap-1">
        {blockers.map(({ text, section }) => (
          <li key={text}>
            <JumpLink section={section}>{text}</JumpLink>
          </li>
        ))}
      </ul>
    </div>
  )
