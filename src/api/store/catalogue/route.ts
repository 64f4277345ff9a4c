import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readClinicalCategories } from "../../../workflows/catalogue/read-formulary"
import type { CatalogueResponse } from "../../contracts/catalogue"
import { sendCached } from "./send-cached"

/** The conditions that are treated. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<CatalogueResponse>
): Promise<void> {
  await sendCached(req, res, async (): Promise<CatalogueResponse> => {
    const categories = await readClinicalCategories(req.scope)
    return {
      categories: categories.map(({ handle, name, summary }) => ({
        handle,
        name,
        summary,
      })),
    }
  })
}
