import { Button, Hint } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type {
  ApproveCaseType,
  CaseDetail,
} from "../../../../../api/contracts/case"
import { ApiAlert } from "../../../../components/api-alert"
import { ConfirmPrompt } from "../../../../components/confirm-prompt"
import { TextField } from "../../../../components/text-field"
import { useCaseAction } from "../../../../hooks/cases"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { formatAmount } from "../../../../lib/format"
import { ApprovalBlockers, approvalBlockers } from "./approval-blockers"
import { useDraft } from "./drafts"
import { FormEnd } from "./form-end"
import { ProposalFields } from "./proposal-fields"
import { useFlushReading } from "./read-section"

const FIELDS = [
  "proposal.dose",
  "proposal.directions",
  "gp_justification",
  "notes",
]
const needed = (text: string) => (text.trim() ? undefined : "Write this first.")

const bodyOf = (found: CaseDetail, words: Words): ApproveCaseType => ({
  ...(found.proposal
    ? {
        proposal: {
          formulary_item_id: found.proposal.formulary_item_id,
          dose: words.dose.trim(),
          directions: words.directions.trim(),
          quantity: found.proposal.quantity,
          issues: words.issues,
        },
      }
    : {}),
  ...(words.justification.trim()
    ? { gp_justification: words.justification.trim() }
    : {}),
  ...(words.quantity.trim()
    ? { quantity_justification: words.quantity.trim() }
    : {}),
  ...(words.notes.trim() ? { notes: words.notes.trim() } : {}),
})

type Words = {
  dose: string
  /** Supplies that the signature authorises. */
  issues: number
  directions: string
  justification: string
  /** Why more of an ingredient than a limit allows. */
  quantity: string
  notes: string
}

type Wrong = Partial<Record<keyof Words, string>>

const wrongIn = (found: CaseDetail, words: Words): Wrong => ({
  ...(found.proposal && needed(words.dose) ? { dose: "Write the dose." } : {}),
  ...(found.proposal && needed(words.directions)
    ? { directions: "Write the directions." }
    : {}),
  ...(found.gp_justification_required && needed(words.justification)
    ? { justification: "Say why it is right to supply without telling the GP." }
    : {}),
})

const suppliesWords = (issues: number): string =>
  issues === 1 ? "one supply" : `up to ${issues} supplies, one a month`

/** Approval of a POM, with its prescription, or of a P medicine (REV-4, RX-1). */
export const ApproveForm = ({ found }: { found: CaseDetail }) => {
  const [words, setWords] = useDraft<Words>("approve", {
    dose: found.proposal?.dose ?? "",
    issues: found.proposal?.issues ?? 1,
    directions: found.proposal?.directions ?? "",
    justification: "",
    quantity: "",
    notes: "",
  })
  const [wrong, setWrong] = useState<Wrong>({})
  const [isConfirming, setConfirming] = useState(false)
  const approve = useCaseAction(found.id)
  const change =
    <K extends keyof Words>(name: K) =>
    (value: Words[K]) =>
      setWords((known) => ({ ...known, [name]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = wrongIn(found, words)
    setWrong(missing)
    setConfirming(Object.keys(missing).length === 0)
  }
  const blockers = approvalBlockers(found)
  const isBlocked = blockers.length > 0
  const flushReading = useFlushReading()
  // What was read in these last seconds is told before it is asked for.
  const approveNow = () =>
    flushReading()
      .catch(() => undefined)
      .then(() =>
        approve.mutate({ action: "approve", body: bodyOf(found, words) })
      )
  const name = `${found.patient_details.first_name} ${found.patient_details.last_name}`
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ApprovalBlockers blockers={blockers} />
      {found.proposal ? (
        <ProposalFields
          proposal={found.proposal}
          dose={words.dose}
          directions={words.directions}
          issues={words.issues}
          doseError={wrong.dose ?? fieldMessage(approve.error, FIELDS[0] ?? "")}
          directionsError={
            wrong.directions ?? fieldMessage(approve.error, FIELDS[1] ?? "")
          }
          onDose={change("dose")}
          onDirections={change("directions")}
          onIssues={change("issues")}
        />
      ) : null}
      {found.gp_justification_required ? (
        <TextField
          id="gp_justification"
          label="Why supply without telling the GP"
          hint="The patient gave no consent or has no GP. Goes on the decision."
          rows={3}
          value={words.justification}
          error={
            wrong.justification ??
            fieldMessage(approve.error, "gp_justification")
          }
          onChange={change("justification")}
        />
      ) : null}
      {found.quantities.exceeded.length > 0 ? (
        <TextField
          id="quantity_justification"
          label="Why more than the limit"
          hint="Goes on the decision. Some limits nobody may exceed."
          rows={3}
          value={words.quantity}
          error={fieldMessage(approve.error, "quantity_justification")}
          onChange={change("quantity")}
        />
      ) : null}
      <TextField
        id="notes"
        label="Clinical notes"
        optional
        rows={3}
        value={words.notes}
        error={fieldMessage(approve.error, "notes")}
        onChange={change("notes")}
      />
      {approve.error && isOutsideFields(approve.error, FIELDS) ? (
        <ApiAlert error={approve.error} />
      ) : null}
      <FormEnd>
        <Button
          type="submit"
          isLoading={approve.isPending}
          disabled={isBlocked}
          aria-describedby={isBlocked ? "approval-blockers" : undefined}
        >
          Approve
        </Button>
      </FormEnd>
      {found.proposal ? (
        <Hint>
          Approving makes the prescription. You sign it at SignatureRx.
        </Hint>
      ) : (
        <Hint>The approval is the record. The supply goes to dispatch.</Hint>
      )}
      <ConfirmPrompt
        open={isConfirming}
        title={`Approve ${found.treatment_name} for ${name}?`}
        text={
          found.proposal
            ? `${formatAmount(found.proposal.quantity, found.proposal.pack_size)}, ${suppliesWords(words.issues)}. Dose: ${words.dose}. Directions: ${words.directions.trim().replace(/\.$/, "")}. Your name, registration and the time are recorded.`
            : "Your name, registration and the time are recorded."
        }
        confirm="Approve"
        onClose={() => setConfirming(false)}
        onConfirm={() => void approveNow()}
      />
    </form>
  )
}
