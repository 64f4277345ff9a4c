import { Badge } from "@medusajs/ui"
import type { CaseRow } from "../../../../api/contracts/case"

/** What a reviewer should know before opening a case. */
export const FlagBadges = ({ row }: { row: CaseRow }) => {
  const hasNone =
    !row.repeat_flag &&
    !row.renewal_flag &&
    !row.partner_unavailable &&
    row.flag_count === 0
  return hasNone ? (
    <span className="text-ui-fg-subtle">None</span>
  ) : (
    <span className="inline-flex flex-wrap gap-1">
      {row.flag_count > 0 ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="orange">
          {row.flag_count === 1 ? "1 flag" : `${row.flag_count} flags`}
        </Badge>
      ) : null}
      {row.repeat_flag ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="orange">
          Repeat
        </Badge>
      ) : null}
      {row.renewal_flag ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="blue">
          Renewal
        </Badge>
      ) : null}
      {row.partner_unavailable ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="red">
          Pending (API unavailable)
        </Badge>
      ) : null}
    </span>
  )
}
