import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { FilterSelect } from "../../../components/filter-select"
import { PageHeader } from "../../../components/page-header"
import { useListParams } from "../../../hooks/use-list-params"
import { ReportDrawer } from "./_components/report-drawer"
import { ReportList } from "./_components/report-list"

const STATES = [
  { value: "all", label: "All reports" },
  { value: "open", label: "Open" },
  { value: "closed", label: "Closed" },
]

const HealthReportsPage = () => {
  const list = useListParams()
  const [, setParams] = useSearchParams()
  const report = list.get("report")
  // The list stays on its page.
  const close = () =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        next.delete("report")
        return next
      },
      { replace: true }
    )
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Something has changed"
        text="Side effects and changes of health that patients, or staff for them, reported. Each holds all the patient's supplies until a clinician has looked at it."
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
      <ReportList list={list} />
      {report ? (
        <ReportDrawer key={report} id={report} onClose={close} />
      ) : null}
    </Container>
  )
}

export const config = defineRouteConfig({ label: "Something has changed" })

export default HealthReportsPage
