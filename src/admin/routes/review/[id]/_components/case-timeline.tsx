import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { Timeline } from "../../../../components/timeline"
import { doneWord } from "../../../../lib/event-words"
import { sentenceCase } from "../../../../lib/format"
import { caseStateWord } from "../../../../lib/words"

type CaseEvent = CaseDetail["events"][number]

const ACTORS: Record<string, string> = {
  customer: "Patient",
  patient: "Patient",
  guest: "Patient",
  system: "System",
  partner: "Partner",
}

const actorWord = ({ actor }: CaseEvent): string =>
  actor.name ?? ACTORS[actor.type] ?? sentenceCase(actor.type)

const titleOf = ({ event, from, to }: CaseEvent): string =>
  from === to
    ? `${sentenceCase(doneWord(event))} (${caseStateWord(to).toLowerCase()})`
    : caseStateWord(to)

export const CaseTimeline = ({ events }: { events: CaseEvent[] }) => (
  <Panel title="Timeline">
    <Timeline
      entries={[...events].reverse().map((event) => ({
        key: `${event.at}-${event.event}`,
        title: titleOf(event),
        by: actorWord(event),
        note: event.reason,
        at: event.at,
      }))}
    />
  </Panel>
)
