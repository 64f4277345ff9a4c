import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import type { SafeguardingTaskDetail } from "../../../../../api/contracts/safeguarding"
import { DrawerHeader } from "../../../../components/drawer-header"
import { QueryView } from "../../../../components/query-view"
import { TextField } from "../../../../components/text-field"
import {
  useCompleteSafeguarding,
  useSafeguardingTask,
} from "../../../../hooks/safeguarding"
import { errorSentence, fieldMessage } from "../../../../lib/error-words"
import { TaskReading } from "./task-reading"

const FEWEST = 10

type TaskDrawerProps = { id: string; onClose: () => void }

/** One task: what was answered, whom to reach, and what was done about it. */
export const TaskDrawer = ({ id, onClose }: TaskDrawerProps) => {
  const query = useSafeguardingTask(id)
  return (
    <Drawer open onOpenChange={(next) => (next ? null : onClose())}>
      <Drawer.Content>
        <DrawerHeader
          title={
            query.data
              ? `Safeguarding: ${query.data.reference}`
              : "Safeguarding"
          }
          text="That you read this is on record."
        />
        <Drawer.Body
          tabIndex={0}
          role="region"
          aria-label="Task"
          className="flex flex-1 flex-col gap-6 overflow-y-auto"
        >
          <QueryView query={query}>
            {(task) => <TaskReading task={task} />}
          </QueryView>
        </Drawer.Body>
        {query.data?.state === "open" ? <DoneForm task={query.data} /> : null}
      </Drawer.Content>
    </Drawer>
  )
}

const DoneForm = ({ task }: { task: SafeguardingTaskDetail }) => {
  const [note, setNote] = useState("")
  const [isTouched, setTouched] = useState(false)
  const complete = useCompleteSafeguarding(task.id)
  const isShort = note.trim().length < FEWEST
  const needed =
    isTouched && isShort ? `Write at least ${FEWEST} characters.` : undefined
  const refused = complete.error
    ? (fieldMessage(complete.error, "note") ?? errorSentence(complete.error))
    : undefined
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t px-6 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        setTouched(true)
        if (!isShort) {
          complete.mutate(note.trim())
        }
      }}
    >
      <TextField
        id="note"
        label="What was done"
        hint="Whom you reached, what was agreed, who takes over."
        rows={4}
        value={note}
        error={needed ?? refused}
        onChange={setNote}
      />
      <Button
        size="small"
        type="submit"
        className="self-end"
        isLoading={complete.isPending}
      >
        Done
      </Button>
    </form>
  )
}
