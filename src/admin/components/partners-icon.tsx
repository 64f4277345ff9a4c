import { ServerStack } from "@medusajs/icons"
import { usePartnerSummary } from "../hooks/partner-calls"
import { useMay } from "../hooks/staff"
import { MenuCount } from "./menu-count"

/** The menu's icon with how many calls need a person. */
export const PartnersIcon = () => {
  const may = useMay()
  const summary = usePartnerSummary(may("GET /admin/partner-calls/summary"))
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
