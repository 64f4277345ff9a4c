import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ReceiptPercent } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { useListParams } from "../../hooks/use-list-params"
import { RefundList } from "./_components/refund-list"

const VIEWS = [
  { value: "attention", label: "Needs somebody" },
  { value: "waiting", label: "Under way" },
  { value: "awaiting", label: "Awaiting refund" },
  { value: "done", label: "Refunded" },
  { value: "all", label: "All" },
]

const RefundsPage = () => {
  const list = useListParams()
  const view = list.get("view") ?? "attention"
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Refunds"
        text="A case counts as refunded, and its patient is told, when Stripe has confirmed it."
      >
        <FilterSelect
          label="Which"
          value={view}
          options={VIEWS}
          onChange={(value) =>
            list.set("view", value === "attention" ? null : value)
          }
        />
      </PageHeader>
      <RefundList view={view} list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Refunds",
  icon: ReceiptPercent,
  rank: 5,
})

export default RefundsPage
