import { Text } from "@medusajs/ui"
import type { CaseCourse } from "../../../../../api/contracts/case-course"
import { TextLink } from "../../../../components/text-link"
import { formatDate } from "../../../../lib/format"
import { prescriptionWords, supplyWords } from "../../../../lib/words"

type Course = CaseCourse["course"]
type Supply = Course["supplies"][number]

/** The state says which of the two it is. */
const dayOf = ({ dispatched_at, delivered_at }: Supply): string => {
  const moment = delivered_at ?? dispatched_at
  return moment ? `, ${formatDate(moment)}` : ""
}

const partOf = ({ instalment_number, instalment_count }: Supply): string =>
  instalment_count > 1 ? `, ${instalment_number} of ${instalment_count}` : ""

type CourseLinesProps = { caseId: string; course: Course; title?: string }

/** The prescription and the supplies of one case; nothing where it has none. */
export const CourseLines = ({ caseId, course, title }: CourseLinesProps) => {
  const prescriptions = course.prescriptions.filter(
    ({ case_id }) => case_id === caseId
  )
  const supplies = course.supplies.filter(({ case_id }) => case_id === caseId)
  return prescriptions.length + supplies.length === 0 ? null : (
    <div>
      {title ? <h3 className="txt-small-plus">{title}</h3> : null}
      <ul className="flex flex-col gap-1">
        {prescriptions.map((one) => (
          <li key={one.id}>
            <Text size="xsmall" className="text-ui-fg-subtle">
              Prescription {one.reference}:{" "}
              {prescriptionWords(one.state).word.toLowerCase()}
              {one.signed_at ? `, ${formatDate(one.signed_at)}` : ""}
            </Text>
          </li>
        ))}
        {supplies.map((one) => (
          <li key={one.id}>
            <Text size="xsmall" className="text-ui-fg-subtle">
              Supply{" "}
              <TextLink to={`/dispatch/${one.id}`}>{one.reference}</TextLink>
              {partOf(one)}: {supplyWords(one.state).word.toLowerCase()}
              {dayOf(one)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
