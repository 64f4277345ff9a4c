import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../../components/filter-select"
import { PageHeader } from "../../../components/page-header"
import { useListParams } from "../../../hooks/use-list-params"
import { ChargeTable } from "./_components/charge-table"

const ALL = "all"
const STATES = [
  { value: ALL, label: "All of them" },
  { value: "retry_wait", label: "Tried again by itself" },
  { value: "action_required", label: "Patient has to confirm" },
  { value: "failed", label: "Needs another card" },
  { value: "unknown", label: "Outcome unknown" },
  { value: "charging", label: "Stuck for an hour" },
]

const FailedChargesPage = () => {
  const list = useListParams()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Failed charges"
        text="Months that were not paid, those failing longest on top. Nothing more of their plans is charged until that is settled."
      >
        <FilterSelect
          label="Which"
          value={list.get("state") ?? ALL}
          options={STATES}
          onChange={(value) => list.set("state", value === ALL ? null : value)}
        />
      </PageHeader>
      <ChargeTable list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: "Failed charges" })

export default FailedChargesPage
