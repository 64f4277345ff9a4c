import { Text } from "@medusajs/ui"
import type {
  DifferenceView,
  ReconciliationView,
} from "../../../../api/contracts/reconciliation"
import { DataList, type Column } from "../../../components/data-list"
import { Pager } from "../../../components/pager"
import { QueryView } from "../../../components/query-view"
import { StateBadge } from "../../../components/state-badge"
import { EmptyView } from "../../../components/state-views"
import { TextLink } from "../../../components/text-link"
import { useDifferences } from "../../../hooks/reconciliation"
import type { useListParams } from "../../../hooks/use-list-params"
import {
  DIFFERENCE_STATES,
  KIND_WORDS,
  sideWords,
} from "../../../lib/difference-words"
import { formatDateTime } from "../../../lib/format"
import { DifferenceActions } from "./difference-actions"

const Subject = ({ row }: { row: DifferenceView }) => (
  <span className="inline-flex min-w-0 flex-col">
    {row.order_id ? (
      <TextLink
        to={`/orders/${row.order_id}`}
        className="txt-compact-small-plus whitespace-nowrap"
      >
        Order #{row.order_display_id ?? "–"}
      </TextLink>
    ) : (
      <span>No order</span>
    )}
    <Text
      as="span"
      size="xsmall"
      className="text-ui-fg-subtle font-mono break-all"
    >
      {row.subject_id}
    </Text>
  </span>
)

const columns: Column<DifferenceView>[] = [
  {
    header: "Difference",
    cell: ({ kind }) => (
      <span className="inline-flex min-w-44 flex-col whitespace-normal">
        <span className="txt-compact-small-plus">{KIND_WORDS[kind].title}</span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {KIND_WORDS[kind].text}
        </Text>
      </span>
    ),
  },
  { header: "About", cell: (row) => <Subject row={row} /> },
  { header: "Ours", cell: ({ ours }) => sideWords(ours) },
  { header: "Stripe’s", cell: ({ theirs }) => sideWords(theirs) },
  {
    header: "Since",
    cell: ({ since }) => (
      <span className="whitespace-nowrap">{formatDateTime(since)}</span>
    ),
  },
]

const actions: Column<DifferenceView> = {
  header: "Actions",
  cell: (row) => <DifferenceActions row={row} />,
}

const outcome: Column<DifferenceView> = {
  header: "Outcome",
  cell: ({ state, closed_by, reason }) => (
    <span className="inline-flex flex-col gap-1 whitespace-normal">
      <StateBadge color={DIFFERENCE_STATES[state].colour}>
        {DIFFERENCE_STATES[state].word}
      </StateBadge>
      <Text as="span" size="xsmall" className="text-ui-fg-subtle">
        {[closed_by ?? "By itself", reason].filter(Boolean).join(": ")}
      </Text>
    </span>
  ),
}

type DifferenceListProps = {
  state: string
  list: ReturnType<typeof useListParams>
  run: ReconciliationView | null
}

export const DifferenceList = ({ state, list, run }: DifferenceListProps) => {
  const { limit, offset } = list
  const at = run ? `${run.id} ${run.progress}` : "never"
  const query = useDifferences({ state, limit, offset }, at)
  return (
    <QueryView query={query}>
      {({ differences, count }) =>
        count === 0 ? (
          <EmptyView
            title={
              state !== "open"
                ? "No differences here"
                : run
                  ? "Stripe’s books and ours say the same"
                  : "No difference is known"
            }
            text="What differs appears here, with what mends it."
          />
        ) : (
          <>
            <DataList
              label="Differences"
              columns={[...columns, state === "open" ? actions : outcome]}
              rows={differences}
              rowKey={(row) => row.id}
            />
            <Pager
              count={count}
              limit={limit}
              page={list.page}
              onPage={list.setPage}
            />
          </>
        )
      }
    </QueryView>
  )
}
