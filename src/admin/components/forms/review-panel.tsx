import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { DraftView } from "../../../api/contracts/form"
import { useDraftChanges, useDraftStep, usePublish } from "../../hooks/forms"
import { useMe } from "../../hooks/staff"
import { formatDateTime } from "../../lib/format"
import { ApiAlert } from "../api-alert"
import { ConfirmPrompt } from "../confirm-prompt"
import { Facts } from "../facts"
import { Panel } from "../panel"
import { QueryView } from "../query-view"
import { ReasonDialog } from "../reason-dialog"
import { ChangesView } from "./changes-view"
import { useEditor } from "./editor-context"

/** Why the viewer can't publish, in words; null when they can. */
function whyNot(
  { may, editors }: DraftView,
  me: { user_id: string; role: string } | undefined
): string | null {
  if (may.publish) {
    return null
  }
  return editors.some(({ user_id }) => user_id === me?.user_id)
    ? "You worked on this draft, so somebody else has to publish it."
    : "Only a pharmacist or prescriber can publish a form."
}

/** What a second person needs to read before publishing, and their decision. */
export const ReviewPanel = () => {
  const { view, state, check } = useEditor()
  const query = useDraftChanges(view.id, state.revision)
  const isSound = check?.publishable === true
  const golden = check?.golden ?? []
  return (
    <Panel title="Review" aside={<Decision isSound={isSound} />}>
      <div className="flex flex-col gap-6">
        <Facts
          facts={[
            ["Submitted by", view.submitted_by_name],
            [
              "Submitted",
              view.submitted_at ? formatDateTime(view.submitted_at) : null,
            ],
            ["Change note", view.change_note],
            [
              "Checks",
              !check
                ? "Running…"
                : isSound
                  ? `Everything holds; ${golden.length} golden cases pass.`
                  : `${check.problems.length} problems. See “Problems”.`,
            ],
          ]}
        />
        <details className="txt-small" open={view.base_version !== null}>
          <summary className="txt-small-plus cursor-pointer">
            Differences from the current version
          </summary>
          <div className="mt-3">
            <QueryView query={query}>
              {(changes) => (
                <ChangesView changes={changes} form={state.draft.definition} />
              )}
            </QueryView>
          </div>
        </details>
      </div>
    </Panel>
  )
}

const Decision = ({ isSound }: { isSound: boolean }) => {
  const { view, state } = useEditor()
  const [open, setOpen] = useState<"back" | "publish" | null>(null)
  const back = useDraftStep(view.id)
  const publish = usePublish(view.id)
  const navigate = useNavigate()
  const reason = whyNot(view, useMe().data)
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap gap-2">
        {view.may.send_back ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setOpen("back")}
          >
            Send back
          </Button>
        ) : null}
        <Button
          size="small"
          disabled={reason !== null || !isSound}
          aria-describedby={reason ? "why-not-publish" : undefined}
          isLoading={publish.isPending}
          onClick={() => setOpen("publish")}
        >
          Publish
        </Button>
      </div>
      {reason ? (
        <Text
          id="why-not-publish"
          size="small"
          className="text-ui-fg-subtle max-w-xs text-right"
        >
          {reason}
        </Text>
      ) : null}
      <ApiAlert error={publish.error} />
      {open === "back" ? (
        <ReasonDialog
          title="Send back"
          text="The writers see what you write here, and can change the draft again."
          label="What has to change"
          confirm="Send back"
          field="note"
          error={back.error}
          isPending={back.isPending}
          onClose={() => setOpen(null)}
          onConfirm={(note) =>
            back.mutate(
              { step: "send-back", note },
              { onSuccess: () => setOpen(null) }
            )
          }
        />
      ) : null}
      <ConfirmPrompt
        open={open === "publish"}
        title="Publish this form?"
        text="New consultations begin with it at once. Those that have begun stay on their version."
        confirm="Publish"
        onClose={() => setOpen(null)}
        onConfirm={() => {
          setOpen(null)
          publish.mutate(state.revision, {
            onSuccess: () => void navigate(`/forms/${view.form.id}`),
          })
        }}
      />
    </div>
  )
}

/** Why a reviewer sent it back; nothing when nobody did. */
export const SentBack = () => {
  const { view } = useEditor()
  return view.state === "editing" && view.review_note ? (
    <Alert variant="warning">Sent back: {view.review_note}</Alert>
  ) : null
}
