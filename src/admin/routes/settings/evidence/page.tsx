import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { PageHeader } from "../../../components/page-header"
import { QueryView } from "../../../components/query-view"
import { useClinicalCategories } from "../../../hooks/formulary"
import { PolicyList } from "./_components/policy-list"

const EvidencePage = () => {
  const query = useClinicalCategories()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Evidence"
        text="Which proofs each category asks for before a case is approved or leaves. Pharmacists change this."
      />
      <QueryView query={query}>
        {(categories) => <PolicyList categories={categories} />}
      </QueryView>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Evidence",
  icon: DocumentText,
})

export default EvidencePage
