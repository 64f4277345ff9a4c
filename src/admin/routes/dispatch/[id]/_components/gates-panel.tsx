import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { Panel } from "../../../../components/panel"
import { useIsNarrow } from "../../../../hooks/use-is-narrow"
import { countWord } from "../../../../lib/format"
import { gateWord } from "../../../../lib/words"

type Gates = SupplyDetailView["gates"]

/** What must be true before it may leave, each with its reason (DSP-1); on a phone what is settled is folded away. */
export const GatesPanel = ({ gates }: { gates: Gates }) => {
  const isNarrow = useIsNarrow()
  const open = gates.filter((gate) => gate.open)
  const closed = gates.filter((gate) => !gate.open)
  const isFolded = isNarrow && open.length > 0
  return (
    <Panel
      flush
      title="Gates"
      aside={
        <Text size="small" className="text-ui-fg-subtle">
          {open.length} of {gates.length} open
        </Text>
      }
    >
      <GateLines gates={isFolded ? closed : gates} />
      {isFolded ? (
        <details className={closed.length > 0 ? "border-t" : undefined}>
          <summary className="txt-small cursor-pointer px-4 py-2 sm:px-6">
            {countWord(open.length, "open gate")}
          </summary>
          <GateLines gates={open} />
        </details>
      ) : null}
    </Panel>
  )
}

const GateLines = ({ gates }: { gates: Gates }) => (
  <ul className="divide-y">
    {gates.map((gate) => (
      <li
        key={gate.gate}
        className="grid grid-cols-[1.25rem_3rem_1fr] items-center gap-x-2 px-4 py-2 sm:grid-cols-[1.25rem_3rem_12rem_1fr] sm:px-6"
      >
        {gate.open ? (
          <CheckCircleSolid
            className="text-ui-tag-green-icon"
            aria-hidden="true"
          />
        ) : (
          <XCircleSolid className="text-ui-tag-red-icon" aria-hidden="true" />
        )}
        <Text size="small">{gate.open ? "Yes" : "No"}</Text>
        <Text size="small" weight="plus">
          {gateWord(gate.gate)}
        </Text>
        <Text
          size="small"
          className="text-ui-fg-subtle col-start-3 sm:col-start-4"
        >
          {gate.reason}
        </Text>
      </li>
    ))}
  </ul>
)
