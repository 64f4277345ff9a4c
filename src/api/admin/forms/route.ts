import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { createFormWorkflow } from "../../../workflows/forms/create-form"
import { readForm, readForms } from "../../../workflows/forms/read-forms"
import type {
  CreateFormResponse,
  CreateFormType,
  FormsResponse,
  ListFormsType,
} from "../../contracts/form"
import { draftPerson, readDraftView } from "../form-drafts/view"
import { formRow } from "./view"

/** The forms by title, each with its open draft and how it is used. */
export async function GET(
  req: MedusaRequest<unknown, ListFormsType>,
  res: MedusaResponse<FormsResponse>
): Promise<void> {
  const { q, limit, offset } = req.validatedQuery as ListFormsType
  const { forms, count } = await readForms(req.scope, {
    ...(q ? { q } : {}),
    limit,
    offset,
  })
  res.json({ forms: forms.map(formRow), count })
}

/** Begins a form with its first draft. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreateFormType>,
  res: MedusaResponse<CreateFormResponse>
): Promise<void> {
  const { result } = await createFormWorkflow(req.scope).run({
    input: { form: req.validatedBody, person: draftPerson(req) },
  })
  const { form } = await readForm(req.scope, result.form_id)
  const draft = await readDraftView(req, result.id)
  res.status(201).json({ form: formRow(form), draft })
}
