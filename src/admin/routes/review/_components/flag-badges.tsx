import { Badge } from "@medusajs/ui"
import type { CaseRow } from "../../../../api/contracts/case"
import { AWAITS_DECISION, stayWords } from "../../../lib/stay-words"

const LEVELS = [
  { level: "red", word: "red", color: "red" },
  { level: "amber", word: "amber", color: "orange" },
  { level: "info", word: "to note", color: "grey" },
] as const

/** How old a case is, where that is news (QUE-4). */
export const AgeingBadge = ({ ageing }: Pick<CaseRow, "ageing">) =>
  ageing === "none" ? null : (
    <Badge
      size="2xsmall"
      className="whitespace-nowrap"
      color={ageing === "long" ? "orange" : "red"}
    >
      {ageing === "long" ? "Over 7 days" : "May be abandoned"}
    </Badge>
  )

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
      {LEVELS.map(({ level, word, color }) =>
        row.flag_levels[level] > 0 ? (
          <Badge
            key={level}
            size="2xsmall"
            className="whitespace-nowrap"
            color={color}
          >
            {row.flag_levels[level]} {word}
          </Badge>
        ) : null
      )}
      {row.repeat_flag ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="orange">
          Repeat
        </Badge>
      ) : null}
      {row.renewal_flag ? (
        <Badge size="2xsmall" color="blue">
          {row.renewal_label ?? "Renewal"}
        </Badge>
      ) : null}
      {row.stay_reason && AWAITS_DECISION.has(row.state) ? (
        <Badge size="2xsmall" className="whitespace-nowrap" color="grey">
          {stayWords(row.stay_reason).short}
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
