import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readForm } from "../../../../workflows/forms/read-forms"
import type { FormResponse } from "../../../contracts/form"
import { requireParam } from "../../../middlewares/require-param"
import { formRow, versionRow } from "../view"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FormResponse>
): Promise<void> {
  const { form, versions } = await readForm(req.scope, requireParam(req, "id"))
  res.json({ form: formRow(form), versions: versions.map(versionRow) })
}
