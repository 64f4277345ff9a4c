import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { LinkedPersonView } from "../../../../../api/contracts/case-linkage"
import { Panel } from "../../../../components/panel"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { TextLink } from "../../../../components/text-link"
import { useJudgeLink } from "../../../../hooks/linkage"
import { useMe } from "../../../../hooks/staff"
import { formatDate } from "../../../../lib/format"
import { reasonWord } from "../../../../lib/linkage-words"

type Verdict = "same" | "different" | "undo"

const ASKS: Record<Verdict, { title: string; text: string; confirm: string }> =
  {
    same: {
      title: "Same person",
      text: "Quantities and limits then count for both accounts. It can be taken back.",
      confirm: "Same person",
    },
    different: {
      title: "Different people",
      text: "Each is then supplied for themselves. It can be taken back.",
      confirm: "Different people",
    },
    undo: {
      title: "Take the verdict back",
      text: "The accounts are linked again by what they have in common.",
      confirm: "Take back",
    },
  }

const PersonCases = ({ person }: { person: LinkedPersonView }) => (
  <ul className="flex flex-col gap-1">
    {person.cases.map((one) => (
      <li key={one.id} className="txt-small">
        <TextLink to={`/review/${one.id}`}>{one.treatment_name}</TextLink>
        <span className="text-ui-fg-subtle">
          {` × ${one.quantity} · ${one.reference} · ${formatDate(one.opened_at)}`}
        </span>
      </li>
    ))}
  </ul>
)

type ItemProps = {
  person: LinkedPersonView
  mayJudge: boolean
  onAsk: (verdict: Verdict) => void
}

const PersonItem = ({ person, mayJudge, onAsk }: ItemProps) => {
  const name = `${person.first_name} ${person.last_name}`
  const { verdict } = person
  const asks: Verdict[] = verdict ? ["undo"] : ["same", "different"]
  return (
    <li className="bg-ui-bg-subtle flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          Born {formatDate(person.date_of_birth)} · {person.postcode}
        </Text>
      </div>
      <div className="flex flex-wrap gap-1">
        {person.reasons.map((reason) => (
          <Badge
            key={reason.kind}
            size="2xsmall"
            color={reason.strength >= 80 ? "orange" : "grey"}
          >
            {reasonWord(reason)}
          </Badge>
        ))}
        {person.indirect ? (
          <Badge size="2xsmall" color="grey">
            Over another linked account
          </Badge>
        ) : null}
      </div>
      <PersonCases person={person} />
      {verdict ? (
        <Text size="small" className="text-ui-fg-subtle">
          {ASKS[verdict.verdict].title}, says {verdict.staff_name},{" "}
          {formatDate(verdict.at)}: {verdict.reason ?? "erased"}
        </Text>
      ) : null}
      {mayJudge ? (
        <div className="flex flex-wrap gap-2">
          {asks.map((ask) => (
            <Button
              key={ask}
              size="small"
              variant="secondary"
              aria-label={`${ASKS[ask].confirm}: ${name}`}
              onClick={() => onAsk(ask)}
            >
              {ASKS[ask].confirm}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  )
}

/** Accounts that are possibly this person's, with reasons, and apart those of a household (SAF-8). */
export const LinkedPersonsPanel = ({ found }: { found: CaseDetail }) => {
  const role = useMe().data?.role
  const [asked, setAsked] = useState<{
    person: LinkedPersonView
    verdict: Verdict
  } | null>(null)
  const judge = useJudgeLink(found.patient_details.id)
  const { persons, household } = found.linkage
  if (persons.length + household.length === 0) {
    return null
  }
  const list = (people: LinkedPersonView[]) => (
    <ul className="flex flex-col gap-2">
      {people.map((person) => (
        <PersonItem
          key={person.patient_id}
          person={person}
          mayJudge={role === "prescriber" || role === "pharmacist"}
          onAsk={(verdict) => setAsked({ person, verdict })}
        />
      ))}
    </ul>
  )
  return (
    <Panel title={`Possible same persons (${persons.length})`}>
      <div className="flex flex-col gap-4">
        {persons.length > 0 ? list(persons) : null}
        {household.length > 0 ? (
          <section className="flex flex-col gap-2">
            <Text size="small" weight="plus">
              Perhaps a household: less in common, or told apart
            </Text>
            {list(household)}
          </section>
        ) : null}
      </div>
      {asked ? (
        <ReasonDialog
          title={ASKS[asked.verdict].title}
          text={ASKS[asked.verdict].text}
          label="Why"
          confirm={ASKS[asked.verdict].confirm}
          error={judge.error}
          isPending={judge.isPending}
          onClose={() => setAsked(null)}
          onConfirm={(reason) =>
            judge.mutate(
              {
                other: asked.person.patient_id,
                verdict: asked.verdict,
                reason,
              },
              { onSuccess: () => setAsked(null) }
            )
          }
        />
      ) : null}
    </Panel>
  )
}
