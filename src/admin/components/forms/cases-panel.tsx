import { Button, Text } from "@medusajs/ui"
import type { GoldenResult } from "../../../api/contracts/form"
import type { GoldenCase } from "../../lib/forms/types"
import { findingsWords } from "../../lib/forms/words"
import { StateBadge } from "../state-badge"
import { EmptyView } from "../state-views"
import { useEditor } from "./editor-context"
import { RemoveButton } from "./remove-button"

type CasesPanelProps = { onTry: (one: GoldenCase) => void }

/** The golden cases, those that fail first. */
export const CasesPanel = ({ onTry }: CasesPanelProps) => {
  const { state, check } = useEditor()
  const results = new Map(
    (check?.golden ?? []).map((result) => [result.case_id, result])
  )
  const { cases } = state.draft
  if (cases.length === 0) {
    return (
      <EmptyView
        title="No golden cases yet"
        text="Answer the preview under “Try it” and keep the result. Every rule needs a case, and so does a patient to whom none applies."
      />
    )
  }
  const failed = cases.filter(({ id }) => results.get(id)?.ok === false)
  const others = cases.filter((one) => !failed.includes(one))
  return (
    <div className="flex flex-col gap-3 p-4">
      <Text size="small" className="text-ui-fg-subtle">
        {results.size === 0
          ? "They run once the form has no other problem."
          : `${cases.length - failed.length} of ${cases.length} pass.`}
      </Text>
      <ul aria-label="Golden cases" className="flex flex-col gap-2">
        {[...failed, ...others].map((one) => (
          <CaseRow
            key={one.id}
            golden={one}
            result={results.get(one.id)}
            onTry={() => onTry(one)}
          />
        ))}
      </ul>
    </div>
  )
}

type CaseRowProps = {
  golden: GoldenCase
  result: GoldenResult | undefined
  onTry: () => void
}

const CaseRow = ({ golden, result, onTry }: CaseRowProps) => {
  const { mayEdit, edit } = useEditor()
  return (
    <li className="flex flex-col gap-1 rounded-md border p-3">
      <div className="flex items-start justify-between gap-2">
        <Text size="small" weight="plus">
          {golden.title}
        </Text>
        {result ? (
          <StateBadge color={result.ok ? "green" : "red"}>
            {result.ok ? "Passes" : "Fails"}
          </StateBadge>
        ) : null}
      </div>
      <Text size="small" className="text-ui-fg-subtle break-words">
        Expects: {findingsWords(golden.expect)}
      </Text>
      {result && !result.ok ? (
        <Text size="small" className="break-words">
          Gives: {findingsWords(result.actual)}
        </Text>
      ) : null}
      <div className="flex items-center gap-1">
        <Button
          size="small"
          type="button"
          variant="transparent"
          onClick={onTry}
          aria-label={`${mayEdit ? "Try and edit" : "Try"} ${golden.title}`}
        >
          {mayEdit ? "Try and edit" : "Try"}
        </Button>
        {mayEdit ? (
          <RemoveButton
            label={`Remove the golden case ${golden.title}`}
            onClick={() =>
              edit((draft) => ({
                ...draft,
                cases: draft.cases.filter(({ id }) => id !== golden.id),
              }))
            }
          />
        ) : null}
      </div>
    </li>
  )
}
