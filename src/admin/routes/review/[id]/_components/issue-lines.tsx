import type { PrescriptionView } from "../../../../../api/contracts/prescription"
import { issueLines } from "../../../../lib/issue-words"

/** What became of each permitted dispensing (SAF-1); nothing before there is a signature. */
export const IssueLines = ({
  prescription,
  now,
}: {
  prescription: PrescriptionView
  now: number
}) =>
  prescription.issues.length === 0 ? null : (
    <ul className="txt-small flex flex-col gap-1">
      {issueLines(prescription, now).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
