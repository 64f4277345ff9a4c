import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../shared/errors"
import { readFormularyItems } from "../../../workflows/catalogue/read-formulary"
import type { FormularyItemResponse } from "../../contracts/formulary"
import { formularyItemView } from "./view"

/** One item as the API shows it. @throws not_found */
export async function readOne(
  container: MedusaContainer,
  id: string
): Promise<FormularyItemResponse> {
  const page = { limit: 1, offset: 0 }
  const { items } = await readFormularyItems(container, { id, ...page })
  const [item] = items
  if (!item) {
    throw notFound("Formulary item", id)
  }
  return { formulary_item: formularyItemView(item) }
}
