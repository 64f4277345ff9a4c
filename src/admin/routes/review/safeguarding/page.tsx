import { defineRouteConfig } from "@medusajs/admin-sdk"
import { TaskPage } from "../../../components/task-page"
import { SafeguardingDrawer } from "./_components/safeguarding-drawer"
import { SafeguardingList } from "./_components/safeguarding-list"

const STATES = [
  { value: "open", label: "Open" },
  { value: "done", label: "Done" },
]

const SafeguardingPage = () => (
  <TaskPage
    title="Safeguarding"
    text="People whose answers say that they may come to harm, whether or not they are treated."
    states={STATES}
    all="All tasks"
    param="task"
    list={(list) => <SafeguardingList list={list} />}
    drawer={(id, close) => (
      <SafeguardingDrawer key={id} id={id} onClose={close} />
    )}
  />
)

export const config = defineRouteConfig({ label: "Safeguarding" })

export default SafeguardingPage
