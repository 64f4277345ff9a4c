import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { FilterSelect } from "../../../components/filter-select"
import { PageHeader } from "../../../components/page-header"
import { useListParams } from "../../../hooks/use-list-params"
import { SafeguardingDrawer } from "./_components/safeguarding-drawer"
import { TaskList } from "./_components/task-list"

const STATES = [
  { value: "all", label: "All tasks" },
  { value: "open", label: "Open" },
  { value: "done", label: "Done" },
]

const SafeguardingPage = () => {
  const list = useListParams()
  const [, setParams] = useSearchParams()
  const task = list.get("task")
  // The list stays on its page.
  const close = () =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        next.delete("task")
        return next
      },
      { replace: true }
    )
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Safeguarding"
        text="People whose answers say that they may come to harm, whether or not they are treated."
      >
        <FilterSelect
          label="State"
          value={list.get("state") ?? "all"}
          options={STATES}
          onChange={(value) =>
            list.set("state", value === "all" ? null : value)
          }
        />
      </PageHeader>
      <TaskList list={list} />
      {task ? (
        <SafeguardingDrawer key={task} id={task} onClose={close} />
      ) : null}
    </Container>
  )
}

export const config = defineRouteConfig({ label: "Safeguarding" })

export default SafeguardingPage
