import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Calendar } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { DateField } from "../../components/date-field"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { useClinicalCategories } from "../../hooks/formulary"
import { upcomingFile } from "../../hooks/plans"
import { useListParams } from "../../hooks/use-list-params"
import { UpcomingTable } from "./_components/upcoming-table"

const ALL = "all"

const UpcomingSuppliesPage = () => {
  const list = useListParams()
  const categories = useClinicalCategories().data ?? []
  const range = {
    from: list.get("from"),
    to: list.get("to"),
    category: list.get("category"),
  }
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Upcoming supplies"
        text="What plans still have to send, by the day on which it is due. Four weeks, unless other days are chosen."
      >
        <DateField
          label="From"
          value={range.from ?? ""}
          onChange={(day) => list.set("from", day)}
        />
        <DateField
          label="To"
          value={range.to ?? ""}
          onChange={(day) => list.set("to", day)}
        />
        <FilterSelect
          label="Category"
          value={range.category ?? ALL}
          options={[
            { value: ALL, label: "All categories" },
            ...categories.map(({ handle, name }) => ({
              value: handle,
              label: name,
            })),
          ]}
          onChange={(value) =>
            list.set("category", value === ALL ? null : value)
          }
        />
        <Button size="small" variant="secondary" asChild>
          <a href={upcomingFile(range)} download>
            Export as CSV
          </a>
        </Button>
      </PageHeader>
      <UpcomingTable range={range} list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Upcoming supplies",
  icon: Calendar,
  rank: 3,
})

export default UpcomingSuppliesPage
