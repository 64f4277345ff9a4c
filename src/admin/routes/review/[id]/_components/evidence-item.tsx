import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { EvidenceView } from "../../../../../api/contracts/case-evidence"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { StateBadge } from "../../../../components/state-badge"
import { useWithdrawEvidence } from "../../../../hooks/evidence"
import {
  evidenceWord,
  methodWord,
  outcomeWords,
} from "../../../../lib/evidence-words"
import { formatDate, formatDateTime } from "../../../../lib/format"

const measured = ({ weight_kg, height_cm }: EvidenceView): string =>
  [
    weight_kg === null ? null : `${weight_kg} kg`,
    height_cm === null ? null : `${height_cm} cm`,
  ]
    .filter(Boolean)
    .join(", ")

const verifier = ({ verified_by: by }: EvidenceView): string =>
  by.registration_number
    ? `${by.name}, ${by.registration_body ?? ""} ${by.registration_number}`
    : by.name

type EvidenceItemProps = { item: EvidenceView; mayWithdraw: boolean }

/** One proof with who had it, when and how. */
export const EvidenceItem = ({ item, mayWithdraw }: EvidenceItemProps) => {
  const [isAsking, setAsking] = useState(false)
  const withdraw = useWithdrawEvidence()
  const outcome = item.withdrawn
    ? { word: "Withdrawn", colour: "grey" as const }
    : outcomeWords(item.outcome)
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {evidenceWord(item.kind)}
          {measured(item) ? `: ${measured(item)}` : ""}
        </Text>
        <StateBadge color={outcome.colour}>{outcome.word}</StateBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {methodWord(item.method)}, {formatDate(item.observed_on)}
        {item.valid_until
          ? `, counts until ${formatDate(item.valid_until)}`
          : ""}
      </Text>
      {item.note ? (
        <Text size="small" className="break-words whitespace-pre-line">
          {item.note}
        </Text>
      ) : null}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {verifier(item)} · {formatDateTime(item.recorded_at)}
      </Text>
      {item.withdrawn ? (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          Withdrawn {formatDateTime(item.withdrawn.at)}: {item.withdrawn.reason}
        </Text>
      ) : null}
      {mayWithdraw && !item.withdrawn ? (
        <Button
          size="small"
          variant="secondary"
          className="self-start"
          aria-label={`Withdraw: ${evidenceWord(item.kind)}, ${formatDate(item.observed_on)}`}
          onClick={() => setAsking(true)}
        >
          Withdraw
        </Button>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          title={`Withdraw: ${evidenceWord(item.kind)}`}
          text="It then counts for no case. What was decided by it stays decided."
          label="Why it does not count"
          confirm="Withdraw"
          error={withdraw.error}
          isPending={withdraw.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            withdraw.mutate(
              { id: item.id, reason },
              { onSuccess: () => setAsking(false) }
            )
          }
        />
      ) : null}
    </li>
  )
}
