import { Text } from "@medusajs/ui"
import type { Banner } from "../../../../lib/banner"
import { splitComparisons } from "../../../../lib/banner"

type Comparisons = Pick<Banner, "comparisons">

const List = ({ comparisons }: Comparisons) => (
  <ul className="flex flex-col gap-1">
    {comparisons.map(({ label, before, after }, index) => (
      <li key={`${label}-${index}`}>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {label}
        </Text>
        <Text size="small" className="break-words">
          {before === after
            ? `Both: ${before}.`
            : `Before: ${before}. Now: ${after}.`}
        </Text>
      </li>
    ))}
  </ul>
)

/** What was said before and now; what had no answer before opens below. */
export const BannerComparisons = ({ comparisons }: Comparisons) => {
  const { changed, fresh } = splitComparisons(comparisons)
  return (
    <>
      {changed.length > 0 ? <List comparisons={changed} /> : null}
      {fresh.length > 0 ? (
        <details>
          <summary className="txt-small text-ui-fg-subtle cursor-pointer">
            {fresh.length === 1
              ? "1 question was not answered before"
              : `${fresh.length} questions were not answered before`}
          </summary>
          <div className="mt-2">
            <List comparisons={fresh} />
          </div>
        </details>
      ) : null}
    </>
  )
}
