import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../../components/filter-select"
import { PageHeader } from "../../../components/page-header"
import { useListParams } from "../../../hooks/use-list-params"
import { UnfinishedList } from "./_components/unfinished-list"

const STATES = [
  { value: "unfinished", label: "Being answered" },
  { value: "unpaid", label: "Submitted, not ordered" },
]
const AGES = [
  { value: "all", label: "Of any age" },
  { value: "true", label: "Untouched for 7 days" },
  { value: "false", label: "Touched within 7 days" },
]

const UnfinishedPage = () => {
  const list = useListParams()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Unfinished consultations"
        text="Left by their patients, the longest first. After 30 days you may close one; the patient can still go on with it."
      >
        <FilterSelect
          label="Stage"
          value={list.get("state") ?? "unfinished"}
          options={STATES}
          onChange={(value) =>
            list.set("state", value === "unfinished" ? null : value)
          }
        />
        <FilterSelect
          label="Age"
          value={list.get("flagged") ?? "all"}
          options={AGES}
          onChange={(value) =>
            list.set("flagged", value === "all" ? null : value)
          }
        />
      </PageHeader>
      <UnfinishedList list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: "Unfinished" })

export default UnfinishedPage
