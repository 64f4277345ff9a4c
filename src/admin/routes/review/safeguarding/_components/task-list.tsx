import type { SafeguardingTaskRow } from "../../../../../api/contracts/safeguarding"
import { DataList, type Column } from "../../../../components/data-list"
import { Pager } from "../../../../components/pager"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { EmptyView } from "../../../../components/state-views"
import { useNow } from "../../../../hooks/clock"
import { useSafeguardingTasks } from "../../../../hooks/safeguarding"
import type { useListParams } from "../../../../hooks/use-list-params"
import { formatDateTime, waitedFor } from "../../../../lib/format"
import { adviceWords } from "../../../../lib/words"

const columns = (now: number): Column<SafeguardingTaskRow>[] => [
  {
    header: "Consultation",
    cell: (row) => (
      <span className="whitespace-nowrap font-medium">{row.reference}</span>
    ),
  },
  { header: "Category", cell: (row) => row.category.name },
  {
    header: "Advice given",
    cell: ({ advice_level }) => {
      const { word, colour } = adviceWords(advice_level)
      return <StateBadge color={colour}>{word}</StateBadge>
    },
  },
  {
    header: "Person",
    cell: ({ patient_id }) => (patient_id ? "Known" : "Not signed in"),
  },
  {
    header: "Opened",
    cell: (row) => (
      <time dateTime={row.opened_at} className="whitespace-nowrap">
        {row.state === "open"
          ? `${waitedFor(row.opened_at, now)} ago`
          : formatDateTime(row.opened_at)}
      </time>
    ),
  },
  {
    header: "State",
    cell: (row) =>
      row.state === "open" ? (
        <StateBadge color="red">Open</StateBadge>
      ) : (
        <StateBadge color="green">Done by {row.done_by_name}</StateBadge>
      ),
  },
]

type TaskListProps = { list: ReturnType<typeof useListParams> }

/** The open ones first, the longest waiting on top. */
export const TaskList = ({ list }: TaskListProps) => {
  const now = useNow()
  const state = list.get("state")
  const query = useSafeguardingTasks({
    state,
    limit: list.limit,
    offset: list.offset,
  })
  const hrefOf = ({ id }: SafeguardingTaskRow) => {
    const address = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(list.page > 1 ? { page: String(list.page) } : {}),
      task: id,
    })
    return `/review/safeguarding?${address.toString()}`
  }
  return (
    <QueryView query={query}>
      {({ tasks, count }) =>
        count === 0 ? (
          <EmptyView
            title={state ? "No task in this state" : "No safeguarding tasks"}
            text="They open by themselves when answers call for one, and every clinician is told by email."
          />
        ) : (
          <>
            <DataList
              label="Safeguarding tasks"
              columns={columns(now)}
              rows={tasks}
              rowKey={(row) => row.id}
              href={hrefOf}
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
  )
}
