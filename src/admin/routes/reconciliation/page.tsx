import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowsPointingOut } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { useReconciliation } from "../../hooks/reconciliation"
import { useListParams } from "../../hooks/use-list-params"
import { CompareButton, LastRun } from "./_components/last-run"
import { DifferenceList } from "./_components/difference-list"
import { DisputeList } from "./_components/dispute-list"

const VIEWS = [
  { value: "open", label: "Open differences" },
  { value: "mended", label: "Mended" },
  { value: "accepted", label: "Accepted" },
  { value: "disputes", label: "Disputes" },
]

const ReconciliationPage = () => {
  const list = useListParams()
  const summary = useReconciliation()
  const show = list.get("show") ?? "open"
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="Reconciliation"
        text="Stripe’s payments, refunds and disputes against ours, compared every morning."
      >
        <FilterSelect
          label="Which"
          value={show}
          options={VIEWS}
          onChange={(value) =>
            list.set("show", value === "open" ? null : value)
          }
        />
        <CompareButton run={summary.data?.run ?? null} />
      </PageHeader>
      <LastRun query={summary} />
      {show === "disputes" ? (
        <DisputeList list={list} />
      ) : (
        <DifferenceList
          state={show}
          list={list}
          run={summary.data?.run ?? null}
        />
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "Reconciliation",
  icon: ArrowsPointingOut,
  rank: 6,
})

export default ReconciliationPage
