import { Alert } from "@medusajs/ui"
import { TextLink } from "./text-link"

type WaitingAlertProps = {
  count: number
  /** With one waiting, and with several: "{count} tasks are open". */
  one: string
  many: string
  to: string
  label: string
}

/** That something waits for a clinician stands in red until nothing does. */
export const WaitingAlert = ({
  count,
  one,
  many,
  to,
  label,
}: WaitingAlertProps) =>
  count > 0 ? (
    <div className="px-4 py-3 sm:px-6">
      <Alert variant="error">
        {count === 1 ? `${one} ` : `${count} ${many} `}
        <TextLink to={to}>{label}</TextLink>
      </Alert>
    </div>
  ) : null
