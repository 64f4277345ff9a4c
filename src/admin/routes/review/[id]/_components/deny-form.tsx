import { Button, Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { DenialReasonView } from "../../../../../api/contracts/denial-reason"
import { ApiAlert } from "../../../../components/api-alert"
import { ConfirmPrompt } from "../../../../components/confirm-prompt"
import { SelectField } from "../../../../components/select-field"
import { TextField } from "../../../../components/text-field"
import { useCaseAction } from "../../../../hooks/cases"
import { useDenialReasons } from "../../../../hooks/denial-reasons"
import { reasonsFor } from "../../../../lib/denial-reasons"
import { fieldMessage, isOutsideFields } from "../../../../lib/error-words"
import { adviceWords } from "../../../../lib/words"
import { useDraft } from "./drafts"
import { FormEnd } from "./form-end"

const Preview = ({ reason }: { reason: DenialReasonView }) => (
  <div className="bg-ui-bg-subtle flex flex-col gap-1 rounded-md border p-3">
    <Text size="small" weight="plus">
      The patient reads at once ({adviceWords(reason.advice_level).word})
    </Text>
    <Text size="small" className="whitespace-pre-line">
      {reason.patient_text}
    </Text>
    <Text size="xsmall" className="text-ui-fg-subtle">
      Your notes stay with the team. The email says only that there is news.
    </Text>
  </div>
)

/** Denial for a managed reason, with notes (REV-2); the advice goes out at once (SAF-6). */
export const DenyForm = ({ found }: { found: CaseDetail }) => {
  const reasons = useDenialReasons()
  const [code, setCode] = useDraft("deny-reason", "")
  const [notes, setNotes] = useDraft("deny-notes", "")
  const [isTouched, setTouched] = useState(false)
  const [isConfirming, setConfirming] = useState(false)
  const deny = useCaseAction(found.id)
  const offered = reasonsFor(reasons.data ?? [], found)
  const chosen = offered.find((one) => one.code === code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(true)
    setConfirming(chosen !== undefined && notes.trim() !== "")
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {reasons.error ? <ApiAlert error={reasons.error} /> : null}
      <SelectField
        id="deny-reason"
        label="Reason"
        value={code}
        options={offered.map((one) => ({ value: one.code, label: one.title }))}
        error={
          isTouched && !chosen
            ? "Choose a reason."
            : fieldMessage(deny.error, "reason")
        }
        onChange={setCode}
      />
      {chosen ? <Preview reason={chosen} /> : null}
      <TextField
        id="deny-notes"
        label="Clinical notes"
        hint="Why, for the record."
        rows={4}
        value={notes}
        error={
          isTouched && !notes.trim()
            ? "Write why you deny it."
            : fieldMessage(deny.error, "notes")
        }
        onChange={setNotes}
      />
      {deny.error && isOutsideFields(deny.error, ["reason", "notes"]) ? (
        <ApiAlert error={deny.error} />
      ) : null}
      <FormEnd>
        <Button type="submit" variant="danger" isLoading={deny.isPending}>
          Deny
        </Button>
      </FormEnd>
      <ConfirmPrompt
        open={isConfirming}
        variant="danger"
        title={`Deny ${found.treatment_name}?`}
        text={`Reason: ${chosen?.title ?? ""}. The patient reads the advice at once and is refunded. It can't be taken back.`}
        confirm="Deny"
        onClose={() => setConfirming(false)}
        onConfirm={() =>
          deny.mutate({
            action: "deny",
            body: { reason: code, notes: notes.trim() },
          })
        }
      />
    </form>
  )
}
