import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { FormularyItemView } from "../../../api/contracts/formulary"
import { useClinicalCategories } from "../../hooks/formulary"
import { ClassBadge } from "../class-badge"
import { ItemDrawer } from "./item-drawer"
import { ItemFacts } from "./item-facts"

type VariantItemProps = {
  variant: { id: string; title: string }
  item: FormularyItemView | null
  mayEdit: boolean
}

/** One variant with what the formulary says of it. */
export const VariantItem = ({ variant, item, mayEdit }: VariantItemProps) => {
  const [isOpen, setOpen] = useState(false)
  const categories = useClinicalCategories(isOpen).data
  return (
    <section className="flex flex-col gap-3 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Text weight="plus" size="small">
            {variant.title}
          </Text>
          {item ? <ClassBadge legalClass={item.legal_class} /> : null}
          {item ? (
            <Badge size="2xsmall" color={item.sellable ? "green" : "grey"}>
              {item.sellable ? "May be sold" : "Not for sale"}
            </Badge>
          ) : null}
        </div>
        {mayEdit ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setOpen(true)}
          >
            {item ? "Edit" : "Add to the formulary"}
          </Button>
        ) : null}
      </div>
      {item ? (
        <ItemFacts item={item} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          Not in the formulary: it can&apos;t be sold.
        </Text>
      )}
      {isOpen && categories ? (
        <ItemDrawer
          title={`${item ? "Edit" : "Add"}: ${variant.title}`}
          variantId={variant.id}
          item={item}
          categories={categories}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  )
}
