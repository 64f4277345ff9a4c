import type { StaffView } from "../../../../api/contracts/staff"
import { WaitingAlert } from "../../../components/waiting-alert"
import { useSafeguardingTasks } from "../../../hooks/safeguarding"
import { isClinician } from "../../../lib/queues"

type SafeguardingAlertProps = { role: StaffView["role"] | undefined }

/** That somebody may come to harm stands above every queue until it is done (CON-3). */
export const SafeguardingAlert = ({ role }: SafeguardingAlertProps) => {
  const query = useSafeguardingTasks(
    { state: "open", limit: 1 },
    isClinician(role)
  )
  return (
    <WaitingAlert
      count={query.data?.count ?? 0}
      one="One safeguarding task is open."
      many="safeguarding tasks are open."
      to="/review/safeguarding"
      label="Look at what was answered"
    />
  )
}
