import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCardRefresh } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { PageHeader } from "../../components/page-header"
import { useListParams } from "../../hooks/use-list-params"
import { PlanFilters } from "./_components/plan-filters"
import { PlanTable } from "./_components/plan-table"

const PlansPage = () => {
  const list = useListParams()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Plans"
        text="Months of a treatment bought together, the newest on top."
      />
      <PlanFilters list={list} />
      <PlanTable list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Plans",
  icon: CreditCardRefresh,
  rank: 3,
})

export default PlansPage
