import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { invalid } from "../../../shared/errors"
import { readFormularyItems } from "../../../workflows/catalogue/read-formulary"
import { addFormularyItemWorkflow } from "../../../workflows/catalogue/save-formulary-item"
import {
  FindFormularyItems,
  type AddFormularyItemType,
  type FormularyItemResponse,
  type FormularyItemsResponse,
} from "../../contracts/formulary"
import { staffActor } from "../../middlewares/staff-request"
import { readOne } from "./read-one"
import { formularyItemView } from "./view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FormularyItemsResponse>
): Promise<void> {
  const query = FindFormularyItems.safeParse(req.query)
  if (!query.success) {
    const [issue] = query.error.issues
    throw invalid(issue?.path.join(".") ?? "query", issue?.message ?? "wrong")
  }
  const { variant_id, product_id, limit, offset } = query.data
  const { items, count } = await readFormularyItems(req.scope, {
    ...(variant_id ? { variant_id } : {}),
    ...(product_id ? { product_id } : {}),
    limit,
    offset,
  })
  res.json({ formulary_items: items.map(formularyItemView), count })
}

/** Makes a variant a formulary item. */
export async function POST(
  req: AuthenticatedMedusaRequest<AddFormularyItemType>,
  res: MedusaResponse<FormularyItemResponse>
): Promise<void> {
  const { result } = await addFormularyItemWorkflow(req.scope).run({
    input: {
      item: { ...NOT_SAID, ...req.validatedBody },
      actor: staffActor(req),
    },
  })
  res.status(201).json(await readOne(req.scope, result.id))
}

/** What an item is until somebody says otherwise: the careful side of each. */
const NOT_SAID = {
  dmd_vmp: null,
  dmd_vmpp: null,
  dmd_amp: null,
  dmd_ampp: null,
  dmd_verified: false,
  dmd_note: null,
  dmd_exemption_note: null,
  gtin: null,
  default_dose: null,
  default_directions: null,
  cold_chain: false,
  signature_required: false,
  consultation: "required",
  grace_months: null,
  gp_letter_wording: null,
  indication: null,
  controlled_schedule: null,
  sellable: false,
} as const
