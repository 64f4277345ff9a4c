import { useCallback } from "react"
import { FilterSelect } from "../../../components/filter-select"
import { SearchField } from "../../../components/search-field"
import { useClinicalCategories } from "../../../hooks/formulary"
import type { useListParams } from "../../../hooks/use-list-params"

const STATES = [
  { value: "open", label: "Open" },
  { value: "queued", label: "Waiting in queue" },
  { value: "in_review", label: "Being reviewed" },
  {
    value: "awaiting_patient,awaiting_acceptance",
    label: "Waiting for the patient",
  },
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

const FLAGS = [
  { value: "all", label: "Flagged or not" },
  { value: "any", label: "With any flag" },
  { value: "red", label: "With a red flag" },
  { value: "amber", label: "With an amber flag" },
  { value: "repeat", label: "Repeats" },
  { value: "renewal", label: "Renewals" },
]
const WAITING = [
  { value: "all", label: "Waiting any time" },
  { value: "7", label: "Over 7 days" },
  { value: "30", label: "Over 30 days" },
]

type CaseFiltersProps = { list: ReturnType<typeof useListParams> }

export const CaseFilters = ({ list }: CaseFiltersProps) => {
  const categories = useClinicalCategories().data ?? []
  const { set } = list
  const search = useCallback((text: string) => set("q", text), [set])
  return (
    <div className="grid w-full grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap lg:w-auto">
      <div className="col-span-2">
        <SearchField
          label="Case reference or order number"
          value={list.get("q") ?? ""}
          onSearch={search}
        />
      </div>
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
      <FilterSelect
        label="Flags"
        value={list.get("flags") ?? "all"}
        options={FLAGS}
        onChange={(value) => set("flags", value === "all" ? null : value)}
      />
      <FilterSelect
        label="Waiting"
        value={list.get("waiting_days") ?? "all"}
        options={WAITING}
        onChange={(value) =>
          set("waiting_days", value === "all" ? null : value)
        }
      />
    </div>
  )
}
