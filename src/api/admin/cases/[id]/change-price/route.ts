import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readChangePrice } from "../../../../../workflows/clinical-review/read-change"
import type {
  ChangePriceResponse,
  ReadChangePriceType,
} from "../../../../contracts/case-change"
import { requireParam } from "../../../../middlewares/require-param"

/** What a change would cost the patient, before it is put to them (SAF-2). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ReadChangePriceType>,
  res: MedusaResponse<ChangePriceResponse>
): Promise<void> {
  const { formulary_item_id, packs, months } = req.validatedQuery
  const found = await readChangePrice(req.scope, {
    case_id: requireParam(req, "id"),
    formulary_item_id,
    packs,
    months: months ?? null,
  })
  res.json(found)
}
