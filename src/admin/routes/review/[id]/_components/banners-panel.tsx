import { Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { useMe } from "../../../../hooks/staff"
import { bannersOf } from "../../../../lib/case-banners"
import { BannerItem } from "./banner-item"

/** The warnings of a case in one list, the gravest first, each once (REV-1). */
export const BannersPanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe().data
  const mayRead =
    found.state === "in_review" && found.claimed_by?.user_id === me?.user_id
  const banners = useMemo(() => bannersOf(found), [found])
  const next = banners.findIndex(({ acknowledgement }) => acknowledgement?.open)
  return (
    <Panel title={banners.length > 0 ? `Flags (${banners.length})` : "Flags"}>
      {banners.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {banners.map((banner, index) => (
            <BannerItem
              key={banner.key}
              banner={banner}
              found={found}
              mayRead={mayRead}
              isNext={index === next}
            />
          ))}
        </ul>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          No rule raised a flag, and no answer was changed.
        </Text>
      )}
    </Panel>
  )
}
