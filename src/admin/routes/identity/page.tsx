import { defineRouteConfig } from "@medusajs/admin-sdk"
import { User } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { useListParams } from "../../hooks/use-list-params"
import { IdentityList } from "./_components/identity-list"

const SHOWN = [
  { value: "review", label: "Needs us" },
  { value: "waiting", label: "Waiting for the patient" },
]

const IdentityPage = () => {
  const list = useListParams()
  const show = list.get("show") ?? "review"
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Identity checks"
        text="People whom the provider could not confirm. Their cases wait until somebody has looked at their documents."
      >
        <FilterSelect
          label="Show"
          value={show}
          options={SHOWN}
          onChange={(value) =>
            list.set("show", value === "review" ? null : value)
          }
        />
      </PageHeader>
      <IdentityList list={list} show={show} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Identity checks",
  icon: User,
  rank: 2,
})

export default IdentityPage
