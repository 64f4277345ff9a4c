import { Text } from "@medusajs/ui"
import type { UpcomingList } from "../../../../api/contracts/plan"
import { countWord, formatDate } from "../../../lib/format"

type DayTotalsProps = Pick<UpcomingList, "days" | "today">

const sum = (days: DayTotalsProps["days"], of: "supplies" | "packs") =>
  days.reduce((total, one) => total + one[of], 0)

const Total = ({
  days,
  label,
}: Pick<DayTotalsProps, "days"> & { label: string }) => (
  <div className="flex min-w-0 flex-col">
    <dt className="txt-compact-xsmall text-ui-fg-subtle">{label}</dt>
    <dd className="txt-compact-small-plus">
      {countWord(sum(days, "supplies"), "supply", "supplies")},{" "}
      {countWord(sum(days, "packs"), "pack")}
    </dd>
  </div>
)

/** How much is late, due today, and on the busiest day to come. */
export const DayTotals = ({ days, today }: DayTotalsProps) => {
  const late = days.filter(({ day }) => day < today)
  const next = days.filter(({ day }) => day > today)
  const [busiest] = next.toSorted((a, b) => b.supplies - a.supplies)
  return (
    <div className="px-4 py-3 sm:px-6">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {late.length > 0 ? <Total label="Late" days={late} /> : null}
        <Total label="Today" days={days.filter(({ day }) => day === today)} />
        {next.length > 0 ? <Total label="To come" days={next} /> : null}
      </dl>
      {busiest && next.length > 1 ? (
        <Text size="xsmall" className="text-ui-fg-subtle mt-2">
          Most on {formatDate(busiest.day)}:{" "}
          {countWord(busiest.supplies, "supply", "supplies")}.
        </Text>
      ) : null}
    </div>
  )
}
