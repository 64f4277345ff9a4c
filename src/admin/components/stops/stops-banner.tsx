import { Alert, Button } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { StopSubject, StopSummary } from "../../../api/contracts/stop"
import { formatDateTime } from "../../lib/format"
import { STOP_SCOPE_WORDS, stopReasonWord } from "../../lib/stop-words"
import { StopDialog } from "./stop-dialog"

type StopsBannerProps = {
  stops: StopSummary[]
  /** What this page may stop. */
  subjects: StopSubject[]
}

/** The stops that stand over what the page shows, and the button for another. */
export const StopsBanner = ({ stops, subjects }: StopsBannerProps) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-col gap-2">
      {stops.map((stop) => (
        <Alert key={stop.id} variant="error">
          Supply is stopped. {STOP_SCOPE_WORDS[stop.scope]}:{" "}
          {stopReasonWord(stop.reason_code)}, since{" "}
          {formatDateTime(stop.opened_at)}.{" "}
          <Link to="/stops" className="underline">
            Open stops
          </Link>
        </Alert>
      ))}
      <div>
        <Button size="small" variant="danger" onClick={() => setOpen(true)}>
          Stop supply
        </Button>
      </div>
      {isOpen ? (
        <StopDialog subjects={subjects} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}
