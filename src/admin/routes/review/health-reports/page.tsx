import { defineRouteConfig } from "@medusajs/admin-sdk"
import { TaskPage } from "../../../components/task-page"
import { ReportDrawer } from "./_components/report-drawer"
import { ReportList } from "./_components/report-list"

const STATES = [
  { value: "open", label: "Open" },
  { value: "closed", label: "Closed" },
]

const HealthReportsPage = () => (
  <TaskPage
    title="Something has changed"
    text="Side effects and changes of health that patients, or staff for them, reported. Each holds all the patient's supplies until a clinician has looked at it."
    states={STATES}
    all="All reports"
    param="report"
    list={(list) => <ReportList list={list} />}
    drawer={(id, close) => <ReportDrawer key={id} id={id} onClose={close} />}
  />
)

export const config = defineRouteConfig({ label: "Something has changed" })

export default HealthReportsPage
