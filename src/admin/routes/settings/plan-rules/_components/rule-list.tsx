import { Badge, Button } from "@medusajs/ui"
import { useState } from "react"
import type { ClinicalCategoryView } from "../../../../../api/contracts/formulary"
import { DataList, type Column } from "../../../../components/data-list"
import { useMe } from "../../../../hooks/staff"
import { countWord } from "../../../../lib/format"
import { checkInSentence } from "../../../../lib/plan-rule-form"
import { RuleDrawer } from "./rule-drawer"

const columns = (
  onEdit: ((category: ClinicalCategoryView) => void) | null
): Column<ClinicalCategoryView>[] => [
  {
    header: "Category",
    cell: (one) => <span className="font-medium">{one.name}</span>,
  },
  {
    header: "Plans",
    cell: (one) => (
      <Badge
        size="2xsmall"
        color={one.plans_allowed ? "green" : "grey"}
        className="whitespace-nowrap"
      >
        {one.plans_allowed ? "Offered" : "One-offs only"}
      </Badge>
    ),
  },
  {
    header: "Between two supplies, at least",
    cell: (one) =>
      one.minimum_interval_days === 0
        ? "No limit"
        : countWord(one.minimum_interval_days, "day"),
  },
  {
    header: "Before a clinician looks again, at most",
    cell: (one) =>
      one.longest_gap_days === null
        ? "No limit"
        : countWord(one.longest_gap_days, "day"),
  },
  {
    header: "Asked before each later month",
    cell: (one) => checkInSentence(one.check_in),
  },
  ...(onEdit
    ? [
        {
          header: "Actions",
          cell: (one: ClinicalCategoryView) => (
            <Button
              size="small"
              variant="secondary"
              aria-label={`Edit the plan rules of ${one.name}`}
              onClick={() => onEdit(one)}
            >
              Edit
            </Button>
          ),
        },
      ]
    : []),
]

/** The categories with what holds for their plans (SAF-18). */
export const RuleList = ({
  categories,
}: {
  categories: ClinicalCategoryView[]
}) => {
  const mayEdit = useMe().data?.role === "pharmacist"
  const [editing, setEditing] = useState<ClinicalCategoryView | null>(null)
  return (
    <>
      <DataList
        label="Plan rules by category"
        columns={columns(mayEdit ? setEditing : null)}
        rows={categories}
        rowKey={({ id }) => id}
      />
      {editing ? (
        <RuleDrawer category={editing} onClose={() => setEditing(null)} />
      ) : null}
    </>
  )
}
