import { useState } from "react"
import { Button } from "@medusajs/ui"
import type { UnfinishedConsultationRow } from "../../../../../api/contracts/unfinished-consultation"
import { ApiAlert } from "../../../../components/api-alert"
import { ConfirmPrompt } from "../../../../components/confirm-prompt"
import { DataList, type Column } from "../../../../components/data-list"
import { Pager } from "../../../../components/pager"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { EmptyView } from "../../../../components/state-views"
import { useNow } from "../../../../hooks/clock"
import {
  useAbandonConsultation,
  useUnfinishedConsultations,
} from "../../../../hooks/unfinished"
import type { useListParams } from "../../../../hooks/use-list-params"
import { waitedFor } from "../../../../lib/format"

type Row = UnfinishedConsultationRow

const columns = (now: number, onClose: (row: Row) => void): Column<Row>[] => [
  {
    header: "Consultation",
    cell: (row) => (
      <span className="txt-compact-small-plus whitespace-nowrap">
        {row.reference}
      </span>
    ),
  },
  { header: "Category", cell: (row) => row.category.name },
  {
    header: "Untouched for",
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <time dateTime={row.last_activity_at} className="whitespace-nowrap">
          {waitedFor(row.last_activity_at, now)}
        </time>
        {row.flagged ? (
          <StateBadge color="orange">7 days or more</StateBadge>
        ) : null}
      </span>
    ),
  },
  {
    header: "Reminders",
    cell: (row) =>
      row.is_guest ? "None: not signed in" : String(row.reminders_sent),
  },
  {
    header: "Action",
    cell: (row) =>
      row.abandonable ? (
        <Button size="small" variant="secondary" onClick={() => onClose(row)}>
          Close
          <span className="sr-only"> {row.reference}</span>
        </Button>
      ) : (
        <span className="text-ui-fg-subtle">After 30 days</span>
      ),
  },
]

type UnfinishedListProps = { list: ReturnType<typeof useListParams> }

/** What patients left lying, with closing as a person's decision (CON-8). */
export const UnfinishedList = ({ list }: UnfinishedListProps) => {
  const now = useNow()
  const [closing, setClosing] = useState<Row | null>(null)
  const abandon = useAbandonConsultation()
  const query = useUnfinishedConsultations({
    state: list.get("state") ?? "unfinished",
    flagged: list.get("flagged"),
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <>
      {abandon.error ? (
        <div className="px-4 py-3 sm:px-6">
          <ApiAlert error={abandon.error} />
        </div>
      ) : null}
      <QueryView query={query}>
        {({ consultations, count }) =>
          count === 0 ? (
            <EmptyView
              title="Nothing is left lying"
              text="Consultations appear here while their patients haven't finished them."
            />
          ) : (
            <>
              <DataList
                label="Unfinished consultations"
                columns={columns(now, setClosing)}
                rows={consultations}
                rowKey={(row) => row.id}
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
      <ConfirmPrompt
        open={closing !== null}
        title={`Close ${closing?.reference ?? ""}?`}
        text="Nobody has touched it for 30 days and nothing was paid. The patient keeps the answers and can still go on."
        confirm="Close the consultation"
        variant="danger"
        onClose={() => setClosing(null)}
        onConfirm={() => {
          if (closing) {
            abandon.mutate(closing.id)
          }
          setClosing(null)
        }}
      />
    </>
  )
}
