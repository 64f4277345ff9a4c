import { defineRouteConfig } from "@medusajs/admin-sdk"
import { TruckFast } from "@medusajs/icons"
import { Container, Tabs } from "@medusajs/ui"
import { useCallback } from "react"
import { PageHeader } from "../../components/page-header"
import { SearchField } from "../../components/search-field"
import { useListParams } from "../../hooks/use-list-params"
import { SUPPLY_VIEWS, viewNamed } from "../../lib/supply-views"
import { SupplyList } from "./_components/supply-list"

const DispatchPage = () => {
  const list = useListParams()
  const { set } = list
  const search = useCallback((text: string) => set("q", text), [set])
  const view = viewNamed(list.get("view"))
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Dispatch"
        text="Approved supplies, those promised first on top."
      >
        <SearchField
          label="Case, order or tracking number"
          value={list.get("q") ?? ""}
          onSearch={search}
        />
      </PageHeader>
      <Tabs
        value={view.key}
        onValueChange={(next) => set("view", next)}
        className="divide-y"
      >
        <div className="overflow-x-auto px-4 py-3 sm:px-6">
          <Tabs.List aria-label="State" className="w-max">
            {SUPPLY_VIEWS.map(({ key, label }) => (
              <Tabs.Trigger key={key} value={key}>
                {label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </div>
        <Tabs.Content value={view.key}>
          <SupplyList view={view} list={list} />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Dispatch",
  icon: TruckFast,
  rank: 2,
})

export default DispatchPage
