import { useCallback } from "react"
import { FilterSelect } from "../../../components/filter-select"
import { SearchField } from "../../../components/search-field"
import { useClinicalCategories } from "../../../hooks/formulary"
import type { useListParams } from "../../../hooks/use-list-params"

const STATES = [
  { value: "open", label: "Open" },
  { value: "queued", label: "Waiting in queue" },
  { value: "in_review", label: "Being reviewed" },
  { value: "awaiting_signature", label: "Awaiting signature" },
  {
    value: "identity_pending,identity_action_required,identity_review",
    label: "In the ID check",
  },
  { value: "approved", label: "Approved" },
  {
    value: "rejected,cancelled,abandoned,awaiting_refund,refunded",
    label: "Ended without supply",
  },
  { value: "closed", label: "Closed" },
  { value: "all", label: "All states" },
]
const HOLDERS = [
  { value: "any", label: "Anybody's" },
  { value: "mine", label: "Mine" },
  { value: "none", label: "Nobody's" },
]

type CaseFiltersProps = { list: ReturnType<typeof useListParams> }

export const CaseFilters = ({ list }: CaseFiltersProps) => {
  const categories = useClinicalCategories().data ?? []
  const { set } = list
  const search = useCallback((text: string) => set("q", text), [set])
  return (
    <div className="flex w-full flex-wrap items-center gap-2 lg:w-auto">
      <SearchField
        label="Case reference or order number"
        value={list.get("q") ?? ""}
        onSearch={search}
      />
      <FilterSelect
        label="State"
        value={list.get("state") ?? "open"}
        options={STATES}
        onChange={(value) => set("state", value === "open" ? null : value)}
      />
      <FilterSelect
        label="Category"
        value={list.get("category") ?? "all"}
        options={[
          { value: "all", label: "All categories" },
          ...categories.map(({ handle, name }) => ({
            value: handle,
            label: name,
          })),
        ]}
        onChange={(value) => set("category", value === "all" ? null : value)}
      />
      <FilterSelect
        label="Claimed by"
        value={list.get("claimed") ?? "any"}
        options={HOLDERS}
        onChange={(value) => set("claimed", value === "any" ? null : value)}
      />
    </div>
  )
}
