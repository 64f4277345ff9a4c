import { Alert } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { StaffView } from "../../../../api/contracts/staff"
import { useSafeguardingTasks } from "../../../hooks/safeguarding"
import { isClinician } from "../../../lib/queues"

type SafeguardingAlertProps = { role: StaffView["role"] | undefined }

/** That somebody may come to harm stands above every queue until it is done (CON-3). */
export const SafeguardingAlert = ({ role }: SafeguardingAlertProps) => {
  const query = useSafeguardingTasks(
    { state: "open", limit: 1 },
    isClinician(role)
  )
  const count = query.data?.count ?? 0
  return count > 0 ? (
    <div className="px-4 py-3 sm:px-6">
      <Alert variant="error">
        {count === 1
          ? "One safeguarding task is open. "
          : `${count} safeguarding tasks are open. `}
        <Link
          to="/review/safeguarding"
          className="text-ui-fg-interactive-hover underline"
        >
          Look at what was answered
        </Link>
      </Alert>
    </div>
  ) : null
}
