import type { SupplyDetailView } from "../../../../../api/contracts/supply"
import { Panel } from "../../../../components/panel"
import { Timeline } from "../../../../components/timeline"
import { doneWord } from "../../../../lib/event-words"
import { sentenceCase } from "../../../../lib/format"

type HistoryEntry = SupplyDetailView["history"][number]

const ACTORS: Record<string, string> = { staff: "Staff", system: "System" }

export const SupplyTimeline = ({ history }: { history: HistoryEntry[] }) => (
  <Panel title="Timeline">
    <Timeline
      entries={[...history].reverse().map((entry) => ({
        key: `${entry.at}-${entry.event}`,
        title: sentenceCase(doneWord(entry.event)),
        by: ACTORS[entry.actor_type] ?? sentenceCase(entry.actor_type),
        at: entry.at,
      }))}
    />
  </Panel>
)
