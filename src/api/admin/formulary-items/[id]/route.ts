import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changeFormularyItemWorkflow } from "../../../../workflows/catalogue/save-formulary-item"
import type {
  ChangeFormularyItemType,
  FormularyItemResponse,
} from "../../../contracts/formulary"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"
import { readOne } from "../read-one"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FormularyItemResponse>
): Promise<void> {
  res.json(await readOne(req.scope, requireParam(req, "id")))
}

export async function POST(
  req: AuthenticatedMedusaRequest<ChangeFormularyItemType>,
  res: MedusaResponse<FormularyItemResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  await changeFormularyItemWorkflow(req.scope).run({
    input: { id, change: req.validatedBody, actor: staffActor(req) },
  })
  res.json(await readOne(req.scope, id))
}
