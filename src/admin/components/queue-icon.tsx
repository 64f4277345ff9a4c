import { DocumentText } from "@medusajs/icons"
import { useLive } from "../hooks/live"
import { useMe } from "../hooks/staff"
import { queuesOfRole } from "../lib/queues"
import { MenuCount } from "./menu-count"

/** The menu's icon with how many wait in the queues of one's role. */
export const QueueIcon = () => {
  const { counts } = useLive()
  const role = useMe().data?.role
  const waiting = queuesOfRole(role).reduce(
    (sum, queue) => sum + (counts?.[queue].queued ?? 0),
    0
  )
  return (
    <MenuCount count={waiting} label="waiting">
      <DocumentText />
    </MenuCount>
  )
}
