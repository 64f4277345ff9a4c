import type { CaseDetail } from "../../api/contracts/case"
import type { AcknowledgementView } from "../../api/contracts/case-comparison"

export type BannerLevel = "red" | "amber" | "info"

type Rule = NonNullable<CaseDetail["consultation"]>["rules"][number]

/** One warning of a case with all that there is to say about it. */
export type Banner = {
  key: string
  level: BannerLevel
  /** Within its level, the smallest first. */
  rank: number
  title: string
  lines: string[]
  comparisons: { label: string; before: string; after: string }[]
  /** The rule that raised it. */
  rule: Rule | null
  /** What has to be read before approving. */
  acknowledgement: AcknowledgementView | null
  /** Where on the page there is more. */
  section: string | null
  /** Another page with more. */
  link: { to: string; label: string } | null
}

/** Of red ones: what stops supply, a death, safeguarding, a GP's objection, then the rest. */
export const RANK = {
  stop: 0,
  deceased: 1,
  safeguarding: 2,
  objection: 3,
  acknowledgement: 4,
  rule: 5,
  other: 6,
} as const

export const plainBanner = (
  given: Pick<Banner, "key" | "level" | "title"> & Partial<Banner>
): Banner => ({
  rank: RANK.other,
  lines: [],
  comparisons: [],
  rule: null,
  acknowledgement: null,
  section: null,
  link: null,
  ...given,
})

type Comparison = Banner["comparisons"][number]

/** Answers that are others now, and apart those to questions that had none: many, where a consultation broke off. */
export function splitComparisons(comparisons: readonly Comparison[]) {
  const hadNone = ({ before }: Comparison) => before === "Not answered"
  return {
    changed: comparisons.filter((one) => !hadNone(one)),
    fresh: comparisons.filter(hadNone),
  }
}
