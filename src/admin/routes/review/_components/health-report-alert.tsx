import type { StaffView } from "../../../../api/contracts/staff"
import { WaitingAlert } from "../../../components/waiting-alert"
import { useHealthReports } from "../../../hooks/health-reports"
import { isClinician } from "../../../lib/queues"

type HealthReportAlertProps = { role: StaffView["role"] | undefined }

/** That a patient reported a change, and has supply on hold, stands above every queue until it is looked at (SAF-17). */
export const HealthReportAlert = ({ role }: HealthReportAlertProps) => {
  const query = useHealthReports({ state: "open", limit: 1 }, isClinician(role))
  return (
    <WaitingAlert
      count={query.data?.count ?? 0}
      one="One report that something has changed is open."
      many="reports that something has changed are open."
      to="/review/health-reports?state=open"
      label="Look at what was reported"
    />
  )
}
