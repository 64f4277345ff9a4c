import type { SafeguardingTaskRow } from "../../../../../api/contracts/safeguarding"
import type { Column } from "../../../../components/data-list"
import { QueryView } from "../../../../components/query-view"
import { StateBadge } from "../../../../components/state-badge"
import { TaskList } from "../../../../components/task-list"
import { useSafeguardingTasks } from "../../../../hooks/safeguarding"
import type { useListParams } from "../../../../hooks/use-list-params"
import { adviceWords } from "../../../../lib/words"

const COLUMNS: Column<SafeguardingTaskRow>[] = [
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
]

type SafeguardingListProps = { list: ReturnType<typeof useListParams> }

export const SafeguardingList = ({ list }: SafeguardingListProps) => {
  const query = useSafeguardingTasks({
    state: list.get("state"),
    limit: list.limit,
    offset: list.offset,
  })
  return (
    <QueryView query={query}>
      {({ tasks, count }) => (
        <TaskList
          label="Safeguarding tasks"
          list={list}
          rows={tasks}
          count={count}
          columns={COLUMNS}
          opened="Opened"
          ended={(row) => `Done by ${row.done_by_name}`}
          path="/review/safeguarding"
          param="task"
          none={{
            filtered: "No task in this state",
            title: "No safeguarding tasks",
            text: "They open by themselves when answers call for one, and every clinician is told by email.",
          }}
        />
      )}
    </QueryView>
  )
}
