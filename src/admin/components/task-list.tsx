import { useNow } from "../hooks/clock"
import type { useListParams } from "../hooks/use-list-params"
import { formatDateTime, waitedFor } from "../lib/format"
import { DataList, type Column } from "./data-list"
import { Pager } from "./pager"
import { StateBadge } from "./state-badge"
import { EmptyView } from "./state-views"

/** Something that a clinician has to end, open or ended. */
type Task = { id: string; state: string; opened_at: string }

type TaskListProps<Row extends Task> = {
  label: string
  list: ReturnType<typeof useListParams>
  rows: Row[]
  count: number
  /** What tells one task from another, before since when it waits and how it stands. */
  columns: Column<Row>[]
  opened: string
  /** "Closed by Sam Lee". */
  ended: (row: Row) => string
  /** The page's path, and the parameter by which one task is opened beside it. */
  path: string
  param: string
  none: { filtered: string; title: string; text: string }
}

/** Tasks of clinicians, the open ones first and the longest waiting on top. */
export function TaskList<Row extends Task>(props: TaskListProps<Row>) {
  const { label, list, rows, count, columns, path, param, none } = props
  const now = useNow()
  const state = list.get("state")
  const hrefOf = ({ id }: Row) => {
    const address = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(list.page > 1 ? { page: String(list.page) } : {}),
      [param]: id,
    })
    return `${path}?${address.toString()}`
  }
  return count === 0 ? (
    <EmptyView title={state ? none.filtered : none.title} text={none.text} />
  ) : (
    <>
      <DataList
        label={label}
        columns={[...columns, ...commonColumns(props, now)]}
        rows={rows}
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

const commonColumns = <Row extends Task>(
  { opened, ended }: Pick<TaskListProps<Row>, "opened" | "ended">,
  now: number
): Column<Row>[] => [
  {
    header: opened,
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
        <StateBadge color="green">{ended(row)}</StateBadge>
      ),
  },
]
