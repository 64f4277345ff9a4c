import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Beaker } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useIngredientLimits } from "../../../hooks/linkage"
import { LimitList } from "./_components/limit-list"

const IngredientLimitsPage = () => {
  const query = useIngredientLimits()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Limits by ingredient"
        text="How much of an ingredient one person may have, over all their orders and linked accounts. Pharmacists change this; it works at once."
      />
      <QueryView query={query}>
        {(limits) => <LimitList limits={limits} />}
      </QueryView>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Limits by ingredient",
  icon: Beaker,
})

export default IngredientLimitsPage
