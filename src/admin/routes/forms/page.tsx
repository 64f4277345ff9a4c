import { defineRouteConfig } from "@medusajs/admin-sdk"
import { PencilSquare } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useState } from "react"
import { PageHeader } from "../../components/page-header"
import { SearchField } from "../../components/search-field"
import { useMe } from "../../hooks/staff"
import { useListParams } from "../../hooks/use-list-params"
import { FormList } from "./_components/form-list"
import { NewFormDrawer } from "./_components/new-form-drawer"

const EDITORS = ["pharmacist", "prescriber", "administrator"]

const FormsPage = () => {
  const list = useListParams()
  const role = useMe().data?.role
  const [isAdding, setAdding] = useState(false)
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Forms"
        text="What patients are asked, and the rules that judge their answers."
      >
        <SearchField
          label="Search by title"
          value={list.get("q") ?? ""}
          onSearch={(q) => list.set("q", q || null)}
        />
        {role && EDITORS.includes(role) ? (
          <Button size="small" onClick={() => setAdding(true)}>
            New form
          </Button>
        ) : null}
      </PageHeader>
      <FormList list={list} />
      {isAdding ? <NewFormDrawer onClose={() => setAdding(false)} /> : null}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Forms",
  icon: PencilSquare,
  rank: 4,
})

export default FormsPage
