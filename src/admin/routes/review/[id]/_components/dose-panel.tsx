import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { DoseChangeView } from "../../../../../api/contracts/dose-change"
import { ApiAlert } from "../../../../components/api-alert"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { useDoseChanges, useWithdrawDose } from "../../../../hooks/dose-changes"
import { useMe } from "../../../../hooks/staff"
import { doseStateWords, whyNotWords } from "../../../../lib/dose-words"
import { formatDate } from "../../../../lib/format"
import { formatPence } from "../../../../lib/refund-words"
import { AuthorityActions } from "./authority-actions"
import { DoseForm } from "./dose-form"

/** Another strength for the months of a running plan that haven't begun (SAF-18); nothing where there is no plan that runs. */
export const DosePanel = ({ found }: { found: CaseDetail }) => {
  const [isOpen, setOpen] = useState(false)
  const isPrescriber = useMe().data?.role === "prescriber"
  const isAsked = found.plan !== null && found.legal_class === "POM"
  const { data, error } = useDoseChanges(found.id, isAsked)
  if (!isAsked || (!data && !error)) {
    return null
  }
  const why = whyNotWords(data?.why_not ?? null)
  const { offer, changes = [] } = data ?? {}
  if (!error && !offer && changes.length === 0) {
    return null
  }
  return (
    <Panel title="Strength of later months">
      <div className="flex flex-col gap-4">
        <ApiAlert error={error} />
        {changes.map((change) => (
          <Change
            key={change.id}
            caseId={found.id}
            change={change}
            isPrescriber={isPrescriber}
          />
        ))}
        {isPrescriber && offer && offer.choices.length > 0 ? (
          isOpen ? (
            <DoseForm
              found={found}
              offer={offer}
              onDone={() => setOpen(false)}
            />
          ) : (
            <div>
              <Button
                size="small"
                variant="secondary"
                onClick={() => setOpen(true)}
              >
                Propose another strength
              </Button>
            </div>
          )
        ) : null}
        {isPrescriber && why ? (
          <Text size="small" className="text-ui-fg-subtle">
            {why}
          </Text>
        ) : null}
      </div>
    </Panel>
  )
}

type ChangeProps = {
  caseId: string
  change: DoseChangeView
  isPrescriber: boolean
}

const side = ({ name, quantity, monthly_price }: DoseChangeView["from"]) =>
  `${name} × ${quantity}, ${formatPence(monthly_price)} a month`

const Change = ({ caseId, change, isPrescriber }: ChangeProps) => {
  const withdraw = useWithdrawDose(caseId)
  const { word, colour } = doseStateWords(change.state)
  const { prescription } = change
  return (
    <div className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <StateBadge color={colour}>{word}</StateBadge>
        <Text size="small" className="text-ui-fg-subtle">
          {change.by}, {formatDate(change.proposed_at)}
        </Text>
      </span>
      <Text size="small">From {side(change.from)}</Text>
      <Text size="small" weight="plus">
        To {side(change.to)}
        {change.from_number === null
          ? ""
          : `, from month ${change.from_number}`}
      </Text>
      <Text size="small">
        {change.dose}. {change.directions}
      </Text>
      <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
        {change.reason}
      </Text>
      {prescription ? (
        <Text size="small">
          Prescription {prescription.reference}
          {prescription.signed_at
            ? `, signed ${formatDate(prescription.signed_at)}`
            : ""}
        </Text>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {prescription?.signing_url ? (
          <Button size="small" asChild>
            <a href={prescription.signing_url} target="_blank" rel="noreferrer">
              Open signing page <ArrowUpRightOnBox />
            </a>
          </Button>
        ) : null}
        {prescription ? <AuthorityActions prescription={prescription} /> : null}
        {change.may_withdraw && isPrescriber ? (
          <Button
            size="small"
            variant="secondary"
            isLoading={withdraw.isPending}
            onClick={() => withdraw.mutate(change.id)}
          >
            Take it back
          </Button>
        ) : null}
      </div>
      <ApiAlert error={withdraw.error} />
    </div>
  )
}
