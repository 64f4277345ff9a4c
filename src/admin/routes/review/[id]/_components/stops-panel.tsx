import type { CaseDetail } from "../../../../../api/contracts/case"
import { StopsBanner } from "../../../../components/stops/stops-banner"

/** What stops the supply of this case or of all its patient gets (SAF-7). */
export const StopsPanel = ({ found }: { found: CaseDetail }) => {
  const { first_name, last_name, id } = found.patient_details
  return (
    <StopsBanner
      stops={found.stops}
      subjects={[
        {
          scope: "case",
          subject_id: found.id,
          batch_number: null,
          label: found.reference,
        },
        {
          scope: "patient",
          subject_id: id,
          batch_number: null,
          label: `${first_name} ${last_name}`,
        },
      ]}
    />
  )
}
