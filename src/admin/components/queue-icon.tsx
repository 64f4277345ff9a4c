import { DocumentText } from "@medusajs/icons"
import { useLive } from "../hooks/live"
import { useMe } from "../hooks/staff"
import { queuesOfRole } from "../lib/queues"

/** The menu's icon with how many wait in the queues of one's role. */
export const QueueIcon = () => {
  const { counts } = useLive()
  const role = useMe().data?.role
  const waiting = queuesOfRole(role).reduce(
    (sum, queue) => sum + (counts?.[queue].queued ?? 0),
    0
  )
  return (
    <span className="relative inline-flex">
      <DocumentText />
      {waiting > 0 ? (
        <span
          className="bg-ui-tag-red-icon txt-compact-xsmall-plus absolute -right-2 -top-2 min-w-4 rounded-full px-1 text-center text-[10px] leading-4 text-white"
          aria-label={`${waiting} waiting`}
        >
          {waiting > 99 ? "99+" : waiting}
        </span>
      ) : null}
    </span>
  )
}
