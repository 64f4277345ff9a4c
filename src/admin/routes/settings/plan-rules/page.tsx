import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Calendar } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useClinicalCategories } from "../../../hooks/formulary"
import { RuleList } from "./_components/rule-list"

const PlanRulesPage = () => {
  const query = useClinicalCategories()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Plan rules"
        text="How the treatments of each category may be bought as plans. Pharmacists change this."
      />
      <QueryView query={query}>
        {(categories) => <RuleList categories={categories} />}
      </QueryView>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Plan rules",
  icon: Calendar,
})

export default PlanRulesPage
