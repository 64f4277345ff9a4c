import { formatDate } from "../../lib/dates"
import type { RenewalCard } from "../../lib/contracts"
import { FieldSet } from "../../ui/field"

/** The one that overlaps nothing, unless the patient chooses the other. */
export const STARTS = ["when_supply_ends", "as_soon_as_possible"] as const
export type Start = (typeof STARTS)[number]

type Props = {
  renewal: Pick<RenewalCard, "starts_on" | "soonest_on">
  chosen: Start
}

/** When the next supply is to begin; nothing to choose where nothing overlaps. */
export function StartChoice({ renewal, chosen }: Props) {
  const { starts_on, soonest_on } = renewal
  if (starts_on === soonest_on) {
    return <input type="hidden" name="start" value={STARTS[0]} />
  }
  const words: Record<Start, string> = {
    when_supply_ends: `When what I have runs out: sent from ${formatDate(starts_on)}`,
    as_soon_as_possible: `As soon as possible: sent from ${formatDate(soonest_on)}. I will still have some of my treatment then, so a pharmacist looks at it first.`,
  }
  return (
    <FieldSet id="start" legend="When should it begin?">
      <div className="choices">
        {STARTS.map((start, at) => (
          <label className="choice" key={start}>
            <input
              type="radio"
              id={at === 0 ? "start" : `start-${start}`}
              name="start"
              value={start}
              defaultChecked={start === chosen}
            />
            <span>{words[start]}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  )
}
