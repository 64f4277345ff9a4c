import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { searchPractices } from "../../../workflows/correspondence/search-practices"
import type { PracticeView, SearchPracticesType } from "../../contracts/letter"

/** GP practices by name, town or postcode; at most 20. */
export async function GET(
  req: MedusaRequest<unknown, SearchPracticesType>,
  res: MedusaResponse<{ practices: PracticeView[] }>
): Promise<void> {
  const { q } = req.validatedQuery as SearchPracticesType
  const practices = await searchPractices(req.scope, q)
  res.json({
    practices: practices.map((practice) => ({
      code: practice.ods_code,
      name: practice.name,
      address: practice.address,
      postcode: practice.postcode,
    })),
  })
}
