import type { SafeguardingTaskDetail } from "../../../../../api/contracts/safeguarding"
import { NoteForm } from "../../../../components/note-form"
import { TaskDrawer } from "../../../../components/task-drawer"
import {
  useCompleteSafeguarding,
  useSafeguardingTask,
} from "../../../../hooks/safeguarding"
import { TaskReading } from "./task-reading"

type SafeguardingDrawerProps = { id: string; onClose: () => void }

/** One task: what was answered, whom to reach, and what was done about it. */
export const SafeguardingDrawer = ({
  id,
  onClose,
}: SafeguardingDrawerProps) => {
  const query = useSafeguardingTask(id)
  return (
    <TaskDrawer
      title={
        query.data ? `Safeguarding: ${query.data.reference}` : "Safeguarding"
      }
      query={query}
      onClose={onClose}
      form={(task) => (task.state === "open" ? <DoneForm task={task} /> : null)}
    >
      {(task) => <TaskReading task={task} />}
    </TaskDrawer>
  )
}

const DoneForm = ({ task }: { task: SafeguardingTaskDetail }) => {
  const complete = useCompleteSafeguarding(task.id)
  return (
    <NoteForm
      label="What was done"
      hint="Whom you reached, what was agreed, who takes over."
      confirm="Done"
      error={complete.error}
      isPending={complete.isPending}
      onSubmit={(note) => complete.mutate(note)}
    />
  )
}
