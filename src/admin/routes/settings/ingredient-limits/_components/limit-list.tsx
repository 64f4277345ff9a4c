import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { IngredientLimitView } from "../../../../../api/contracts/ingredient-limit"
import { DataList, type Column } from "../../../../components/data-list"
import { EmptyView } from "../../../../components/state-views"
import { useMe } from "../../../../hooks/staff"
import { amountWord } from "../../../../lib/linkage-words"
import { roleWord } from "../../../../lib/words"
import { LimitDrawer } from "./limit-drawer"

const rulesOf = (limit: IngredientLimitView): string[] => [
  ...(limit.per_sale === null
    ? []
    : [`${amountWord(limit.per_sale, limit.unit)} a day`]),
  ...(limit.per_window === null
    ? []
    : [
        `${amountWord(limit.per_window, limit.unit)} in ${limit.window_days ?? "?"} days`,
      ]),
  ...(limit.max_units_per_pack === null
    ? []
    : [`packs of up to ${limit.max_units_per_pack}`]),
  ...(limit.exclusive_with.length === 0
    ? []
    : [`never with ${limit.exclusive_with.join(", ")}`]),
]

const columns = (
  onEdit: ((limit: IngredientLimitView) => void) | null
): Column<IngredientLimitView>[] => [
  {
    header: "Ingredient",
    cell: (one) => <span className="font-medium">{one.ingredient}</span>,
  },
  { header: "Classes", cell: (one) => one.classes.join(", ") },
  { header: "At most", cell: (one) => rulesOf(one).join("; ") },
  {
    header: "More with a reason",
    cell: (one) => (one.override_role ? roleWord(one.override_role) : "Nobody"),
  },
  {
    header: "Source",
    hideOnCard: true,
    cell: (one) => (
      <Text as="span" size="xsmall" className="text-ui-fg-subtle">
        {one.source}
      </Text>
    ),
  },
  {
    header: "State",
    cell: (one) => (
      <Badge
        size="2xsmall"
        color={one.active ? "green" : "grey"}
        className="whitespace-nowrap"
      >
        {one.active ? "In force" : "Set aside"}
      </Badge>
    ),
  },
  ...(onEdit
    ? [
        {
          header: "Actions",
          cell: (one: IngredientLimitView) => (
            <Button
              size="small"
              variant="secondary"
              aria-label={`Edit the limit on ${one.ingredient}`}
              onClick={() => onEdit(one)}
            >
              Edit
            </Button>
          ),
        },
      ]
    : []),
]

export const LimitList = ({ limits }: { limits: IngredientLimitView[] }) => {
  const mayEdit = useMe().data?.role === "pharmacist"
  const [editing, setEditing] = useState<IngredientLimitView | "new" | null>(
    null
  )
  return (
    <>
      {limits.length > 0 ? (
        <DataList
          label="Limits by ingredient"
          columns={columns(mayEdit ? setEditing : null)}
          rows={limits}
          rowKey={({ id }) => id}
        />
      ) : (
        <EmptyView title="No limits yet" text="A pharmacist adds them here." />
      )}
      {mayEdit ? (
        <div className="px-4 py-3 sm:px-6">
          <Button
            size="small"
            variant="secondary"
            onClick={() => setEditing("new")}
          >
            Add a limit
          </Button>
        </div>
      ) : null}
      {editing ? (
        <LimitDrawer
          limit={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  )
}
