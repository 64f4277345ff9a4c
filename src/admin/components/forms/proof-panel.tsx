import { Badge, Button, Heading, Text } from "@medusajs/ui"
import type { MutationRow, ReplayChange } from "../../../api/contracts/form"
import { useReplay } from "../../hooks/forms"
import { formatDateTime } from "../../lib/format"
import { groupMutations, type RuleProof } from "../../lib/forms/mutations"
import { OUTCOMES } from "../../lib/forms/words"
import { ApiAlert } from "../api-alert"
import { StateBadge } from "../state-badge"
import { LinkButton } from "../text-link"
import { useEditor } from "./editor-context"

/** Whether the golden cases notice errors, and what the draft changes for past patients. */
export const ProofPanel = () => {
  const { check } = useEditor()
  return (
    <div className="flex flex-col divide-y">
      <Mutations rows={check?.mutations ?? []} />
      <Replay />
    </div>
  )
}

const Mutations = ({ rows }: { rows: MutationRow[] }) => {
  const groups = groupMutations(rows)
  const survivors = rows.filter(({ killed_by }) => killed_by === null).length
  return (
    <section aria-label="Planted errors" className="flex flex-col gap-3 p-4">
      <Heading level="h2">Planted errors</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {rows.length === 0
          ? "Each rule is broken on purpose in small ways, to see whether a golden case notices. This runs once the form has no other problem."
          : `${rows.length - survivors} of ${rows.length} small errors are noticed by a golden case. Every error in a deny rule has to be.`}
      </Text>
      {groups.map((group) => (
        <RuleMutations key={group.rule_id} group={group} />
      ))}
    </section>
  )
}

const RuleMutations = ({ group }: { group: RuleProof }) => {
  const { goTo } = useEditor()
  const { rule_id, rule_kind, survivors, killed } = group
  return (
    <div className="flex flex-col gap-1 rounded-md border p-3">
      <div className="flex items-center justify-between gap-2">
        <LinkButton
          className="txt-small-plus break-all"
          onClick={() => goTo({ tab: "rules", id: rule_id })}
        >
          {rule_id}
        </LinkButton>
        <Badge size="2xsmall" color={rule_kind === "deny" ? "red" : "orange"}>
          {rule_kind === "deny" ? "Deny" : "Flag"}
        </Badge>
      </div>
      {survivors.map((row, index) => (
        <Text key={index} size="small">
          <span className="font-medium">Not noticed:</span> {row.detail}
        </Text>
      ))}
      <details className="txt-small">
        <summary className="text-ui-fg-subtle cursor-pointer">
          {killed.length} noticed
        </summary>
        <ul className="mt-1 flex flex-col gap-1">
          {killed.map((row, index) => (
            <li key={index}>
              {row.detail}{" "}
              <span className="text-ui-fg-subtle">by {row.killed_by}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

const Replay = () => {
  const { view, isUnsaved } = useEditor()
  const replay = useReplay(view.id)
  const result = replay.data
  return (
    <section
      aria-label="Past consultations"
      className="flex flex-col gap-3 p-4"
    >
      <Heading level="h2">Past consultations</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        Judges the newest 500 consultations by this draft, without changing
        them. The look is put on record.
      </Text>
      <ApiAlert error={replay.error} />
      <Button
        size="small"
        type="button"
        variant="secondary"
        className="w-fit"
        disabled={isUnsaved}
        isLoading={replay.isPending}
        onClick={() => replay.mutate()}
      >
        Replay
      </Button>
      {result ? (
        <Text size="small" role="status">
          {result.replayed === 0
            ? "No consultation with this form has been submitted yet."
            : `${result.replayed} replayed, ${result.changed.length} with another outcome or other rules.`}
        </Text>
      ) : null}
      <ul className="flex flex-col gap-2">
        {(result?.changed ?? []).map((row) => (
          <ReplayRow key={row.consultation_id} row={row} />
        ))}
      </ul>
    </section>
  )
}

const ReplayRow = ({ row }: { row: ReplayChange }) => (
  <li className="flex flex-col gap-1 rounded-md border p-3">
    <Text size="small" weight="plus">
      {row.reference}
    </Text>
    <Text size="xsmall" className="text-ui-fg-subtle">
      {formatDateTime(row.submitted_at)}
    </Text>
    <div className="flex flex-wrap items-center gap-1">
      <StateBadge color={OUTCOMES[row.before].colour}>
        {OUTCOMES[row.before].word}
      </StateBadge>
      <span aria-label="becomes">→</span>
      <StateBadge color={OUTCOMES[row.after].colour}>
        {OUTCOMES[row.after].word}
      </StateBadge>
    </div>
    {row.rules_added.length > 0 ? (
      <Text size="small">Applies now: {row.rules_added.join(", ")}</Text>
    ) : null}
    {row.rules_removed.length > 0 ? (
      <Text size="small">No longer: {row.rules_removed.join(", ")}</Text>
    ) : null}
  </li>
)
