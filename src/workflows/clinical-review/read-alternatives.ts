import type { MedusaContainer } from "@medusajs/framework/types"
import { unitsPerPack } from "../../modules/clinical-review/domain/proposal"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import type { Item } from "./review-facts"
import { formularyOf } from "./services"

/** The items that may be proposed in place of the ordered one, by name (SAF-2, RX-1). */
export async function readAlternatives(container: MedusaContainer, item: Item) {
  const items = await formularyOf(container).listFormularyItems(
    {
      category_id: item.category_id,
      legal_class: item.legal_class,
      sellable: true,
    },
    { take: 200 }
  )
  return items
    .map((one) => ({
      formulary_item_id: one.id,
      name: medicineName(one),
      pack_size: one.pack_size,
      units_per_pack: unitsPerPack(one.pack_size),
      max_packs: one.max_quantity_per_order,
      dose: one.default_dose ?? "",
      directions: one.default_directions ?? "",
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"))
}
