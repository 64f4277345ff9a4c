import { ServerStack } from "@medusajs/icons"
import { usePartnerSummary } from "../hooks/partner-calls"
import { useMe } from "../hooks/staff"
import { MenuCount } from "./menu-count"

const TEAM = ["administrator", "pharmacist", "pharmacy_team"]

/** The menu's icon with how many calls need a person. */
export const PartnersIcon = () => {
  const role = useMe().data?.role
  const summary = usePartnerSummary(role !== undefined && TEAM.includes(role))
  const count = (summary.data ?? []).reduce(
    (sum, one) => sum + one.needs_attention,
    0
  )
  return (
    <MenuCount count={count} label="need attention">
      <ServerStack />
    </MenuCount>
  )
}
