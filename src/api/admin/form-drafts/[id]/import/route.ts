import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { importQuestionnaireWorkflow } from "../../../../../workflows/forms/import-questionnaire"
import type {
  ImportQuestionnaireResponse,
  ImportQuestionnaireType,
} from "../../../../contracts/form"
import { requireParam } from "../../../../middlewares/require-param"
import { draftPerson, readDraftView } from "../../view"

/** Replaces the definition by a FHIR R4 Questionnaire; what can't be mapped is in the report. */
export async function POST(
  req: AuthenticatedMedusaRequest<ImportQuestionnaireType>,
  res: MedusaResponse<ImportQuestionnaireResponse>
): Promise<void> {
  const id = requireParam(req, "id")
  const { result } = await importQuestionnaireWorkflow(req.scope).run({
    input: { id, person: draftPerson(req), ...req.validatedBody },
  })
  const draft = await readDraftView(req, id)
  res.json({ draft, report: result.report })
}
