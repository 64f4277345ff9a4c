import { Checkbox, Label } from "@medusajs/ui"
import { useState } from "react"
import type { HealthReportDetail } from "../../../../../api/contracts/health-report"
import { NoteForm } from "../../../../components/note-form"
import { TaskDrawer } from "../../../../components/task-drawer"
import { TextField } from "../../../../components/text-field"
import {
  useCloseHealthReport,
  useHealthReport,
} from "../../../../hooks/health-reports"
import { reportWord } from "../../../../lib/health-report-words"
import { ReportReading } from "./report-reading"

type ReportDrawerProps = { id: string; onClose: () => void }

/** One report: what was written, whom to reach, and what a clinician makes of it. */
export const ReportDrawer = ({ id, onClose }: ReportDrawerProps) => {
  const query = useHealthReport(id)
  return (
    <TaskDrawer
      title={query.data ? reportWord(query.data) : "Something has changed"}
      query={query}
      onClose={onClose}
      form={(report) =>
        report.state === "open" ? <CloseForm report={report} /> : null
      }
    >
      {(report) => <ReportReading report={report} />}
    </TaskDrawer>
  )
}

const CloseForm = ({ report }: { report: HealthReportDetail }) => {
  const [reference, setReference] = useState("")
  const [releases, setReleases] = useState(false)
  const close = useCloseHealthReport(report.id)
  return (
    <NoteForm
      label="What was found and done"
      hint="Whom you reached, what you make of it, what was agreed."
      confirm="Close"
      error={close.error}
      isPending={close.isPending}
      onSubmit={(note) =>
        close.mutate({
          note,
          release_stop: releases,
          ...(reference.trim()
            ? { yellow_card_reference: reference.trim() }
            : {}),
        })
      }
    >
      <TextField
        id="yellow_card_reference"
        label="Yellow Card reference"
        hint="Where you have sent one."
        optional
        rows={1}
        value={reference}
        onChange={setReference}
      />
      <div className="flex items-center gap-2">
        <Checkbox
          id="release_stop"
          checked={releases}
          onCheckedChange={(next) => setReleases(next === true)}
        />
        <Label htmlFor="release_stop" size="small">
          Let supply go on. Otherwise it stays on hold under Stops.
        </Label>
      </div>
    </NoteForm>
  )
}
