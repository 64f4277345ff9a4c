import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

export type Fact = [label: string, value: ReactNode]

/** Labels with their values; a value that is missing reads "–". */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl className="grid grid-cols-[7rem_minmax(0,1fr)] xl:grid-cols-[fit-content(9rem)_minmax(0,1fr)] content-start gap-x-4 gap-y-2">
    {facts.map(([label, value]) => (
      <div key={label} className="contents">
        <dt>
          <Text size="small" className="text-ui-fg-subtle">
            {label}
          </Text>
        </dt>
        <dd className="txt-small min-w-0 break-words">{value ?? "–"}</dd>
      </div>
    ))}
  </dl>
)
