import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import type { StopDetail } from "../../../../api/contracts/stop"
import { DrawerHeader } from "../../../components/drawer-header"
import { Facts } from "../../../components/facts"
import { QueryView } from "../../../components/query-view"
import { ReasonDialog } from "../../../components/reason-dialog"
import { useMe } from "../../../hooks/staff"
import { useReleaseStop, useStop } from "../../../hooks/stops"
import { formatDateTime } from "../../../lib/format"
import { STOP_SCOPE_WORDS, stopReasonWord } from "../../../lib/stop-words"

const CLINICIANS = ["prescriber", "pharmacist"]

type StopDrawerProps = { id: string; onClose: () => void }

/** One stop with what was written about it, and its release. */
export const StopDrawer = ({ id, onClose }: StopDrawerProps) => {
  const query = useStop(id)
  const role = useMe().data?.role ?? ""
  const [isReleasing, setReleasing] = useState(false)
  const release = useReleaseStop(id)
  if (isReleasing) {
    return (
      <ReasonDialog
        title="Release the stop"
        text="Supplies go on unless something else stops them. Those under way need a new clinical check."
        label="Why is it safe to go on?"
        confirm="Release"
        error={release.error}
        isPending={release.isPending}
        onClose={() => setReleasing(false)}
        onConfirm={(reason) => release.mutate(reason, { onSuccess: onClose })}
      />
    )
  }
  const mayRelease = query.data?.releasable && CLINICIANS.includes(role)
  return (
    <Drawer open onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content>
        <DrawerHeader title="Stop" text="That you read this is on record." />
        <Drawer.Body
          tabIndex={0}
          role="region"
          aria-label="Stop"
          className="flex flex-1 flex-col gap-6 overflow-y-auto"
        >
          <QueryView query={query}>
            {(stop) => <Facts facts={factsOf(stop)} />}
          </QueryView>
        </Drawer.Body>
        {mayRelease ? (
          <Drawer.Footer>
            <Button size="small" onClick={() => setReleasing(true)}>
              Release
            </Button>
          </Drawer.Footer>
        ) : null}
      </Drawer.Content>
    </Drawer>
  )
}

const factsOf = (stop: StopDetail): [string, string | null][] => [
  [STOP_SCOPE_WORDS[stop.scope], stop.subject],
  ["Batch", stop.batch_number],
  ["Reason", stopReasonWord(stop.reason_code)],
  ["Note", stop.note],
  ["Stopped", formatDateTime(stop.opened_at)],
  ["By", stop.opened_by ?? "System"],
  ["Supplies held", String(stop.supplies_held)],
  ["Released", stop.released_at && formatDateTime(stop.released_at)],
  ["Released by", stop.released_by],
  ["Why released", stop.release_reason],
]
