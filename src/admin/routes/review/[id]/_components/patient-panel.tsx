import { StateBadge } from "../../../../components/state-badge"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { formatDate, formatPhone, sentenceCase } from "../../../../lib/format"
import { identityWords } from "../../../../lib/words"

const GP_ANSWERS = {
  practice: "Will be told",
  no_consent: "No consent to tell the GP",
  no_gp: "Has no GP",
} as const

type Gp = CaseDetail["patient_details"]["gp"]

const gpAnswer = ({ answer, practice_name }: Gp): string => {
  if (answer === null) {
    return "Not answered"
  }
  return practice_name
    ? `${GP_ANSWERS[answer]}: ${practice_name}`
    : GP_ANSWERS[answer]
}

export const PatientPanel = ({ found }: { found: CaseDetail }) => {
  const patient = found.patient_details
  const { address_1, address_2, city, county, postcode } = patient.home_address
  const identity = identityWords(patient.identity_status)
  return (
    <Panel
      title="Patient"
      aside={
        <StateBadge color={identity.colour}>ID: {identity.word}</StateBadge>
      }
    >
      <div className="grid grid-cols-1 gap-x-8 gap-y-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Facts
          facts={[
            ["Age", `${patient.age} years`],
            ["Date of birth", formatDate(patient.date_of_birth)],
            ["Sex", sentenceCase(patient.sex)],
            ["GP", gpAnswer(patient.gp)],
          ]}
        />
        <Facts
          facts={[
            [
              "Home",
              [address_1, address_2, city, county, postcode]
                .filter(Boolean)
                .join(", "),
            ],
            ["Telephone", patient.phone && formatPhone(patient.phone)],
            ["Email", patient.email],
            [
              "ID check",
              patient.identity_verified_at
                ? `${formatDate(patient.identity_verified_at)}${patient.identity_reference ? ` (${patient.identity_reference})` : ""}`
                : null,
            ],
          ]}
        />
      </div>
    </Panel>
  )
}
