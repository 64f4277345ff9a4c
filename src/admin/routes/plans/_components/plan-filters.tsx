import { useCallback } from "react"
import { DateField } from "../../../components/date-field"
import { FilterSelect } from "../../../components/filter-select"
import { SearchField } from "../../../components/search-field"
import { useClinicalCategories } from "../../../hooks/formulary"
import type { useListParams } from "../../../hooks/use-list-params"

const ALL = "all"
const STATES = [
  { value: ALL, label: "All states" },
  { value: "pending", label: "Not started" },
  { value: "active", label: "Running" },
  { value: "paused", label: "Paused" },
  { value: "completed", label: "Complete" },
  { value: "cancelled", label: "Cancelled" },
  { value: "limit_reached", label: "12 months reached" },
]
const CAUSES = [
  { value: ALL, label: "Paused or not" },
  { value: "payment", label: "For a payment" },
  { value: "patient", label: "For the patient" },
  { value: "clinical", label: "For a clinical reason" },
  { value: "stock", label: "For stock" },
]
const WISHES = [
  { value: ALL, label: "Asked to end or not" },
  { value: "true", label: "Asked to end" },
]

type PlanFiltersProps = { list: ReturnType<typeof useListParams> }

export const PlanFilters = ({ list }: PlanFiltersProps) => {
  const categories = useClinicalCategories().data ?? []
  const { set } = list
  const search = useCallback((text: string) => set("q", text), [set])
  const choice = (
    name: string,
    label: string,
    options: { value: string; label: string }[]
  ) => (
    <FilterSelect
      label={label}
      value={list.get(name) ?? ALL}
      options={options}
      onChange={(value) => set(name, value === ALL ? null : value)}
    />
  )
  return (
    <div className="grid grid-cols-2 items-center gap-2 px-4 py-3 sm:flex sm:flex-wrap sm:px-6">
      <div className="col-span-2">
        <SearchField
          label="Plan, case or order number"
          value={list.get("q") ?? ""}
          onSearch={search}
        />
      </div>
      {choice("state", "State", STATES)}
      {choice("cause", "Paused for", CAUSES)}
      {choice("category", "Category", [
        { value: ALL, label: "All categories" },
        ...categories.map(({ handle, name }) => ({
          value: handle,
          label: name,
        })),
      ])}
      {choice("asked_to_end", "Wish to end", WISHES)}
      {/* Two of them don't fit beside each other on a phone. */}
      <div className="col-span-2">
        <DateField
          label="Due from"
          value={list.get("due_from") ?? ""}
          onChange={(day) => set("due_from", day)}
        />
      </div>
      <div className="col-span-2">
        <DateField
          label="Due to"
          value={list.get("due_to") ?? ""}
          onChange={(day) => set("due_to", day)}
        />
      </div>
    </div>
  )
}
