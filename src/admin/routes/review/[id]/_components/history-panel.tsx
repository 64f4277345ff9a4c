import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import { countWord, formatDate } from "../../../../lib/format"
import { caseColour } from "../../../../lib/words"
import { CourseLines } from "./course-lines"

type Earlier = CaseDetail["history"][number]

const EarlierCase = ({ one, found }: { one: Earlier; found: CaseDetail }) => (
  <li className="flex flex-col gap-1 px-4 py-3 sm:px-6">
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0">
        <TextLink
          to={`/review/${one.id}`}
          className="txt-small-plus break-words"
        >
          {one.treatment_name}
        </TextLink>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {one.reference} · {formatDate(one.opened_at)}
        </Text>
      </div>
      <StateBadge color={caseColour(one.state)}>{one.state_label}</StateBadge>
    </div>
    <CourseLines caseId={one.id} course={found.course} />
  </li>
)

const summaryOf = ({ course, category }: CaseDetail): string | null =>
  course.treatment
    ? `${category.name}: ${countWord(course.treatment.supplies, "supply", "supplies")} since ${formatDate(course.treatment.first_supplied_at)}, ${countWord(course.treatment.months, "month")} of treatment.`
    : null

/** What the patient asked for, was prescribed and supplied with before, and how long they have been treated (REV-1). */
export const HistoryPanel = ({ found }: { found: CaseDetail }) => {
  const summary = summaryOf(found)
  return (
    <Panel title="Earlier cases" flush>
      <div className="divide-y">
        {summary ? (
          <Text size="small" weight="plus" className="px-4 py-3 sm:px-6">
            {summary}
          </Text>
        ) : null}
        <div className="px-4 py-3 empty:hidden sm:px-6">
          <CourseLines
            caseId={found.id}
            course={found.course}
            title="This case"
          />
        </div>
        {found.history.length > 0 ? (
          <ul className="divide-y">
            {found.history.map((one) => (
              <EarlierCase key={one.id} one={one} found={found} />
            ))}
          </ul>
        ) : (
          <Text size="small" className="text-ui-fg-subtle px-4 py-4 sm:px-6">
            The patient&apos;s first case here.
          </Text>
        )}
      </div>
    </Panel>
  )
}
