import { Button, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import type { ImportNote } from "../../../api/contracts/form"
import { useImport } from "../../hooks/forms"
import { readDraft } from "../../lib/forms/read-draft"
import type { Colour } from "../../lib/words"
import { ApiAlert } from "../api-alert"
import { ConfirmPrompt } from "../confirm-prompt"
import { Field } from "../field"
import { StateBadge } from "../state-badge"
import { TextField } from "../text-field"
import { useEditor } from "./editor-context"

const LEVELS: Record<ImportNote["level"], { word: string; colour: Colour }> = {
  error: { word: "Not possible", colour: "red" },
  left_out: { word: "Left out", colour: "orange" },
  changed: { word: "Changed", colour: "blue" },
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" ? value : null
  } catch {
    return null
  }
}

/** Takes a FHIR R4 Questionnaire over; what can't be mapped is listed. */
export const ImportPanel = () => {
  const { view, isUnsaved, dispatch } = useEditor()
  const [text, setText] = useState("")
  const [isAsking, setAsking] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const [report, setReport] = useState<ImportNote[] | null>(null)
  const importing = useImport(view.id)
  const questionnaire = parsed(text)
  const start = () => {
    setAsking(false)
    if (questionnaire) {
      importing.mutate(questionnaire, {
        onSuccess: ({ draft, report: notes }) => {
          setReport(notes)
          dispatch({
            type: "load",
            draft: readDraft(draft),
            revision: draft.revision,
          })
        },
      })
    }
  }
  const problem =
    isTouched && !questionnaire ? "This is no JSON document." : undefined
  return (
    <section className="flex flex-col gap-3 border-t pt-4">
      <Heading level="h2">Import a FHIR Questionnaire</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        It replaces this draft’s questions and rules. Golden cases stay.
      </Text>
      <Field id="import-file" label="File">
        <input
          id="import-file"
          type="file"
          accept=".json,application/json,application/fhir+json"
          className="txt-small"
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(setText)
          }}
        />
      </Field>
      <TextField
        id="import-text"
        label="Or paste it"
        rows={4}
        value={text}
        error={problem}
        onChange={setText}
      />
      <ApiAlert error={importing.error} />
      <Button
        size="small"
        type="button"
        variant="secondary"
        className="w-fit"
        disabled={isUnsaved}
        isLoading={importing.isPending}
        onClick={() => {
          setTouched(true)
          setAsking(questionnaire !== null)
        }}
      >
        Import
      </Button>
      {report ? <ImportReport report={report} /> : null}
      <ConfirmPrompt
        open={isAsking}
        variant="danger"
        title="Replace this draft?"
        text="The questions and rules of this draft are replaced by those of the Questionnaire."
        confirm="Replace"
        onClose={() => setAsking(false)}
        onConfirm={start}
      />
    </section>
  )
}

const ImportReport = ({ report }: { report: ImportNote[] }) => (
  <div role="status" className="flex flex-col gap-2">
    <Text size="small" weight="plus">
      {report.length === 0
        ? "Everything was taken over."
        : `${report.length} notes on the import`}
    </Text>
    <ul className="flex flex-col gap-2">
      {report.map((note, index) => (
        <li key={index} className="flex flex-col gap-1 rounded-md border p-2">
          <StateBadge color={LEVELS[note.level].colour}>
            {LEVELS[note.level].word}
          </StateBadge>
          <Text size="small">{note.message}</Text>
          <Text size="xsmall" className="text-ui-fg-subtle break-all">
            {note.place}
          </Text>
        </li>
      ))}
    </ul>
  </div>
)
