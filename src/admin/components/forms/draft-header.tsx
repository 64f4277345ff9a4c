import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { useDraftStep } from "../../hooks/forms"
import type { useAutosave } from "../../hooks/use-autosave"
import { DRAFT_STATES } from "../../lib/forms/words"
import { ApiAlert } from "../api-alert"
import { ConfirmPrompt } from "../confirm-prompt"
import { ReasonDialog } from "../reason-dialog"
import { StateBadge } from "../state-badge"
import { TextLink } from "../text-link"
import { useEditor } from "./editor-context"

type DraftHeaderProps = {
  autosave: ReturnType<typeof useAutosave>
  onReload: () => void
}

const savedWords = ({
  error,
  isSaving,
  isUnsaved,
}: DraftHeaderProps["autosave"]): string => {
  if (error && isUnsaved) {
    return "Not saved"
  }
  return isSaving || isUnsaved ? "Saving…" : "All changes are saved"
}

/** The draft's name and state, whether it is saved, and what to do with it. */
export const DraftHeader = ({ autosave, onReload }: DraftHeaderProps) => {
  const { view, mayEdit, state } = useEditor()
  const { word, colour } = DRAFT_STATES[view.state]
  const editors = view.editors.map(({ name }) => name).join(", ")
  const base =
    view.base_version === null
      ? "first version"
      : `from version ${view.base_version}`
  return (
    <Container className="flex flex-col gap-3 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <Heading level="h1">{state.draft.definition.title}</Heading>
            <StateBadge color={colour}>{word}</StateBadge>
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            <TextLink to={`/forms/${view.form.id}`}>All versions</TextLink>
            {` · ${base} · written by ${editors}`}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {mayEdit ? (
            <Text
              size="small"
              className="text-ui-fg-subtle"
              data-testid="saved"
            >
              {savedWords(autosave)}
            </Text>
          ) : null}
          <DraftActions />
        </div>
      </div>
      {autosave.error && autosave.isUnsaved ? (
        <div className="flex flex-col items-start gap-2">
          <ApiAlert error={autosave.error} />
          {autosave.isStale ? (
            <Button size="small" variant="secondary" onClick={onReload}>
              Load the newest
            </Button>
          ) : (
            <Button size="small" variant="secondary" onClick={autosave.reset}>
              Try again
            </Button>
          )}
        </div>
      ) : null}
    </Container>
  )
}

/** Discard, and hand in for review. */
const DraftActions = () => {
  const { view, isUnsaved, check } = useEditor()
  const [open, setOpen] = useState<"submit" | "discard" | null>(null)
  const step = useDraftStep(view.id)
  const discard = useDraftStep(view.id)
  const navigate = useNavigate()
  const problems = check?.problems.length ?? 0
  return (
    <>
      {view.may.discard ? (
        <Button
          size="small"
          variant="secondary"
          isLoading={discard.isPending}
          onClick={() => setOpen("discard")}
        >
          Discard
        </Button>
      ) : null}
      {view.may.submit ? (
        <Button
          size="small"
          disabled={isUnsaved || !check?.publishable}
          title={
            problems > 0
              ? `${problems} problems have to be mended first`
              : undefined
          }
          onClick={() => setOpen("submit")}
        >
          Submit for review
        </Button>
      ) : null}
      {discard.error ? <ApiAlert error={discard.error} /> : null}
      {open === "submit" ? (
        <ReasonDialog
          title="Submit for review"
          text="A colleague reads the differences and publishes it. Until then patients get the current version."
          label="What changed, and why"
          confirm="Submit"
          field="change_note"
          error={step.error}
          isPending={step.isPending}
          onClose={() => setOpen(null)}
          onConfirm={(change_note) =>
            step.mutate(
              { step: "submit", change_note },
              { onSuccess: () => setOpen(null) }
            )
          }
        />
      ) : null}
      <ConfirmPrompt
        open={open === "discard"}
        variant="danger"
        title="Discard this draft?"
        text="What was written in it is not published, and can’t be edited again."
        confirm="Discard"
        onClose={() => setOpen(null)}
        onConfirm={() => {
          setOpen(null)
          discard.mutate(
            { step: "discard" },
            { onSuccess: () => void navigate(`/forms/${view.form.id}`) }
          )
        }}
      />
    </>
  )
}
