import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { StopView } from "../../../../api/contracts/stop"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { useStops } from "../../../hooks/stops"
import type { useListParams } from "../../../hooks/use-list-params"
import { formatDateTime } from "../../../lib/format"
import { STOP_SCOPE_WORDS, stopReasonWord } from "../../../lib/stop-words"
import { StopDrawer } from "./stop-drawer"

const columnsWith = (onOpen: (id: string) => void): Column<StopView>[] => [
  {
    header: "What",
    cell: (stop) => (
      <span className="txt-compact-small inline-flex flex-col gap-0.5">
        {/* A case's subject says by itself that it is one. */}
        {stop.scope === "case" ? null : (
          <span className="font-medium">
            {STOP_SCOPE_WORDS[stop.scope]}
            {stop.batch_number ? ` ${stop.batch_number}` : ""}
          </span>
        )}
        {stop.case_id ? (
          <TextLink to={`/review/${stop.case_id}`}>{stop.subject}</TextLink>
        ) : (
          <span className="text-ui-fg-subtle">{stop.subject}</span>
        )}
      </span>
    ),
  },
  { header: "Reason", cell: (stop) => stopReasonWord(stop.reason_code) },
  {
    header: "Stopped",
    cell: (stop) => (
      <span className="whitespace-nowrap">
        {formatDateTime(stop.opened_at)}
      </span>
    ),
  },
  { header: "By", cell: (stop) => stop.opened_by ?? "System" },
  { header: "Supplies held", cell: (stop) => String(stop.supplies_held) },
  {
    header: "Released",
    cell: (stop) =>
      stop.released_at
        ? `${formatDateTime(stop.released_at)}, ${stop.released_by ?? "System"}`
        : "–",
  },
  {
    header: "Actions",
    cell: (stop) => (
      <Button
        size="small"
        variant="secondary"
        onClick={() => onOpen(stop.id)}
        aria-label={`Open the stop of ${stop.subject}`}
      >
        Open
      </Button>
    ),
  },
]

type StopListingProps = { list: ReturnType<typeof useListParams> }

export const StopListing = ({ list }: StopListingProps) => {
  const [open, setOpen] = useState<string | null>(null)
  const state = list.get("state") ?? "open"
  const query = useStops({ state, limit: list.limit, offset: list.offset })
  return (
    <>
      <QueryView query={query}>
        {({ stops, count }) =>
          count === 0 ? (
            <EmptyView
              title={state === "open" ? "Nothing is stopped" : "No such stops"}
              text="Stop supply here, or from a case or a supply."
            />
          ) : (
            <>
              <DataList
                label="Stops"
                columns={columnsWith(setOpen)}
                rows={stops}
                rowKey={(stop) => stop.id}
              />
              <Pager
                count={count}
                limit={list.limit}
                page={list.page}
                onPage={list.setPage}
              />
            </>
          )
        }
      </QueryView>
      {open ? <StopDrawer id={open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
